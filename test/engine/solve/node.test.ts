import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { certify } from '../../../engine/dispatch/certificate.ts';
import { expectedLines } from '../../../engine/dispatch/tax-lines.ts';
import type { Site, SiteGroup } from '../../../engine/index.ts';
import type { Program } from '../../../engine/program/program.ts';
import { toProgram } from '../../../engine/program/site-program.ts';
import { solveWithHighs } from '../../../engine/solve/highs.ts';
import { solveNode } from '../../../engine/solve/node/node.ts';
import type { SolveOptions } from '../../../engine/solve/solution.ts';
import { anySite, battery, groupOf, siteWith } from '../small-site.ts';

const EXACT = (site: Program) => solveWithHighs(site, null);
const TO_1E4: SolveOptions = { tolerance: 1e-4, deadlineMs: null };

/** Sites under one limit on their sum. */
function nodeOf(steps: number, sites: readonly Site[], importMw: number, exportMw: number): SiteGroup {
  const named = sites.map((site, s) => ({ ...site, name: `site-${s}` }));
  return {
    ...groupOf(steps, 60, ...named),
    sharedLimits: [{ name: 'node', sites: named.map(({ name }) => name), importMw, exportMw }],
  };
}

const programOf = (group: SiteGroup): Program =>
  toProgram(group, { taxLines: group.sites.map(site => expectedLines(site, group.axis)) });

const proofOf = (program: Program, { x, y }: { x: Float64Array; y: Float64Array }) =>
  certify({ ...program, exclusive: [] }, x, y, '');

/** 4 to 12 random sites that are served one by one, over 48 to 168 hours, under a limit of a fifth to all of their sum. */
function randomNode(seed: number): Program {
  const steps = 48 + ((seed * 37) % 121);
  const count = 4 + (seed % 9);
  const share = 0.2 + ((seed * 7) % 10) / 12;
  const served = { electricityEurPerMwh: 3000, heatEurPerMwh: 3000 };
  const sites = fc
    .sample(anySite(steps), { numRuns: count, seed })
    .map(site => ({ ...site, unserved: served, peaks: site.peaks.slice(0, seed % 3) }));
  const sumOf = (mw: (site: Site) => number) => share * sites.reduce((sum, site) => sum + mw(site), 0);
  const importMw = sumOf(({ limits }) => limits.importMw as number);
  return programOf(
    nodeOf(
      steps,
      sites,
      importMw,
      sumOf(({ limits }) => limits.exportMw as number),
    ),
  );
}

describe('random nodes against the referee', () => {
  test('the gap is proven by a valid bound and a feasible plan', async () => {
    let shared = 0;
    for (let seed = 1; seed <= 16; seed++) {
      const tolerance = seed % 2 === 0 ? 1e-4 : 1e-6;
      const program = randomNode(seed);
      const [referee, answer] = await Promise.all([
        solveWithHighs(program, null),
        solveNode(program, { tolerance, deadlineMs: null }, EXACT),
      ]);
      expect(answer?.status, `seed ${seed}`).toBe(referee.status);
      if (answer?.status !== 'optimal' || referee.status !== 'optimal') continue;
      const proof = proofOf(program, answer);
      const best = proofOf(program, referee).costEur;
      const rounding = 1e-7 * Math.abs(best);
      expect(proof.gap, `seed ${seed}`).toBeLessThanOrEqual(tolerance);
      expect(proof.maxResidualMw, `seed ${seed}`).toBeLessThanOrEqual(1e-6);
      expect(proof.maxBoundViolationMw, `seed ${seed}`).toBeLessThanOrEqual(1e-6);
      expect(proof.boundEur, `seed ${seed}`).toBeLessThanOrEqual(best + rounding);
      expect(proof.costEur, `seed ${seed}`).toBeGreaterThanOrEqual(best - rounding);
      const node = program.rows.find(({ name }) => name === 'shared/node')!;
      if (answer.y.subarray(node.start, node.start + node.count).some(price => price !== 0)) shared++;
    }
    expect(shared).toBeGreaterThanOrEqual(5);
  }, 120_000);
});

describe('a node that can be worked out by hand', () => {
  const loads = (...mw: number[]) => siteWith({ electricityLoadMw: Float64Array.from(mw) });

  test('what the limit leaves unserved sets the price of the limit', async () => {
    const program = programOf(nodeOf(2, [loads(4, 1), loads(1, 2)], 4, 0));
    const answer = await solveNode(program, { tolerance: 1e-6, deadlineMs: null }, EXACT);
    if (answer?.status !== 'optimal') throw new Error(`got ${answer?.status}`);
    expect(proofOf(program, answer).costEur).toBeCloseTo(7 * 50 + 3000, 2);
    const { start } = program.rows.find(({ name }) => name === 'shared/node')!;
    expect(answer.y[start]).toBeCloseTo(50 - 3000, 0);
    expect(answer.y[start + 1]).toBeCloseTo(0, 1);
  });

  test('sites that fit together have no price, and each is solved once', async () => {
    const program = programOf(nodeOf(2, [loads(4, 1), loads(1, 4)], 5, 0));
    let solves = 0;
    const answer = await solveNode(program, TO_1E4, site => {
      solves++;
      return EXACT(site);
    });
    if (answer?.status !== 'optimal') throw new Error(`got ${answer?.status}`);
    expect(solves).toBe(2);
    expect(proofOf(program, answer).gap).toBeLessThan(1e-9);
  });

  test('a kW site beside 300 MW, with a store that moves what does not fit', async () => {
    const small = siteWith({ electricityLoadMw: Float64Array.of(0.001, 0.003, 0.002, 0.001) });
    const large = siteWith({
      electricityLoadMw: Float64Array.of(100, 300, 200, 100),
      limits: { importMw: 400, exportMw: 0 },
      assets: [{ ...battery, chargeMw: 100, dischargeMw: 100, energyMwh: 150 }],
    });
    const program = programOf(nodeOf(4, [small, large], 250.003, 0));
    const answer = await solveNode(program, { tolerance: 1e-6, deadlineMs: null }, EXACT);
    if (answer?.status !== 'optimal') throw new Error(`got ${answer?.status}`);
    const proof = proofOf(program, answer);
    // 50 MWh out of a store that gives back 0.81 of what it takes.
    expect(proof.costEur).toBeCloseTo(50 * (700.007 - 50 + 50 / 0.81), 0);
    expect(proof.gap).toBeLessThanOrEqual(1e-6);
  });
});

describe('what has no plan', () => {
  const mustServe = (mw: number) =>
    siteWith({
      electricityLoadMw: mw,
      unserved: { electricityEurPerMwh: null, heatEurPerMwh: null },
    });

  test('sites that together need more than the limit', async () => {
    const sites = [mustServe(3), mustServe(4), siteWith({ electricityLoadMw: 2, assets: [battery] })];
    const over = programOf(nodeOf(24, sites, 6.9, 0));
    expect(await solveNode(over, TO_1E4, EXACT)).toEqual({ status: 'infeasible' });
    const within = programOf(nodeOf(24, sites, 7.1, 0));
    expect((await solveNode(within, TO_1E4, EXACT))?.status).toBe('optimal');
  });

  test('a site that cannot do by itself', async () => {
    const program = programOf(nodeOf(24, [mustServe(11), mustServe(1)], 30, 0));
    expect(await solveNode(program, TO_1E4, EXACT)).toEqual({ status: 'infeasible' });
  });
});

describe('at the deadline', () => {
  /** Each site takes this long the first time, so that no time is left for more than one try. */
  const SITE_MS = 100;

  test('the best plan comes with a bound that holds', async () => {
    const program = randomNode(5);
    const sites = 9;
    let solves = 0;
    const slow = async (site: Program) => {
      if (solves++ < sites) await new Promise(resolve => setTimeout(resolve, SITE_MS));
      return EXACT(site);
    };
    const deadlineMs = 3.9 * sites * SITE_MS;
    const answer = await solveNode(program, { tolerance: 1e-9, deadlineMs }, slow);
    const referee = await solveWithHighs(program, null);
    if (answer?.status !== 'optimal' || referee.status !== 'optimal')
      throw new Error(`got ${answer?.status}`);
    expect(solves).toBeLessThanOrEqual(4 * sites);
    const proof = proofOf(program, answer);
    const best = proofOf(program, referee).costEur;
    expect(proof.maxResidualMw).toBeLessThanOrEqual(1e-6);
    expect(proof.boundEur).toBeLessThanOrEqual(best + 1e-6 * Math.abs(best));
    expect(proof.costEur).toBeGreaterThanOrEqual(best - 1e-6 * Math.abs(best));
    expect(Number.isFinite(proof.boundEur)).toBe(true);
  }, 60_000);

  test('nothing is claimed when there was no time for any plan', async () => {
    expect(await solveNode(randomNode(5), { tolerance: 1e-4, deadlineMs: 0 }, EXACT)).toEqual({
      status: 'out-of-time',
    });
  });
});

test('the same node gives the same bits', async () => {
  const program = randomNode(5);
  const [one, other] = [await solveNode(program, TO_1E4, EXACT), await solveNode(program, TO_1E4, EXACT)];
  expect(one?.status).toBe('optimal');
  expect(one).toEqual(other);
});

test('a site alone, and sites that share nothing, are no node', async () => {
  const site = siteWith({ electricityLoadMw: 1 });
  expect(await solveNode(programOf(groupOf(2, 60, site)), TO_1E4, EXACT)).toBeNull();
  const apart = groupOf(2, 60, { ...site, name: 'one' }, { ...site, name: 'other' });
  expect(await solveNode(programOf(apart), TO_1E4, EXACT)).toBeNull();
});
