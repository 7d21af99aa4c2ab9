import {
  benchmarkAt,
  CBAM_GOODS,
  dictionaryEntry,
  type EtsFactor,
  etsBenchmark,
  etsFactor,
  type LevyPath,
  type PricePath,
} from '../../data/index.ts';
import {
  type BenchmarkedActivity,
  dispensationRightsTon,
  freeAllocationTon,
  type HeatLevel,
  type Series,
  total,
} from '../../engine/index.ts';
import type { SiteBenchmark } from '../schema/carbon.ts';
import type { StudySite } from '../schema/study.ts';
import { type AtYear, fill, orDefault } from './context.ts';
import { scalar } from './scalar.ts';

type HeatLoads = Readonly<Partial<Record<HeatLevel, Series>>>;

/** Free allowances of a site over the axis, and what heat made from electricity does not earn of them. */
export interface Allocation {
  readonly freeAllocationTon: number;
  readonly forgoneTonPerMwh?: Readonly<Partial<Record<HeatLevel, number>>>;
}

/** Levels whose heat is measured, and the one that is burnt for. */
const MEASURED = ['hotWater', 'steam'] as const;
const BURNT_FOR = ['furnace'] as const;
/** Until here heat made from electricity earned no free allowances. */
export const FIRST_YEAR_OF_SWITCH = 2026;

/** Free allowances: the tonnes of the study, else those of its benchmarks and activity in the year. */
export function resolveAllocation(
  at: AtYear,
  { carbon }: StudySite,
  path: string,
  heatLoadMw: HeatLoads,
): Allocation {
  const { benchmarks = [], freeAllocationTon: given } = carbon ?? {};
  if (given !== undefined || benchmarks.length === 0) {
    const place = `${path}/freeAllocationTon`;
    return { freeAllocationTon: scalar(at, given, 'siteCarbon.freeAllocationTon', place) * at.yearShare };
  }
  const factor = crossSectoralFactor(at);
  const freeOf = (lines: readonly SiteBenchmark[]) =>
    freeAllocationTon(
      lines.map(line => activityOf(at, line, `${path}/benchmarks/${benchmarks.indexOf(line)}`)),
      factor,
    ) * at.yearShare;
  const ofEnergy = (energy: 'heat' | 'fuel') =>
    freeOf(benchmarks.filter(line => 'energy' in line && line.energy === energy));
  const forgone = {
    ...(losesHeat(at, benchmarks) && forgoneOf(at, ofEnergy('heat'), heatLoadMw, MEASURED)),
    ...forgoneOf(at, ofEnergy('fuel'), heatLoadMw, BURNT_FOR),
  };
  noteElectrified(at, benchmarks, path);
  return {
    freeAllocationTon: freeOf(benchmarks),
    ...(Object.keys(forgone).length > 0 && { forgoneTonPerMwh: forgone }),
  };
}

/** Dispensation rights of the levy: the tonnes of the study, else those of its benchmarks, activity and reduction factor. */
export function resolveDispensationTon(
  at: AtYear,
  { carbon }: StudySite,
  path: string,
  { rights }: LevyPath,
): number {
  const { benchmarks = [], dispensationTon: given } = carbon ?? {};
  if (given !== undefined || benchmarks.length === 0)
    return scalar(at, given, 'siteCarbon.dispensationTon', `${path}/dispensationTon`) * at.yearShare;
  const { startingBenchmarksTo: last } = rights;
  const isOld = last === null || at.year <= last.value;
  const activities = benchmarks.map((line, k) => {
    const { start } = etsBenchmark(nameOf(line))!;
    const place = `${path}/benchmarks/${k}`;
    const benchmarkTon = isOld ? start.value : benchmarkTonOf(at, line, place);
    if (isOld)
      fill(at, `${place}/levyBenchmark/${at.year}`, start.value, start.unit, start.source, start.mark);
    return { benchmarkTon, activity: amountOf(at, line, place) };
  });
  return dispensationRightsTon(activities, reductionFactor(at, rights.reduction)) * at.yearShare;
}

function activityOf(at: AtYear, line: SiteBenchmark, path: string): BenchmarkedActivity {
  return {
    benchmarkTon: benchmarkTonOf(at, line, path),
    activity: amountOf(at, line, path),
    leakageFactor: leakageFactor(at, line, path),
    cbamFactor: cbamFactor(at, line, path),
  };
}

function nameOf(line: SiteBenchmark): string {
  return 'product' in line ? line.product : line.energy;
}

function amountOf(at: AtYear, line: SiteBenchmark, path: string): number {
  return 'product' in line
    ? scalar(at, line.outputTon, 'benchmark.outputTon', `${path}/outputTon`)
    : scalar(at, line.activityTj, 'benchmark.activityTj', `${path}/activityTj`);
}

function benchmarkTonOf(at: AtYear, line: SiteBenchmark, path: string): number {
  const { value, unit, source, mark } = benchmarkAt(etsBenchmark(nameOf(line))!, at.year);
  fill(at, `${path}/benchmark/${at.year}`, value, unit, source, mark);
  return value;
}

function leakageFactor(at: AtYear, { leakage }: SiteBenchmark, path: string): number {
  const status = orDefault<string>(at, leakage, 'benchmark.leakage', `${path}/leakage`) as EtsFactor;
  const factor = etsFactor(status);
  return status === 'listed' ? factor.valueAt(at.year) : fromPath(at, factor, `${path}/leakageFactor`);
}

function cbamFactor(at: AtYear, line: SiteBenchmark, path: string): number {
  const isGood = line.cbamGood ?? CBAM_GOODS.value.includes(nameOf(line));
  if (line.cbamGood === undefined)
    fill(at, `${path}/cbamGood`, isGood, null, CBAM_GOODS.source, CBAM_GOODS.mark);
  if (!isGood) return 1;
  const version = orDefault<string>(at, at.study.carbon?.cbam, 'carbon.cbam', '/carbon/cbam');
  return fromPath(at, etsFactor(`cbam-${version}` as EtsFactor), '/carbon/cbamFactor');
}

function crossSectoralFactor(at: AtYear): number {
  const path = '/carbon/crossSectoralFactor';
  const given = at.study.carbon?.crossSectoralFactor;
  if (given !== undefined) return scalar(at, given, 'carbon.crossSectoralFactor', path);
  return fromPath(at, etsFactor('cross-sectoral'), path);
}

function reductionFactor(at: AtYear, path: PricePath): number {
  const place = '/carbon/reductionFactor';
  const given = at.study.carbon?.reductionFactor;
  return given === undefined ? fromPath(at, path, place) : scalar(at, given, 'carbon.reductionFactor', place);
}

/** The factor of the year, noted with the source of the point it follows from. */
function fromPath(at: AtYear, path: PricePath, place: string): number {
  const { points, unit, extension, valueAt } = path;
  const { source, mark } = points.find(({ year }) => year >= at.year) ?? points.at(-1)!;
  const isGiven = points.some(({ year }) => year === at.year);
  fill(at, `${place}/${at.year}`, valueAt(at.year), unit, isGiven ? source : `${source}. ${extension}`, mark);
  return valueAt(at.year);
}

function losesHeat(at: AtYear, benchmarks: readonly SiteBenchmark[]): boolean {
  if (!benchmarks.some(line => 'energy' in line && line.energy === 'heat')) return false;
  if (at.year < FIRST_YEAR_OF_SWITCH) return true;
  const place = '/carbon/electrifiedHeat';
  return orDefault<string>(at, at.study.carbon?.electrifiedHeat, 'carbon.electrifiedHeat', place) === 'loses';
}

/** What is assumed of heat made from electricity beside the switch. */
function noteElectrified(at: AtYear, benchmarks: readonly SiteBenchmark[], path: string): void {
  benchmarks.forEach((line, k) => {
    const place = `${path}/benchmarks/${k}/electrifiedHeat`;
    if ('energy' in line && line.energy === 'fuel')
      fill(
        at,
        place,
        'loses',
        null,
        'The fuel benchmark counts fuel that is burnt: power in its place earns nothing',
        'D',
      );
    if ('product' in line && at.year < FIRST_YEAR_OF_SWITCH)
      fill(
        at,
        place,
        'keeps',
        null,
        'Exchangeability of fuel and electricity before 2026 is not reckoned',
        'D',
      );
  });
}

/** All allowances of a benchmark are lost where all heat of its levels comes from electricity, and a share with a share. */
function forgoneOf(
  { axis }: AtYear,
  ton: number,
  heatLoadMw: HeatLoads,
  levels: readonly HeatLevel[],
): Partial<Record<HeatLevel, number>> {
  const mwh =
    levels.reduce((sum, level) => sum + total(heatLoadMw[level] ?? 0, axis.steps), 0) * axis.stepHours;
  if (ton <= 0 || mwh <= 0) return {};
  return Object.fromEntries(levels.map(level => [level, ton / mwh]));
}

/** Where the free allowances of a site come from. */
export function allocationSource({ carbon }: StudySite): string | null {
  const { benchmarks = [], freeAllocationTon } = carbon ?? {};
  if (freeAllocationTon !== undefined) return null;
  if (benchmarks.length === 0) return dictionaryEntry('siteCarbon.freeAllocationTon').source;
  return `Benchmark x activity x factors: ${benchmarks.map(nameOf).join(', ')}; each figure with its source among the defaults`;
}
