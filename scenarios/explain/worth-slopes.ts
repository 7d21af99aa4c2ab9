import { total } from '../../engine/index.ts';
import { moneyOf, type PackageMoney } from '../report/package-money.ts';
import type { RunResult } from '../report/result.ts';
import { type ByYear, inYear } from '../report/years.ts';
import type { ResolvedStudy, ResolvedYear } from '../resolve/resolved-study.ts';
import type { Slopes } from './crossings.ts';
import type { Price } from './drivers.ts';
import type { Evaluated } from './evaluate.ts';

/** What is bought at a price in every year of the horizon by the package and by the reference, and what the price is there. */
export interface Bought {
  readonly own: readonly number[];
  readonly reference: readonly number[];
  readonly priceEur: readonly number[];
  /** Present worth of one euro saved in the year: that at least and at most, tax being between none and all of it. */
  readonly worth: readonly (readonly [least: number, most: number])[];
  /** What the plans of package and reference together may cost more than the least, present worth. */
  readonly unprovenEur: number;
  /** Of CO2, all that is emitted, allowances or not; at a price of nil the bill does not tell what is bought. */
  readonly emitted: {
    readonly own: readonly number[];
    readonly reference: readonly number[];
    /** The price is nil in some year. */
    readonly isUnpriced: boolean;
    readonly isAllPriced: boolean;
  };
}

/**
 * What a run tells of the slope of a net present value in a price. Null where it tells nothing: no answer, subsidies (they may
 * follow prices), or a levy on CO2 that the price of allowances lowers.
 */
export function boughtOf(
  { resolved, result }: Evaluated,
  price: Price,
  [name, reference]: readonly [string, string],
): Bought | null {
  if (resolved.subsidies.has(name) || resolved.subsidies.has(reference)) return null;
  if (price === 'co2' && resolved.years.some(hasLevy)) return null;
  const [own, other] = [moneyIn(resolved, result, name), moneyIn(resolved, result, reference)];
  if (!own || !other) return null;
  const field = ({ co2: 'pricedTon', power: 'netPowerMwh', gas: 'gasMwh' } as const)[price];
  const { startYear, horizonYears, discountRate, tax } = resolved.finance;
  const years = Array.from({ length: horizonYears }, (_, k) => startYear + k);
  const over = (points: ByYear) => years.map(year => inYear(points, year));
  const prices = pricesOf(resolved, price);
  return {
    own: over(own[field]),
    reference: over(other[field]),
    priceEur: over(prices),
    worth: years.map((_, k) => {
      const most = (1 + discountRate) ** -(k + 1);
      return [tax ? 0 : most, most];
    }),
    unprovenEur: years.reduce((sum, year, k) => {
      const gap = inYear(gapsOf(result, name), year) + inYear(gapsOf(result, reference), year);
      return sum + (gap / resolved.yearShare) * (1 + discountRate) ** -(k + 1);
    }, 0),
    emitted: {
      own: over(own.emissionsTon),
      reference: over(other.emissionsTon),
      isUnpriced: price === 'co2' && prices.some(({ value }) => value === 0),
      isAllPriced: resolved.years.every(({ sites }) => sites.every(({ carbon }) => carbon.etsEurPerTon > 0)),
    },
  };
}

function moneyIn(resolved: ResolvedStudy, { variants }: RunResult, name: string): PackageMoney | null {
  const own = variants.filter(variant => variant.name === name);
  const isAnswered = own.length > 0 && own.every(({ costEur }) => costEur !== null);
  return isAnswered ? moneyOf(resolved, [], own) : null;
}

/** How far the plans of a package may be from the least cost, EUR over the axis. */
function gapsOf({ variants }: RunResult, name: string): ByYear {
  return variants
    .filter(variant => variant.name === name)
    .map(({ year, certificate }) => ({
      year,
      value: certificate ? certificate.costEur - certificate.boundEur : 0,
    }))
    .sort((a, b) => a.year - b.year);
}

function hasLevy({ sites }: ResolvedYear): boolean {
  return sites.some(({ carbon }) => carbon.levyEurPerTon > 0);
}

/** Mean price of the year. */
function pricesOf({ years }: ResolvedStudy, price: Price): ByYear {
  return years
    .map(({ year, sites }) => ({ year, value: meanPriceOf(sites, price) }))
    .sort((a, b) => a.year - b.year);
}

function meanPriceOf(sites: ResolvedYear['sites'], price: Price): number {
  if (price === 'co2') return Math.max(0, ...sites.map(({ carbon }) => carbon.etsEurPerTon));
  const { importEurPerMwh, fuels } = sites[0]!;
  const series = price === 'power' ? importEurPerMwh : (fuels.naturalGas?.priceEurPerMwh ?? 0);
  return typeof series === 'number' ? series : total(series, series.length) / series.length;
}

/**
 * Bounds of the slope of a net present value, per unit of the mean price, anywhere between two prices. The least cost of the
 * package and that of the reference are each concave in a price: the dearer it is, the less is bought of it. So in between the
 * reference buys no more than at the low end and no less than at the high end, and the package likewise; the slope is the
 * difference, over the years. Holds as far as plans are proven; ends that contradict it give null.
 */
export function slopesBetween(
  [from, right]: readonly [Bought, Bought],
  riseEur: number,
  rise: number,
): Slopes | null {
  const left = from.emitted.isUnpriced ? unpriced(from, right) : from;
  if (!left || right.emitted.isUnpriced) return null;
  const steps = right.priceEur.map((eur, k) => eur - left.priceEur[k]!);
  const mean = steps.reduce((sum, one) => sum + one, 0) / steps.length;
  if (!(mean > 0) || steps.some(one => one < 0)) return null;
  const perUnit = mean / rise;
  let [least, most] = [0, 0];
  const years = steps.map((_, k) => {
    const low = right.reference[k]! - left.own[k]!;
    const high = left.reference[k]! - right.own[k]!;
    const [from, until] = left.worth[k]!;
    return [Math.min(low * from, low * until), Math.max(high * from, high * until)] as const;
  });
  const isEven = steps.every(one => Math.abs(one - mean) <= EVEN * mean);
  if (isEven) {
    least = years.reduce((sum, [low]) => sum + low, 0) * perUnit;
    most = years.reduce((sum, [, high]) => sum + high, 0) * perUnit;
  } else {
    // Some prices stood still at nil for a part of the way: any one year may have moved alone.
    least = Math.min(...years.map(([low]) => low)) * years.length * perUnit;
    most = Math.max(...years.map(([, high]) => high)) * years.length * perUnit;
  }
  const slack =
    SLACK * Math.max(Math.abs(least), Math.abs(most)) * rise + left.unprovenEur + right.unprovenEur;
  const isBorneOut = riseEur >= least * rise - slack && riseEur <= most * rise + slack;
  return isBorneOut ? { least, most } : null;
}

const EVEN = 1e-6;
/** Share by which plans that are not proven to the last euro may miss their bounds. */
const SLACK = 1e-2;

/** What is bought at a price of nil: what is emitted there, less what is emitted for nothing as it is at another price. */
function unpriced(at: Bought, other: Bought): Bought | null {
  if (!other.emitted.isAllPriced) return null;
  const of = (side: 'own' | 'reference') =>
    at.emitted[side].map((ton, k) => ton - (other.emitted[side][k]! - other[side][k]!));
  return { ...at, own: of('own'), reference: of('reference') };
}
