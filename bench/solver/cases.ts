import { linesFor } from '../../engine/dispatch/tax-lines.ts';
import { type Axis, type SiteGroup, spanAxis, yearAxis } from '../../engine/index.ts';
import type { Program } from '../../engine/program/program.ts';
import { toProgram } from '../../engine/program/site-program.ts';
import { STOCKS } from '../site-assets.ts';
import { groupOf, SHAPES, type SiteKind, type SiteShape, withStocks } from '../sites.ts';
import { EXACT, FULL, GROWTH, type Method } from './methods.ts';

/** A program to solve, who solves it and for how long they may try. */
export interface SolverCase {
  readonly name: string;
  /** Name under which `--only` selects several cases at once. */
  readonly section: string;
  readonly methods: readonly Method[];
  /** Seconds after which a method is stopped and reported as slower than this. */
  readonly limitS: number;
  group(seed: number): SiteGroup;
}

const YEAR = 2025;
/** What takes longer is stopped, so that a whole run stays within about 20 minutes. */
const LIMIT_S = 60;
const LONG_LIMIT_S = 150;
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
  methods: readonly Method[],
  { section = name, axis = hourly, limitS = LIMIT_S } = {},
): SolverCase => ({ name, section, methods, limitS, group: seed => groupOf([shape], axis(), seed) });

const sharedLimit = (
  name: string,
  shapes: readonly SiteShape[],
  share: number,
  methods: readonly Method[],
  { section = name, limitS = LIMIT_S } = {},
): SolverCase => ({
  name,
  section,
  methods,
  limitS,
  group: seed => groupOf(shapes, hourly(), seed, share),
});

const rich = withStocks(3);
/** Three stocks are the case `rich`. */
const STOCK_COUNTS = [0, 1, 2, 4, 5, STOCKS.length];
const members = (count: number) => Array.from({ length: count }, () => rich);

export const CASES: readonly SolverCase[] = [
  oneSite('rich', rich, FULL),
  oneSite('battery', BATTERY_WITH_PEAKS, FULL),
  oneSite('batteryNoPeaks', SHAPES.battery, GROWTH),
  oneSite('heat', SHAPES.heat, GROWTH),
  oneSite('noStocks', SHAPES['merit-order'], GROWTH),
  oneSite('steps168', rich, FULL, { section: 'steps', axis: () => spanAxis(hourly().startMs, 168, 60) }),
  oneSite('steps730', rich, GROWTH, { section: 'steps', axis: () => spanAxis(hourly().startMs, 730, 60) }),
  oneSite('quarterHours', rich, GROWTH, { section: 'steps', axis: () => yearAxis(YEAR, 15) }),
  oneSite('fourYears', rich, GROWTH, { section: 'steps', axis: () => yearsAxis(4) }),
  oneSite('tenYears', rich, GROWTH, { section: 'steps', axis: () => yearsAxis(10) }),
  ...STOCK_COUNTS.map(count => oneSite(`stocks${count}`, withStocks(count), GROWTH, { section: 'stocks' })),
  ...[1, 2, 4].map(count =>
    sharedLimit(`sites${count}`, members(count), HUB_SHARE, GROWTH, { section: 'sites' }),
  ),
  sharedLimit('hub8', members(8), HUB_SHARE, GROWTH, {
    section: 'sites',
    limitS: LONG_LIMIT_S,
  }),
  sharedLimit(
    'node40',
    Array.from({ length: NODE_SITES }, (_, s) => SHAPES[NODE_KINDS[s % NODE_KINDS.length]!]),
    NODE_SHARE,
    EXACT,
    { limitS: LONG_LIMIT_S },
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
