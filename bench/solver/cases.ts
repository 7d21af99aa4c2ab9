import { linesFor } from '../../engine/dispatch/tax-lines.ts';
import { type Axis, type SiteGroup, spanAxis, yearAxis } from '../../engine/index.ts';
import type { Program } from '../../engine/program/program.ts';
import { toProgram } from '../../engine/program/site-program.ts';
import { STOCKS } from '../site-assets.ts';
import { groupOf, SHAPES, type SiteKind, type SiteShape, withStocks } from '../sites.ts';
import { EXACT, FULL, ONE_STAGE, type OwnMethod } from './methods.ts';

/** A program to solve, who solves it and for how long they may try. */
export interface SolverCase {
  readonly name: string;
  /** Name under which `--only` selects several cases at once. */
  readonly section: string;
  readonly methods: readonly OwnMethod[];
  /** Seconds after which a method is stopped and reported as slower than this. */
  readonly limitS: number;
  group(seed: number): SiteGroup;
}

const YEAR = 2025;
const hourly = () => yearAxis(YEAR, 60);

/** The first `years` local years from 2025 on one axis. */
function yearsAxis(years: number): Axis {
  let steps = 0;
  for (let y = 0; y < years; y++) steps += yearAxis(YEAR + y, 60).steps;
  return spanAxis(hourly().startMs, steps, 60);
}

const BATTERY_WITH_PEAKS: SiteShape = { ...SHAPES.battery, monthlyPeaks: true };
/** Share of the members' limits that the group right gives. */
const HUB_SHARE = 0.75;
const NODE_SHARE = 0.6;
const NODE_SITES = 40;
/** Members of a node take turns: most have no heat store or no battery. */
const NODE_KINDS: readonly SiteKind[] = ['rich', 'battery', 'heat', 'merit-order'];

const oneSite = (
  name: string,
  shape: SiteShape,
  methods: readonly OwnMethod[],
  { section = name, axis = hourly, limitS = 120 } = {},
): SolverCase => ({ name, section, methods, limitS, group: seed => groupOf([shape], axis(), seed) });

const sharedLimit = (
  name: string,
  shapes: readonly SiteShape[],
  share: number,
  methods: readonly OwnMethod[],
  { section = name, limitS = 120 } = {},
): SolverCase => ({
  name,
  section,
  methods,
  limitS,
  group: seed => groupOf(shapes, hourly(), seed, share),
});

const rich = withStocks(3);
const members = (count: number) => Array.from({ length: count }, () => rich);

export const CASES: readonly SolverCase[] = [
  oneSite('rich', rich, FULL),
  oneSite('battery', BATTERY_WITH_PEAKS, FULL),
  oneSite('batteryNoPeaks', SHAPES.battery, FULL),
  oneSite('heat', SHAPES.heat, FULL),
  oneSite('noStocks', SHAPES['merit-order'], FULL),
  ...[168, 730].map(steps =>
    oneSite(`steps${steps}`, rich, ONE_STAGE, {
      section: 'steps',
      axis: () => spanAxis(hourly().startMs, steps, 60),
    }),
  ),
  oneSite('quarterHours', rich, ONE_STAGE, { axis: () => yearAxis(YEAR, 15) }),
  oneSite('fourYears', rich, ONE_STAGE, { section: 'steps', axis: () => yearsAxis(4) }),
  oneSite('tenYears', rich, ONE_STAGE, { axis: () => yearsAxis(10) }),
  ...[0, ...STOCKS.map((_, s) => s + 1)].map(count =>
    oneSite(`stocks${count}`, withStocks(count), ONE_STAGE, { section: 'stocks' }),
  ),
  ...[1, 2, 4].map(count =>
    sharedLimit(`sites${count}`, members(count), HUB_SHARE, ONE_STAGE, { section: 'sites' }),
  ),
  sharedLimit('hub8', members(8), HUB_SHARE, ONE_STAGE, { limitS: 600 }),
  sharedLimit(
    'node40',
    Array.from({ length: NODE_SITES }, (_, s) => SHAPES[NODE_KINDS[s % NODE_KINDS.length]!]),
    NODE_SHARE,
    EXACT,
    { limitS: 300 },
  ),
];

/** @throws Error when there is no such case. */
export function caseOf(name: string): SolverCase {
  const found = CASES.find(one => one.name === name);
  if (!found) throw new Error(`case: got ${name}, expected one of ${CASES.map(one => one.name).join(', ')}`);
  return found;
}

/** The program of a group; its taxes have one bracket, so that no volume need be known. */
export function programOf(group: SiteGroup): Program {
  const taxLines = group.sites.map(site => linesFor(site, { importMwh: 0, fuelMwh: {} }));
  return toProgram(group, { taxLines });
}
