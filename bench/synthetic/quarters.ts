import type { Figures } from '../benchmark.ts';
import { quantile, rounded } from '../statistics.ts';
import { realQuarters } from './real-prices.ts';
import { correlation, deviation, mean, memory } from './series.ts';

/** A figure of prices per quarter that does not depend on how strongly prices move in all. */
interface QuarterFigure {
  readonly name: string;
  /** `quarters` and the means of their hours; sizes are over the standard deviation of the quarters. */
  of(quarters: Float64Array, hours: Float64Array): number;
}

const sized = (name: string, size: (quarters: Float64Array, hours: Float64Array) => number) => ({
  name,
  of: (quarters: Float64Array, hours: Float64Array) => size(quarters, hours) / deviation(quarters),
});
const lagged = (lag: number) => ({
  name: `memory over ${lag} quarters`,
  of: (quarters: Float64Array) => memory(quarters, lag),
});
const withinHour = (quarters: Float64Array, hours: Float64Array) =>
  quarters.map((eur, q) => eur - hours[q >> 2]!);
const hour = (quarters: Float64Array, h: number) => quarters.subarray(4 * h, 4 * h + 4);

const QUARTER_ROWS: readonly QuarterFigure[] = [
  sized('deviation within the hour', (quarters, hours) =>
    mean(hours.map((_, h) => deviation(hour(quarters, h)))),
  ),
  sized('range within the hour', (quarters, hours) =>
    mean(hours.map((_, h) => Math.max(...hour(quarters, h)) - Math.min(...hour(quarters, h)))),
  ),
  sized('step within the hour', quarters => meanStep(quarters, q => q % 4 !== 0)),
  sized('step between hours', quarters => meanStep(quarters, q => q % 4 === 0)),
  sized('bend', (quarters, hours) => deviation(bends(quarters, hours))),
  {
    name: 'slope within over slope between hours',
    of: (quarters, hours) => {
      const inner = hours.slice(1, -1);
      const between = inner.map((_, k) => (hours[k + 2]! - hours[k]!) / 2);
      const within = inner.map((_, k) => slope(hour(quarters, k + 1)));
      return (correlation(within, between) * deviation(within)) / deviation(between);
    },
  },
  ...[1, 2, 3, 4].map(lagged),
  {
    name: 'deviation from the hour, memory over 4 quarters',
    of: (quarters, hours) => memory(withinHour(quarters, hours), 4),
  },
];

/** Real beside synthetic, side by side; real `-` where the shared data are not at hand. */
export function quarterRows(years: readonly Float64Array[]): Figures[] {
  const real = realQuarters();
  return QUARTER_ROWS.map(({ name, of }) => {
    const values = years.map(quarters => of(quarters, hoursOf(quarters))).sort((a, b) => a - b);
    return {
      figure: name,
      median: rounded(quantile(values, 0.5)),
      low: rounded(values[0]!),
      high: rounded(values.at(-1)!),
      real: real === null ? '-' : rounded(of(real, hoursOf(real))),
    };
  });
}

function hoursOf(quarters: Float64Array): Float64Array {
  return Float64Array.from({ length: quarters.length / 4 }, (_, h) => mean(hour(quarters, h)));
}

function meanStep(quarters: Float64Array, counts: (q: number) => boolean): number {
  return mean(
    quarters.map((eur, q) => Math.abs(eur - quarters[q - 1]!)).filter((_, q) => q > 0 && counts(q)),
  );
}

/** Least squares through the four quarters, EUR/MWh per hour. */
function slope(four: Float64Array): number {
  return (1.5 * (four[3]! - four[0]!) + 0.5 * (four[2]! - four[1]!)) / 1.25;
}

function bends(quarters: Float64Array, hours: Float64Array): Float64Array {
  return quarters.map(
    (eur, q) => eur - hours[q >> 2]! - slope(hour(quarters, q >> 2)) * ((q % 4) - 1.5) * 0.25,
  );
}
