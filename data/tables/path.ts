import type { Mark, Sourced, Text } from './sourced.ts';

/** A value for a calendar year. */
export interface PathPoint extends Sourced<number> {
  readonly year: number;
}

/** A figure by calendar year, with what it says between and beyond the years it was given for. */
export interface PricePath {
  readonly name: string;
  readonly title: Text;
  readonly unit: string;
  readonly source: string;
  readonly mark: Mark;
  /** What a gas price counts as a MWh. Trade and forecasts count the higher heating value. */
  readonly heatingValue?: 'higher' | 'lower';
  readonly points: readonly PathPoint[];
  /** Between two years: on the line between them. Beyond the ends: see `extension`. */
  readonly valueAt: (year: number) => number;
  readonly extension: string;
}

const EXTENSION =
  'Between years on a straight line; before the first year the first value, after the last year the last value.';

/** A path through its points. `points` must not be empty and rise in year. */
export function pathOf(path: Omit<PricePath, 'valueAt' | 'extension'>): PricePath {
  return { ...path, extension: EXTENSION, valueAt: year => valueBetween(path.points, year) };
}

/** Between two years on the line between them; before the first and after the last as those. `points` rise in year. */
export function valueBetween(points: readonly PathPoint[], year: number): number {
  const after = points.findIndex(point => point.year >= year);
  if (after === -1) return points.at(-1)!.value;
  const right = points[after]!;
  const left = points[after - 1];
  if (!left || right.year === year) return right.value;
  return left.value + ((right.value - left.value) * (year - left.year)) / (right.year - left.year);
}
