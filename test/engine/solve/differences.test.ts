import { describe, expect, test } from 'vitest';
import { certify } from '../../../engine/dispatch/certificate.ts';
import { expectedLines } from '../../../engine/dispatch/tax-lines.ts';
import { type Asset, dispatch, type Site, type SiteGroup } from '../../../engine/index.ts';
import type { Program } from '../../../engine/program/program.ts';
import { toProgram } from '../../../engine/program/site-program.ts';
import { solveWithHighs } from '../../../engine/solve/highs.ts';
import { solveInterior } from '../../../engine/solve/interior/interior.ts';
import { battery } from '../small-site.ts';
import { boiler, electrode, OPTIONS, panels, richSite, single, tank, wave } from './hard-site.ts';

/** By how much a right-hand side is moved, MW or MWh. */
const MOVED = 0.02;
/** What rounding of the costs leaves of a difference, EUR per MW. */
const ROUNDING_EUR = 0.02;

const programOf = (group: SiteGroup): Program =>
  toProgram(group, { taxLines: group.sites.map(site => expectedLines(site, group.axis)) });

const cyclic = { startMwh: null, end: 'cyclic' } as const;
const week = {
  peaks: [
    { period: 'month', priceEurPerMw: 900, alreadySetMw: [2] },
    { period: 'week', priceEurPerMw: 300, alreadySetMw: [] },
  ],
} satisfies Partial<Site>;

const CASES: Readonly<Record<string, SiteGroup>> = {
  'peaks and stores over two weeks': single(richSite(336, week), 336),
  'cyclic stores over four weeks': single(
    richSite(672, {
      assets: [
        { ...battery, ...cyclic, energyMwh: 5 },
        { ...tank, ...cyclic } as Asset,
        boiler(6),
        electrode(3),
        panels(672, 2),
      ],
    }),
    672,
  ),
  'a budget of import and a peak': single(
    richSite(240, {
      budgets: [{ name: 'import', asset: null, flows: ['import'], unit: 'MWh', limit: 420, mwhPerUnit: 1 }],
    }),
    240,
  ),
};

/** Least cost by the referee with the right-hand side of a row moved. */
async function costWith(program: Program, row: number, by: number): Promise<number> {
  const [rowLower, rowUpper] = [program.rowLower.slice(), program.rowUpper.slice()];
  rowLower[row]! += by;
  rowUpper[row]! += by;
  const solution = await solveWithHighs({ ...program, rowLower, rowUpper }, null);
  if (solution.status !== 'optimal') throw new Error(solution.status);
  return certify({ ...program, exclusive: [] }, solution.x, solution.y, '').costEur;
}

describe('multipliers of the interior point are what the referee pays for a little more', () => {
  test.each(Object.entries(CASES))('%s', async (_name, group) => {
    const program = programOf(group);
    const solution = solveInterior(program, OPTIONS);
    if (solution?.status !== 'optimal') throw new Error(solution?.status ?? 'no plan');
    const best = await costWith(program, 0, 0);
    let alike = 0;
    for (const [r, { name, start, count }] of program.rows.entries()) {
      if (name.includes('peak')) continue;
      const steps = count === 1 ? [0] : [(37 * (r + 1)) % count, (101 * (r + 2)) % count];
      for (const step of steps) {
        const row = start + step;
        const y = solution.y[row]!;
        if (count === 1) expect(Math.abs(y), `${name} binds`).toBeGreaterThan(1);
        const more = ((await costWith(program, row, MOVED)) - best) / MOVED;
        const less = (best - (await costWith(program, row, -MOVED))) / MOVED;
        expect(y, `${name} ${step}`).toBeGreaterThan(less - ROUNDING_EUR);
        expect(y, `${name} ${step}`).toBeLessThan(more + ROUNDING_EUR);
        if (more - less < ROUNDING_EUR && Math.abs(y) > 1) alike++;
      }
    }
    // Where both sides are one, there is one multiplier: most of those tried.
    expect(alike).toBeGreaterThanOrEqual(3);
  });
});

describe('the worth of a MW is what a dispatch with a little more saves', () => {
  const binding = (importMw: number): SiteGroup =>
    single(
      richSite(336, { ...week, electricityLoadMw: wave(336, 2.2, 2), limits: { importMw, exportMw: 1 } }),
      336,
    );
  const solve = async (group: SiteGroup) => {
    const answer = await dispatch(group, OPTIONS);
    if (answer.status === 'infeasible') throw new Error('infeasible');
    return answer;
  };

  test('over the axis, and with a peak pressed against the limit', async () => {
    const [here, more, less] = [
      await solve(binding(3)),
      await solve(binding(3 + MOVED)),
      await solve(binding(3 - MOVED)),
    ];
    const [up, down] = [
      (here.certificate.costEur - more.certificate.costEur) / MOVED,
      (less.certificate.costEur - here.certificate.costEur) / MOVED,
    ];
    const { valueOfOneMwEur } = here.sites[0]!;
    expect(valueOfOneMwEur).toBeGreaterThan(100);
    // Costs are good to a tenth of a cent or so; convex: a MW less costs at least what a MW more saves.
    expect(valueOfOneMwEur).toBeGreaterThan(up - 0.2);
    expect(valueOfOneMwEur).toBeLessThan(down + 0.2);
    expect(down - up).toBeLessThan(0.25 * valueOfOneMwEur);
  });

  test('in single hours', async () => {
    const here = await solve(binding(3));
    const worth = here.sites[0]!.flows.find(({ name }) => name === 'importLimitValue')!.values;
    const dear = [...worth.keys()].filter(t => worth[t]! > 20).slice(0, 3);
    expect(dear).toHaveLength(3);
    for (const t of dear) {
      const raised = async (by: number) => {
        const group = binding(3);
        const importMw = new Float64Array(336).fill(3);
        importMw[t]! += by;
        const site = group.sites[0]!;
        return solve({ ...group, sites: [{ ...site, limits: { ...site.limits, importMw } }] });
      };
      const up = (here.certificate.costEur - (await raised(MOVED)).certificate.costEur) / MOVED;
      const down = ((await raised(-MOVED)).certificate.costEur - here.certificate.costEur) / MOVED;
      expect(worth[t]!).toBeGreaterThan(up - 0.2);
      expect(worth[t]!).toBeLessThan(down + 0.2);
    }
  });
});
