import { type DictionaryKey, dictionaryEntry } from '../../data/index.ts';
import { parseScalar } from '../formula/scalar.ts';
import type { Scalar } from '../schema/study.ts';
import { type AtYear, orDefault, report } from './context.ts';

/** A number in the unit of the field in the year of the context; the default of the dictionary, noted, where it is absent. */
export function scalar(at: AtYear, given: Scalar | undefined, key: DictionaryKey, path: string): number {
  const { unit, minimum, maximum } = dictionaryEntry(key);
  if (given === undefined) return orDefault<number>(at, undefined, key, path);
  const value = scalarIn(at, given, unit ?? '1', path);
  if ((minimum !== null && value < minimum) || (maximum !== null && value > maximum)) {
    const expected = `${minimum ?? 'any'} to ${maximum ?? 'any'} ${unit ?? ''}`.trim();
    const message = `got ${value} in ${at.year}, expected ${expected}`;
    report(at, { path, code: 'out-of-range', message, expected, value: String(value) });
  }
  return value;
}

/** A number in `unit`; nil, with the problem reported, where it cannot be read. */
export function scalarIn(at: AtYear, given: Scalar, unit: string, path: string): number {
  const value = parseScalar(given, { unit, year: at.year, path });
  if (typeof value === 'number') return value;
  report(at, value);
  return 0;
}
