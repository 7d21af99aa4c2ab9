import { type DictionaryEntry, type DictionaryKey, dictionaryEntry } from '../../data/index.ts';
import { type Series, stepTime, times, at as valueAt } from '../../engine/index.ts';
import type { Quantity, Scalar } from '../schema/study.ts';
import { type AtYear, orDefault, report } from './context.ts';
import { scalarIn } from './scalar.ts';
import { type HourlyQuantity, hourlySeries } from './series.ts';

/**
 * A quantity per step in the unit of its field. What hangs on the year (formula, path, `scale`, `meanTo`) is read in the
 * year of the context; a series is read once and scaled per year. Absent: the default of the dictionary, noted.
 */
export function quantity(at: AtYear, given: Quantity | undefined, key: DictionaryKey, path: string): Series {
  if (given === undefined) return orDefault<number>(at, undefined, key, path);
  const entry = dictionaryEntry(key);
  const series = read(at, given, entry, path);
  if (series === null) return 0;
  checkValues(at, series, entry, path);
  return series;
}

function read(at: AtYear, given: Quantity, entry: DictionaryEntry, path: string): Series | null {
  const unit = entry.unit ?? '1';
  if (isList(given)) return inline(at, given, path);
  if (!isHourly(given)) return scalarIn(at, given, unit, path);
  const series = hourlySeries(at, given, unit, path);
  return series && scaled(at, series, given, unit, path);
}

function isList(given: Quantity): given is readonly number[] {
  return Array.isArray(given);
}

function isHourly(given: Exclude<Quantity, readonly number[]>): given is HourlyQuantity {
  return typeof given === 'object' && ('csv' in given || 'dataset' in given || 'generator' in given);
}

function inline(at: AtYear, values: readonly number[], path: string): Float64Array | null {
  if (values.length === at.axis.steps) return Float64Array.from(values);
  const expected = `${at.axis.steps} values, one for each step of ${at.axis.stepMinutes} minutes from ${stepTime(at.axis, 0)} to ${stepTime(at.axis, at.axis.steps)}`;
  const message = `got ${values.length} values, expected ${expected}`;
  report(at, { path, code: 'wrong-length', message, expected, value: String(values.length) });
  return null;
}

interface Scaling {
  readonly scale?: Scalar;
  readonly meanTo?: Scalar;
}

/** `scale` multiplies; `meanTo` then multiplies so that the mean over the axis is as given. */
function scaled(
  at: AtYear,
  series: Float64Array,
  { scale, meanTo }: Scaling,
  unit: string,
  path: string,
): Series | null {
  const factor = scale === undefined ? 1 : scalarIn(at, scale, '1', `${path}/scale`);
  if (meanTo === undefined) return factor === 1 ? series : times(series, factor);
  const wanted = scalarIn(at, meanTo, unit, `${path}/meanTo`);
  const mean = (factor * series.reduce((sum, value) => sum + value, 0)) / series.length;
  if (mean !== 0) return times(series, (factor * wanted) / mean);
  const expected = 'a series with a mean other than 0';
  const message = `meanTo: got a series with mean 0, expected ${expected}`;
  report(at, { path: `${path}/meanTo`, code: 'mean-of-nil', message, expected });
  return null;
}

/** The first value that is not a number or out of bounds is told, with its time. */
function checkValues(at: AtYear, series: Series, { unit, minimum, maximum }: DictionaryEntry, path: string) {
  const steps = typeof series === 'number' ? 1 : series.length;
  const least = minimum ?? Number.NEGATIVE_INFINITY;
  const most = maximum ?? Number.POSITIVE_INFINITY;
  for (let t = 0; t < steps; t++) {
    const value = valueAt(series, t);
    if (value >= least && value <= most) continue;
    const code = Number.isFinite(value) ? 'out-of-range' : 'not-a-number';
    const expected = `numbers from ${least} to ${most} ${unit ?? ''}`.trim();
    const where = typeof series === 'number' ? `in ${at.year}` : `at ${stepTime(at.axis, t)}`;
    const message = `got ${value} ${where}, expected ${expected}`;
    report(at, { path, code, message, expected, value: String(value) });
    return;
  }
}
