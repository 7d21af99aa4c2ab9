import { expect, test } from 'vitest';
import { certify } from '../../../engine/dispatch/certificate.ts';
import { dispatch, type SiteGroup } from '../../../engine/index.ts';
import { toProgram } from '../../../engine/program/site-program.ts';
import { solveWithHighs } from '../../../engine/solve/highs.ts';
import { solveInterior } from '../../../engine/solve/interior/interior.ts';
import { smoothed } from '../../../engine/solve/interior/smooth.ts';
import type { Solution } from '../../../engine/solve/solution.ts';
import { battery, groupOf, siteWith } from '../small-site.ts';

const TOLERANCE = 1e-6;
const OPTIONS = { tolerance: TOLERANCE, deadlineMs: null };

/** Two days of three price levels, eight hours each: within a level every hour is as good as another. */
const price = Float64Array.from({ length: 48 }, (_, t) => [20, 50, 80][Math.floor((t % 24) / 8)]!);
const levels = groupOf(
  48,
  60,
  siteWith({
    electricityLoadMw: 3,
    importEurPerMwh: price,
    exportEurPerMwh: -1000,
    assets: [
      battery,
      {
        kind: 'loadShift',
        name: 'shift',
        awayMw: 1,
        backMw: 1,
        energyMwh: 4,
        windowHours: 24,
        returnPerMwh: 1,
        costEurPerMwh: 1,
      },
    ],
  }),
);

function programOf(group: SiteGroup) {
  const taxLines = group.sites.map(() => ({
    electricity: { bracket: 0, eurPerMwh: 0, constantEur: 0 },
    fuels: {},
  }));
  return toProgram(group, { taxLines });
}

function planOf(solution: Solution | null): { x: Float64Array; y: Float64Array } {
  if (solution?.status !== 'optimal') throw new Error('no plan');
  return solution;
}

test('hours of one price share what is charged and discharged alike, whichever method found the cost', async () => {
  const program = programOf(levels);
  const start = program.columns.find(({ name }) => name === 'site/battery.charge')!.start;
  const discharge = program.columns.find(({ name }) => name === 'site/battery.discharge')!.start;
  for (const { x, y } of [
    planOf(await solveWithHighs(program, null)),
    planOf(solveInterior(program, OPTIONS)),
  ]) {
    const plan = smoothed(program, x, y, TOLERANCE)!;
    const before = certify({ ...program, exclusive: [] }, x, y, '');
    const after = certify({ ...program, exclusive: [] }, plan, y, '');
    expect(Math.abs(after.costEur - before.costEur)).toBeLessThan(TOLERANCE * Math.abs(before.costEur));
    expect(after.gap).toBeLessThanOrEqual(TOLERANCE);
    expect(after.maxResidualMw).toBeLessThan(1e-6);
    // 2 MWh come in over eight hours at 0.9, and go out over eight at 0.9.
    for (let t = 0; t < 8; t++) expect(plan[start + t]!).toBeCloseTo(2 / 0.9 / 8, 3);
    for (let t = 16; t < 24; t++) expect(plan[discharge + t]!).toBeCloseTo((2 * 0.9) / 8, 3);
  }
});

test('flat prices leave every store alone', async () => {
  const flat = { ...levels, sites: levels.sites.map(site => ({ ...site, importEurPerMwh: 50 })) };
  const answer = await dispatch(flat, { ...OPTIONS, foresight: 'perfect', smoothest: true });
  if (answer.status === 'infeasible') throw new Error('no plan');
  expect(answer.certificate.gap).toBeLessThanOrEqual(TOLERANCE);
  const flows = answer.sites[0]!.flows;
  for (const name of ['battery.charge', 'battery.discharge', 'shift.away', 'shift.back'])
    for (const value of flows.find(flow => flow.name === name)!.values) expect(value).toBeLessThan(1e-6);
  for (const value of flows.find(flow => flow.name === 'import')!.values) expect(value).toBeCloseTo(3, 6);
});

test('the certificate of a smoothed plan stands on a site with everything', async () => {
  const rich = groupOf(
    200,
    60,
    siteWith({
      electricityLoadMw: Float64Array.from({ length: 200 }, (_, t) => 3 + Math.sin(t / 4)),
      heatLoadMw: { hotWater: 2 },
      limits: { importMw: 6, exportMw: 1 },
      importEurPerMwh: Float64Array.from(
        { length: 200 },
        (_, t) => 60 + 10 * Math.round(3 * Math.cos(t / 5)),
      ),
      exportEurPerMwh: 10,
      peaks: [{ period: 'month', priceEurPerMw: 500, alreadySetMw: [] }],
      fuels: { gas: { priceEurPerMwh: 40, tax: [], emissionsTonPerMwh: 0.2 } },
      assets: [
        battery,
        {
          kind: 'gasBoiler',
          name: 'boiler',
          level: 'hotWater',
          heatMw: 3,
          efficiency: 0.9,
          fuel: 'gas',
          operationEurPerMwh: 0,
        },
        { kind: 'heatPump', name: 'pump', level: 'hotWater', heatMw: 1, cop: 3, operationEurPerMwh: 0 },
      ],
    }),
  );
  const rough = await dispatch(rich, { ...OPTIONS, foresight: 'perfect' });
  const smooth = await dispatch(rich, { ...OPTIONS, foresight: 'perfect', smoothest: true });
  if (rough.status !== 'optimal' || smooth.status !== 'optimal') throw new Error('no proven plan');
  expect(smooth.certificate.gap).toBeLessThanOrEqual(TOLERANCE);
  expect(smooth.certificate.maxResidualMw).toBeLessThan(1e-6);
  expect(smooth.certificate.maxBoundViolationMw).toBeLessThan(1e-6);
  const squares = (answer: typeof smooth) =>
    answer.sites[0]!.flows.filter(({ role }) => role === 'source' || role === 'sink').reduce(
      (sum, { values }) => sum + values.reduce((total, value) => total + value * value, 0),
      0,
    );
  expect(squares(smooth)).toBeLessThanOrEqual(squares(rough) + 1e-3);
});
