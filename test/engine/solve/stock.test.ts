import { describe, expect, test } from 'vitest';
import { certify } from '../../../engine/dispatch/certificate.ts';
import { expectedLines } from '../../../engine/dispatch/tax-lines.ts';
import type { Asset, Site, SiteGroup } from '../../../engine/index.ts';
import type { Program } from '../../../engine/program/program.ts';
import { toProgram } from '../../../engine/program/site-program.ts';
import { solveWithHighs } from '../../../engine/solve/highs.ts';
import { solveSingleStock } from '../../../engine/solve/stock/stock.ts';
import { randomGroup } from '../random-group.ts';
import { battery, groupOf, siteWith } from '../small-site.ts';

const programOf = (group: SiteGroup): Program =>
  toProgram(group, { taxLines: group.sites.map(site => expectedLines(site, group.axis)) });

const relaxed = (program: Program): Program => ({ ...program, exclusive: [] });

/** The certified plan of one site over as many hours as it has prices. */
function planOf(site: Site): { costEur: number; flow: (name: string) => number[]; worth: number[] } {
  const prices = site.importEurPerMwh as Float64Array;
  const program = programOf(groupOf(prices.length, 60, site));
  const solution = solveSingleStock(program);
  if (solution?.status !== 'optimal') throw new Error(`got ${solution?.status ?? 'no solution'}`);
  const proof = certify(relaxed(program), solution.x, solution.y, '');
  expect(proof.maxResidualMw).toBeLessThanOrEqual(1e-9);
  expect(proof.maxBoundViolationMw).toBeLessThanOrEqual(1e-9);
  expect(Math.abs(proof.gap)).toBeLessThanOrEqual(1e-9);
  const flow = (name: string) => {
    const { start, count } = program.columns.find(block => block.name === `site/${name}`)!;
    return Array.from(solution.x.subarray(start, start + count), mw => Math.round(mw * 1e6) / 1e6);
  };
  const stock = program.rows.find(({ name }) => name.endsWith('.stock'))!;
  return {
    costEur: proof.costEur,
    flow,
    worth: Array.from(solution.y.subarray(stock.start, stock.start + stock.count)),
  };
}

const arbitrage = (prices: readonly number[], parts: Partial<typeof battery>, more: Partial<Site> = {}) =>
  siteWith({
    importEurPerMwh: Float64Array.from(prices),
    exportEurPerMwh: Float64Array.from(prices),
    limits: { importMw: 10, exportMw: 10 },
    assets: [{ ...battery, efficiencyIn: 1, efficiencyOut: 1, ...parts }],
    ...more,
  });

describe('stocks that can be followed in the head', () => {
  test('buys in the cheap hours and sells in the dear ones', () => {
    const { costEur, flow, worth } = planOf(arbitrage([20, 10, 50, 100], {}));
    expect(flow('battery.charge')).toEqual([1, 1, 0, 0]);
    expect(flow('battery.discharge')).toEqual([0, 0, 1, 1]);
    expect(costEur).toBeCloseTo(30 - 150, 9);
    // A MWh more in stock saves anything between the dearest bought and the cheapest sold.
    for (const eur of worth) expect(-eur).toBeGreaterThanOrEqual(20 - 1e-9);
    for (const eur of worth) expect(-eur).toBeLessThanOrEqual(50 + 1e-9);
  });

  test('does nothing where losses and wear eat the difference', () => {
    const { costEur } = planOf(
      arbitrage([80, 90, 80, 90], { efficiencyIn: 0.9, efficiencyOut: 0.9, wearEurPerMwh: 1 }),
    );
    expect(costEur).toBeCloseTo(0, 9);
  });

  test('keeps what was asked for at the end', () => {
    const { flow, costEur } = planOf(arbitrage([30, 40, 50], { startMwh: 1, end: 2 }));
    expect(flow('battery.level').at(-1)).toBe(2);
    // Full after the first hour, and any sale would have to be bought back dearer.
    expect(costEur).toBeCloseTo(30, 9);
  });

  test('losses of the level: what is sold later has to be bought more of', () => {
    const { flow, costEur } = planOf(
      arbitrage([10, 100], { lossPerHour: 0.5, energyMwh: 1, startMwh: 0, end: 0 }),
    );
    expect(flow('battery.level')).toEqual([1, 0]);
    expect(flow('battery.discharge')).toEqual([0, 0.5]);
    expect(costEur).toBeCloseTo(10 - 50, 9);
  });

  test('a cyclic stock chooses its level before the first hour', () => {
    const { flow, costEur } = planOf(arbitrage([100, 10], { startMwh: null, end: 'cyclic', energyMwh: 1 }));
    expect(flow('battery.discharge')).toEqual([1, 0]);
    expect(flow('battery.level')).toEqual([0, 1]);
    expect(costEur).toBeCloseTo(10 - 100, 9);
  });

  test('negative prices: the relaxation burns energy for money, both flows at once', () => {
    const { costEur, flow } = planOf(
      arbitrage(
        [-50, -50],
        { efficiencyIn: 0.5, efficiencyOut: 1, startMwh: null, end: 'cyclic' },
        { limits: { importMw: 10, exportMw: 0 }, exportEurPerMwh: 0 },
      ),
    );
    expect(flow('battery.charge')).toEqual([1, 1]);
    expect(flow('battery.discharge')).toEqual([0.5, 0.5]);
    expect(costEur).toBeCloseTo(-50, 9);
  });
});

describe('degenerate stocks', () => {
  const day = (value: (t: number) => number) => Array.from({ length: 48 }, (_, t) => value(t));
  const cases: Record<string, Site> = {
    'flat prices': arbitrage(
      day(() => 50),
      { startMwh: null, end: 'cyclic' },
    ),
    'no size': arbitrage(
      day(t => t % 24),
      { chargeMw: 0, dischargeMw: 0, energyMwh: 0, startMwh: null, end: 'cyclic' },
    ),
    'level with equal bounds': arbitrage(
      day(t => t % 24),
      { minimumMwh: 2, startMwh: null, end: 'cyclic' },
    ),
    'leaking level with equal bounds': arbitrage(
      day(t => t % 24),
      { minimumMwh: 2, startMwh: 2, end: 2, lossPerHour: 0.01 },
    ),
    'only in': arbitrage(
      day(t => t % 24),
      { dischargeMw: 0, startMwh: 0, end: 2 },
    ),
    'a stock too large to be filled': arbitrage(
      day(t => ((t * 7) % 24) - 5),
      { energyMwh: 1000, startMwh: null, end: 'cyclic' },
    ),
    'a stock that leaks nearly all': arbitrage(
      day(t => (t * 7) % 24),
      { lossPerHour: 0.95, startMwh: null, end: 'cyclic' },
    ),
    'nothing to do': arbitrage(
      day(() => 0),
      { startMwh: null, end: 'cyclic' },
    ),
  };
  test.each(Object.entries(cases))('%s', async (_, site) => {
    const { costEur } = planOf(site);
    const program = programOf(groupOf(48, 60, site));
    const referee = await solveWithHighs(program, null);
    if (referee.status !== 'optimal') throw new Error(referee.status);
    const best = certify(relaxed(program), referee.x, referee.y, '').costEur;
    expect(Math.abs(costEur - best)).toBeLessThanOrEqual(Math.max(1e-9, 1e-6 * Math.abs(best)));
  });

  test('an end that cannot be reached', () => {
    const site = arbitrage([10, 10], { chargeMw: 0.5, startMwh: 0, end: 2 });
    expect(solveSingleStock(programOf(groupOf(2, 60, site)))).toEqual({ status: 'infeasible' });
  });

  test('a ring that no level can keep', () => {
    const site = arbitrage([10, 10], {
      minimumMwh: 1,
      lossPerHour: 0.9,
      chargeMw: 0.1,
      startMwh: null,
      end: 'cyclic',
    });
    expect(solveSingleStock(programOf(groupOf(2, 60, site)))).toEqual({ status: 'infeasible' });
  });

  test('two stocks on one carrier, and monthly peaks, are not for this method', () => {
    const two = arbitrage([10, 20], {}, { assets: [battery, { ...battery, name: 'other' }] });
    expect(solveSingleStock(programOf(groupOf(2, 60, two)))).toBeNull();
    const peaks = arbitrage(
      [10, 20],
      {},
      { peaks: [{ period: 'month', priceEurPerMw: 1, alreadySetMw: [] }] },
    );
    expect(solveSingleStock(programOf(groupOf(2, 60, peaks)))).toBeNull();
  });
});

const isStock = ({ kind }: Asset) => kind === 'battery' || kind === 'thermalStore' || kind === 'loadShift';

/** The first site of the random group, with its first stock only, and nothing else that ties its steps together. */
function singleStockGroup(seed: number, mostSteps: number): SiteGroup {
  const group = randomGroup(seed, mostSteps);
  const site = group.sites[0]!;
  const stock = site.assets.find(isStock);
  const assets = site.assets.filter(asset => !isStock(asset) || asset === stock);
  const carbon = { ...site.carbon, levyEurPerTon: 0 };
  return { ...group, sites: [{ ...site, assets, carbon, peaks: [] }], sharedLimits: [] };
}

test('random programs agree with the referee', async () => {
  const faults: string[] = [];
  const counts = { solved: 0, infeasible: 0, left: 0 };
  for (let seed = 1; seed <= 700; seed++) {
    const group = singleStockGroup(seed, 100);
    if (!group.sites[0]!.assets.some(isStock)) continue;
    const program = programOf(group);
    const referee = await solveWithHighs(program, null);
    const answer = solveSingleStock(program);
    if (answer === null) counts.left++;
    else if (answer.status !== 'optimal' || referee.status !== 'optimal') {
      if (answer.status !== referee.status)
        faults.push(`seed ${seed}: ${answer.status}, referee ${referee.status}`);
      counts.infeasible++;
    } else {
      counts.solved++;
      const proof = certify(relaxed(program), answer.x, answer.y, '');
      const best = certify(relaxed(program), referee.x, referee.y, '').costEur;
      const isRight =
        Math.abs(proof.costEur - best) <= Math.max(1e-9, 1e-6 * Math.abs(best)) &&
        Math.abs(proof.costEur - proof.boundEur) <= 1e-9 * Math.max(1, Math.abs(best)) &&
        proof.maxResidualMw <= 1e-9 &&
        proof.maxBoundViolationMw <= 1e-9;
      if (!isRight) faults.push(`seed ${seed}: ${JSON.stringify({ ...proof, best })}`);
    }
  }
  expect(faults).toEqual([]);
  expect(counts.solved).toBeGreaterThan(300);
  // Left to others: a ring of one step, and rings without a plan of which no level proves it.
  expect(counts.left).toBeLessThan(0.1 * counts.solved);
});
