import { describe, expect, test } from 'vitest';
import { expectedLines } from '../../../engine/dispatch/tax-lines.ts';
import { type Asset, type Site, type SiteGroup, spanAxis } from '../../../engine/index.ts';
import type { Program } from '../../../engine/program/program.ts';
import { toProgram } from '../../../engine/program/site-program.ts';
import { solveInterior } from '../../../engine/solve/interior/interior.ts';
import { eliminationOf } from '../../../engine/solve/interior/kernel/elimination.ts';
import { toLanes } from '../../../engine/solve/interior/lanes.ts';
import { LEAST_RANGE } from '../../../engine/solve/interior/packed.ts';
import type { Stages } from '../../../engine/solve/interior/stage-form.ts';
import { toStages } from '../../../engine/solve/interior/stages.ts';
import { battery, siteWith } from '../small-site.ts';
import { newPoint } from './kernel-point.ts';
import {
  type Columns,
  columnValue,
  complementarity,
  difference,
  dualResidual,
  eachColumn,
  type Rows,
  residual,
  unexplained,
  worstOf,
} from './plain-stages.ts';

/** Share of the possible step that is taken, so that points further on are tested too. */
const STEP_SHARE = 0.9;
/** Differences within this share of the sizes that were added up are rounding. */
const ROUNDING = 1e-9;

const series = (steps: number, low: number, high: number, seed: number) =>
  Float64Array.from(
    { length: steps },
    (_, t) => low + (high - low) * (0.5 + 0.5 * Math.sin(7.3 * t + 1.9 * seed * seed + seed)),
  );

function siteOf(steps: number, assets: Asset[], parts: Partial<Site> = {}, name = 'site'): Site {
  return siteWith({
    name,
    electricityLoadMw: series(steps, 0, 4, 1),
    heatLoadMw: { hotWater: series(steps, 0, 1, 2), steam: series(steps, 0, 2, 3) },
    limits: { importMw: series(steps, 3, 6, 4), exportMw: 1 },
    importEurPerMwh: series(steps, -20, 120, 5),
    exportEurPerMwh: series(steps, -24, 116, 5),
    fuels: { naturalGas: { priceEurPerMwh: 40, tax: [], emissionsTonPerMwh: 0.2 } },
    assets,
    ...parts,
  });
}

const pump = (steps: number): Asset => ({
  kind: 'heatPump',
  name: 'pump',
  level: 'hotWater',
  heatMw: 1.5,
  cop: series(steps, 2, 4, 6),
  operationEurPerMwh: 1,
});
const boiler: Asset = {
  kind: 'gasBoiler',
  name: 'boiler',
  level: 'steam',
  heatMw: 4,
  efficiency: 0.9,
  fuel: 'naturalGas',
  operationEurPerMwh: 1,
};
const chp: Asset = {
  kind: 'chp',
  name: 'chp',
  level: 'steam',
  powerMw: 2,
  electricEfficiency: 0.35,
  heatEfficiency: 0.45,
  fuel: 'naturalGas',
  operationEurPerMwh: 5,
  canDumpHeat: true,
};
const slowly = {
  minimumShare: 0,
  startCostEur: 0,
  minimumUpHours: 0,
  minimumDownHours: 0,
  rampUpPerHour: 0.2,
  rampDownPerHour: 0.3,
  before: { on: true, hours: 5, outputMw: 0.5 },
};
const pv = (steps: number): Asset => ({
  kind: 'pv',
  name: 'pv',
  availableMw: series(steps, 0, 3, 7),
  curtailment: { share: 1, costEurPerMwh: 2 },
});
const tank: Asset = {
  ...battery,
  kind: 'thermalStore',
  name: 'tank',
  level: 'hotWater',
  lossPerHour: 0.01,
  startMwh: 1,
};
const cyclic = { startMwh: null, end: 'cyclic' } as const;
const shift: Asset = {
  kind: 'loadShift',
  name: 'shift',
  awayMw: 0.5,
  backMw: 0.5,
  energyMwh: 1,
  windowHours: 4,
  returnPerMwh: 1.05,
  costEurPerMwh: 5,
};
const PEAKS: Site['peaks'] = [
  { period: 'month', priceEurPerMw: 100, alreadySetMw: [2] },
  { period: 'week', priceEurPerMw: 30, alreadySetMw: [] },
];

/** From 20:00 on the last day of January 2024, a Wednesday: the month changes after four hours. */
function groupOf(steps: number, ...sites: Site[]): SiteGroup {
  const axis = spanAxis(Date.UTC(2024, 0, 31, 19), steps, 60);
  if (sites.length === 1) return { axis, sites, sharedLimits: [] };
  const names = sites.map(({ name }) => name);
  return { axis, sites, sharedLimits: [{ name: 'group', sites: names, importMw: 6, exportMw: 1 }] };
}

const programOf = (group: SiteGroup): Program =>
  toProgram(group, { taxLines: group.sites.map(site => expectedLines(site, group.axis)) });

const stocked = (steps: number, name: string) =>
  siteOf(steps, [battery, tank, shift, boiler, pump(steps)], { peaks: PEAKS }, name);

const PROGRAMS: Readonly<Record<string, (steps: number) => SiteGroup>> = {
  'no links': steps => groupOf(steps, siteOf(steps, [pump(steps), boiler, chp, pv(steps)])),
  'one store': steps => groupOf(steps, siteOf(steps, [battery, pump(steps)])),
  'several stores': steps => groupOf(steps, siteOf(steps, [battery, tank, shift, boiler, pump(steps)])),
  'a cyclic store': steps => groupOf(steps, siteOf(steps, [{ ...battery, ...cyclic }, boiler])),
  'cyclic stores': steps =>
    groupOf(steps, siteOf(steps, [{ ...battery, ...cyclic }, { ...tank, ...cyclic } as Asset, pump(steps)])),
  'a peak': steps => groupOf(steps, siteOf(steps, [boiler], { peaks: [PEAKS[1]!] })),
  'a peak that is set': steps => groupOf(steps, siteOf(steps, [boiler], { peaks: [PEAKS[0]!] })),
  'peaks and a cyclic store': steps =>
    groupOf(
      steps,
      siteOf(steps, [{ ...battery, ...cyclic }, boiler, pv(steps)], {
        peaks: PEAKS,
        limits: { importMw: 3, exportMw: 1, breach: { importMw: 3, priceEurPerMwh: 400 } },
      }),
    ),
  'ramps of a plant in two balances': steps =>
    groupOf(steps, siteOf(steps, [{ ...chp, running: slowly } as Asset, boiler, battery])),
  'a budget and a levy': steps =>
    groupOf(
      steps,
      siteOf(steps, [{ ...battery, ...cyclic }, boiler, chp], {
        budgets: [
          { name: 'energy', asset: null, flows: ['import'], unit: 'MWh', limit: 2 * steps, mwhPerUnit: 1 },
        ],
        carbon: { etsEurPerTon: 80, freeAllocationTon: 0, levyEurPerTon: 20, dispensationTon: 1 },
      }),
    ),
  'two sites under one limit': steps =>
    groupOf(steps, stocked(steps, 'a'), siteOf(steps, [{ ...battery, ...cyclic }, pv(steps)], {}, 'b')),
  'a group too large for straight code': steps =>
    groupOf(steps, ...['a', 'b', 'c', 'd', 'e', 'f'].map(name => stocked(steps, name))),
};

/** Four rounds, the third of them back to the middle; every pass is held to plain sums. */
function checkRounds(stages: Stages): void {
  const place = newPoint(stages);
  const { newton } = place;
  newton.limit(1, 0);
  newton.start(20, 200, 1);
  let step = 0;
  let last: Round | null = null;
  for (let round = 0; round < 4; round++) {
    const gap = newton.factor();
    const point = readPoint(place);
    checkPoint(stages, place, point, gap);
    if (last) checkStep(stages, last, point, step);
    const isCentring = round === 2;
    const target = ((isCentring ? 0.8 : 0.1) * gap) / (2 * eachColumn(stages).length);
    const { pace, ...direction } = checkDirection(stages, place, point, target, isCentring);
    last = { point, target, ...direction };
    step = STEP_SHARE * Math.min(pace.primal, pace.dual);
    newton.takeAlike({ primal: step, dual: step });
    expect(step).toBeGreaterThan(0);
  }
}

interface Point extends Readonly<Record<'x' | 's' | 'z' | 'w', Columns>> {
  readonly y: Rows;
}

/** A point, the direction from it, the predictor's one before that, and what the products were to become. */
interface Round {
  readonly point: Point;
  readonly target: number;
  readonly ahead: Columns;
  readonly dx: Columns;
  readonly dz: Columns;
}

type Place = ReturnType<typeof newPoint>;

const readPoint = ({ field, multipliers }: Place): Point => ({
  x: field('x'),
  s: field('s'),
  z: field('z'),
  w: field('w'),
  y: multipliers(),
});

/** x + s is the range, z - w what a column costs, and the passes report the gap and the residual that there are. */
function checkPoint(stages: Stages, { newton }: Place, point: Point, gap: number): void {
  expect(worstOf(dualResidual(stages, 1, point.x, point.z, point.w, point.y))).toBeLessThan(ROUNDING);
  let products = 0;
  let [outside, cost] = [0, 0];
  for (const { place, range, cost: eur } of eachColumn(stages)) {
    const [x, s, z, w] = [point.x, point.s, point.z, point.w].map(values => columnValue(values, place));
    products += x! * z! + s! * w!;
    outside = Math.max(outside, Math.abs(x! + s! - Math.max(LEAST_RANGE, range)));
    cost += eur * x!;
  }
  expect(outside).toBeLessThan(ROUNDING);
  expect(gap / products).toBeCloseTo(1, 12);
  const largest = Math.max(...Array.from(residual(stages, point.x).values(), ({ sum }) => Math.abs(sum)));
  const measured = newton.measure();
  expect(measured.residual).toBeCloseTo(largest, 9);
  expect(measured.cost).toBeCloseTo(cost, 6);
}

/** Predictor and corrector make the rows hold, second-order terms in or left out. */
function checkDirection(
  stages: Stages,
  { newton, field }: Place,
  point: Point,
  target: number,
  isCentring: boolean,
) {
  newton.predict();
  expect(worstOf(residual(stages, point.x, field('dx')))).toBeLessThan(ROUNDING);
  if (isCentring) newton.forgetSecondOrder();
  const ahead = field('dx');
  const pace = newton.correct(target);
  const [dx, dz] = [field('dx'), field('dz')];
  expect(worstOf(residual(stages, point.x, dx))).toBeLessThan(ROUNDING);
  return { ahead, dx, dz, pace };
}

/** What a step moved: by the direction, with z - w as dear as the columns, and the whole of it brings the products to the target. */
function checkStep(stages: Stages, { point, target, ahead, dx, dz }: Round, now: Point, step: number): void {
  expect(worstOf(unexplained(stages, now.x, point.x, dx, step))).toBeLessThan(ROUNDING);
  expect(worstOf(unexplained(stages, now.z, point.z, dz, step))).toBeLessThan(ROUNDING);
  const [dw, dy] = [difference(now.w, point.w, step), difference(now.y, point.y, step)];
  expect(worstOf(dualResidual(stages, 0, dx, dz, dw, dy))).toBeLessThan(ROUNDING);
  expect(worstOf(complementarity(stages, target, point, ahead, { x: dx, z: dz, w: dw }))).toBeLessThan(
    ROUNDING,
  );
}

describe('a direction of the generated kernel', () => {
  test.each(Object.entries(PROGRAMS))(
    '%s: rows, multipliers and products as plain sums have them',
    (name, groupAt) => {
      // Two steps between the lanes and three, and lanes of a single stage.
      for (const steps of [4, 5, 12, 13]) {
        const { stages } = toStages(programOf(groupAt(steps)), new Set())!;
        const { shape } = toLanes(stages);
        expect(eliminationOf(shape).isLarge).toBe(name === 'a group too large for straight code');
        checkRounds(stages);
      }
    },
  );
});

describe('with weights on the squares of some flows', () => {
  test.each(Object.entries(PROGRAMS))('%s', (_name, groupAt) => {
    for (const steps of [12, 13]) {
      const { stages } = toStages(programOf(groupAt(steps)), new Set())!;
      const flows = stages.flows.map((flow, f) => (f % 3 === 0 ? { ...flow, weight: 1 + f } : flow));
      checkRounds({ ...stages, flows });
    }
  });
});

describe('steps of different lengths', () => {
  const MOVE = 0.01;
  const steps = 96;
  const names = Object.keys(PROGRAMS).filter(name => {
    const { stages } = toStages(programOf(PROGRAMS[name]!(12)), new Set())!;
    return toLanes(stages).shape.columns.every(({ closing }) => closing.length === 0);
  });

  test.each(names)(
    '%s: longer than the common one, within all bounds, rows off by what was allowed',
    name => {
      const { stages } = toStages(programOf(PROGRAMS[name]!(steps)), new Set())!;
      const place = newPoint(stages);
      const { newton } = place;
      newton.start(20, 200, 1);
      newton.limit(STEP_SHARE, MOVE);
      let longer = 0;
      for (let round = 0; round < 5; round++) {
        const gap = newton.factor();
        const point = readPoint(place);
        checkPoint(stages, place, point, gap);
        for (const { place: at } of eachColumn(stages))
          for (const values of [point.x, point.s, point.z, point.w])
            expect(columnValue(values, at)).toBeGreaterThan(0);
        newton.predict();
        const common = newton.correct((0.1 * gap) / (2 * eachColumn(stages).length));
        const before = newton.measure().residual;
        const mean = newton.takeEach();
        const paces = place.paces(newton.outerPace());
        const least = Math.min(...paces.primal);
        expect(least).toBeGreaterThanOrEqual(common.primal * (1 - ROUNDING));
        expect(Math.min(...paces.dual)).toBeGreaterThanOrEqual(common.dual * (1 - ROUNDING));
        expect(Math.max(...paces.primal, ...paces.dual)).toBeLessThanOrEqual(1);
        longer += mean.primal - common.primal + mean.dual - common.dual;
        newton.factor();
        expect(newton.measure().residual).toBeLessThanOrEqual((1 - least) * before + MOVE * (1 + ROUNDING));
        newton.takeAlike({ primal: 0, dual: 0 });
      }
      expect(longer).toBeGreaterThan(0);
    },
  );

  test('are taken by most of these programs', () => {
    expect(names.length).toBeGreaterThan(Object.keys(PROGRAMS).length / 2);
  });
});

describe('the same program', () => {
  const bitsOf = (program: Program) => {
    const solution = solveInterior(program, { tolerance: 1e-6, deadlineMs: null });
    if (solution?.status !== 'optimal') throw new Error(solution?.status ?? 'no plan');
    return Buffer.concat([solution.x, solution.y].map(values => Buffer.from(values.buffer.slice(0))));
  };

  test('gives the same bits again, also after others have used the memory', () => {
    const names = ['several stores', 'peaks and a cyclic store', 'two sites under one limit'];
    const programs = names.map(name => programOf(PROGRAMS[name]!(96)));
    const first = programs.map(bitsOf);
    const large = programOf(PROGRAMS['a group too large for straight code']!(48));
    bitsOf(large);
    const again = [...programs].reverse().map(bitsOf).reverse();
    first.forEach((bits, p) => {
      expect(bits.equals(again[p]!)).toBe(true);
      expect(bits.equals(first[(p + 1) % first.length]!)).toBe(false);
    });
  });
});
