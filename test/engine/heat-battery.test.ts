import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { certify } from '../../engine/dispatch/certificate.ts';
import { expectedLines } from '../../engine/dispatch/tax-lines.ts';
import { type Asset, type DispatchOptions, dispatch, type Site } from '../../engine/index.ts';
import { toProgram } from '../../engine/program/site-program.ts';
import { solveWithHighs } from '../../engine/solve/highs.ts';
import { battery, groupOf, siteWith } from './small-site.ts';

const EXACT: DispatchOptions = { tolerance: 1e-6, deadlineMs: null, foresight: 'perfect' };

const bricks: Extract<Asset, { kind: 'heatBattery' }> = {
  ...battery,
  kind: 'heatBattery',
  name: 'bricks',
  level: 'steam',
};
const boiler: Asset = {
  kind: 'gasBoiler',
  name: 'boiler',
  level: 'steam',
  heatMw: 3,
  efficiency: 0.9,
  fuel: 'naturalGas',
  operationEurPerMwh: 1,
};
const shift: Asset = {
  kind: 'loadShift',
  name: 'shift',
  awayMw: 1,
  backMw: 1,
  energyMwh: 2,
  windowHours: 8,
  returnPerMwh: 1,
  costEurPerMwh: 5,
};
const gas = { naturalGas: { priceEurPerMwh: 45, tax: [], emissionsTonPerMwh: 0.2034 } };

describe('in the head', () => {
  test('1 MWh bought at 10 gives 0.81 MWh of heat, the rest is gas at 50 EUR per MWh of heat', async () => {
    const site = siteWith({
      heatLoadMw: { steam: Float64Array.of(0, 1) },
      importEurPerMwh: Float64Array.of(10, 500),
      fuels: gas,
      assets: [bricks, { ...boiler, operationEurPerMwh: 0 }],
    });
    const answer = await dispatch(groupOf(2, 60, site), EXACT);
    if (answer.status === 'infeasible') throw new Error(answer.status);
    expect(answer.certificate.costEur).toBeCloseTo(10 + 0.19 * 50, 9);
  });

  test('at a negative price it is charged and gives heat in the same hour, and no energy is thrown away', async () => {
    const site = siteWith({
      heatLoadMw: { steam: 0.81 },
      importEurPerMwh: Float64Array.of(-20, -20),
      fuels: gas,
      assets: [bricks, boiler],
    });
    const answer = await dispatch(groupOf(2, 60, site), EXACT);
    if (answer.status === 'infeasible') throw new Error(answer.status);
    // 1 MW in each hour: what it may take, and just what two hours of 0.81 MW of heat need.
    expect(answer.certificate.costEur).toBeCloseTo(-40, 9);
    expect(answer.exclusiveChoices).toEqual([]);
  });
});

const STEPS = 48;
const tenths = (least: number, most: number) =>
  fc.integer({ min: least * 10, max: most * 10 }).map(value => value / 10);
const series = (least: number, most: number) =>
  fc
    .array(tenths(least, most), { minLength: STEPS, maxLength: STEPS })
    .map(values => Float64Array.from(values));

const anyBricks: fc.Arbitrary<Asset> = fc
  .record({
    chargeMw: tenths(0, 5),
    dischargeMw: tenths(0, 3),
    energyMwh: tenths(1, 20),
    efficiencyIn: tenths(0.5, 1),
    efficiencyOut: tenths(0.8, 1),
    lossPerHour: fc.constantFrom(0, 0.001, 0.02),
    wearEurPerMwh: tenths(0, 2),
    ends: fc.constantFrom<{ startMwh: number | null; end: number | 'cyclic' }>(
      { startMwh: null, end: 'cyclic' },
      { startMwh: 1, end: 0 },
      { startMwh: 0.5, end: 'cyclic' },
    ),
  })
  .map(({ ends, ...rest }) => ({ ...bricks, ...rest, ...ends }));

const anyPlant: fc.Arbitrary<Site> = fc
  .record({
    load: series(0, 3),
    steam: series(0, 3),
    price: series(-40, 150),
    importMw: tenths(4, 8),
    store: anyBricks,
    more: fc.subarray<Asset>([boiler, shift]),
    peaks: fc.subarray(['month'] as const),
  })
  .map(({ load, steam, price, importMw, store, more, peaks }) =>
    siteWith({
      electricityLoadMw: load,
      heatLoadMw: { steam },
      importEurPerMwh: price,
      exportEurPerMwh: price.map(eur => eur - 5),
      limits: { importMw, exportMw: 0 },
      peaks: peaks.map(period => ({ period, priceEurPerMw: 900, alreadySetMw: [] })),
      fuels: gas,
      assets: [store, ...more],
    }),
  );

test('any plant with a heat battery costs what the referee finds, and its certificate proves it', async () => {
  await fc.assert(
    fc.asyncProperty(anyPlant, async site => {
      const group = groupOf(STEPS, 60, site);
      const answer = await dispatch(group, EXACT);
      const program = toProgram(group, { taxLines: [expectedLines(site, group.axis)] });
      const referee = await solveWithHighs(program, null);
      // A store that leaks and cannot be charged never gets back to where it began.
      expect(answer.status === 'infeasible').toBe(referee.status === 'infeasible');
      if (answer.status === 'infeasible' || referee.status !== 'optimal') return;
      const least = certify({ ...program, exclusive: [] }, referee.x, referee.y, '').costEur;
      const { costEur, boundEur, gap, maxResidualMw } = answer.certificate;
      expect(Math.abs(costEur - least)).toBeLessThanOrEqual(2e-6 * Math.max(1, Math.abs(least)));
      expect(boundEur).toBeLessThanOrEqual(costEur + 1e-6);
      expect(gap).toBeLessThanOrEqual(2e-6);
      expect(maxResidualMw).toBeLessThanOrEqual(1e-6);
      const level = answer.sites[0]!.flows.find(({ name }) => name === 'bricks.level')!;
      expect(level.carrier).toBe('steam');
    }),
    { numRuns: 60, seed: 5 },
  );
});
