import { expect, test } from 'vitest';
import { expectedLines } from '../../../engine/dispatch/tax-lines.ts';
import type { SiteGroup } from '../../../engine/index.ts';
import type { Program } from '../../../engine/program/program.ts';
import { toProgram } from '../../../engine/program/site-program.ts';
import { solveInterior } from '../../../engine/solve/interior/interior.ts';
import { battery } from '../small-site.ts';
import { richSite, STEPS, shift, single, smallBesideLarge, wave } from './hard-site.ts';

/** Within this many MW or MWh a number is on its bound. */
const ON_BOUND = 1e-8;
/** What the interior point leaves near a bound it means to be on, unless its plan is put there: less than this share of the range. */
const NEAR_SHARE = 1e-5;

const programOf = (group: SiteGroup): Program =>
  toProgram(group, { taxLines: group.sites.map(site => expectedLines(site, group.axis)) });

/** Numbers of the plan that are near a bound without being on it, by their columns. */
function nearMisses(program: Program, tolerance: number): string[] {
  const solution = solveInterior(program, { tolerance, deadlineMs: null });
  if (solution?.status !== 'optimal') throw new Error(solution?.status ?? 'no plan');
  return program.columns.flatMap(({ name, start, count }) => {
    const missed: string[] = [];
    for (let k = start; k < start + count; k++) {
      const x = solution.x[k]!;
      const apart = Math.min(Math.abs(x - program.lower[k]!), Math.abs(program.upper[k]! - x));
      const range = program.upper[k]! - program.lower[k]!;
      if (apart > ON_BOUND && apart < NEAR_SHARE * range) missed.push(`${name} ${k - start}: ${x}`);
    }
    return missed;
  });
}

// Half of the panels' columns cannot move (night), a store has no energy, limits equal loads.
const rich = richSite(STEPS);
const stuck = { ...battery, name: 'stuck', energyMwh: 0 };
const tight = wave(STEPS, 2, 2);

test.each([
  ['panels at night', 1e-6, single(rich)],
  ['a load shift', 1e-6, single({ ...rich, assets: [...rich.assets, shift] })],
  ['a store of size nil', 1e-6, single({ ...rich, assets: [...rich.assets, stuck] })],
  [
    'a limit equal to the load',
    1e-6,
    single({ ...rich, limits: { importMw: tight, exportMw: 0 }, heatLoadMw: {} }),
  ],
  // What the small site does is a millionth of the cost.
  ['kilowatts beside 300 MW', 1e-9, smallBesideLarge()],
])('the plan of the interior point stands on its bounds: %s', (_name, tolerance, group) => {
  expect(nearMisses(programOf(group), tolerance)).toEqual([]);
});
