import { toArrowStream, toCsv } from '../../data/index.ts';
import { InputError } from '../../engine/index.ts';
import type { RunResult, SeriesTable } from '../../scenarios/index.ts';
import { tableOf } from '../tables/index.ts';
import { billText } from './bill-text.ts';
import type { Language } from './language.ts';
import { resultText } from './result-text.ts';

/** Forms in which `run` gives its answer. */
export const FORMATS = ['table', 'json', 'csv', 'arrow'] as const;
export type Format = (typeof FORMATS)[number];

interface Wish {
  /** Null where they were not asked for. */
  readonly series: readonly SeriesTable[] | null;
  readonly bill: boolean;
  readonly language: Language;
}

/**
 * The answer in one form, for standard output: the text for people, the one JSON object, or one table as CSV or Arrow (the
 * bill or, where there is one variant, the series when they are asked for, else the variants or designs).
 */
export function resultIn(
  format: Format,
  result: RunResult,
  { series, bill, language }: Wish,
): string | Uint8Array {
  if (format === 'table')
    return bill
      ? `${resultText(result, language)}\n${billText(result, language)}`
      : resultText(result, language);
  if (format === 'json')
    return `${resultJson(result, series)}
`;
  const name = series === null ? (result.flex ? 'designs' : 'variants') : onlySeries(result, series);
  const table = tableOf(bill ? 'bill' : name, {
    result,
    series: series ?? [],
  });
  return format === 'csv' ? toCsv(table) : toArrowStream(table);
}

/** The result as text, with its series where there are some; numbers keep every digit, so that the same answer is the same text. */
export function resultJson(result: RunResult, series: readonly SeriesTable[] | null): string {
  return JSON.stringify(series === null ? result : { ...result, series: plainSeries(series) }, null, 2);
}

function onlySeries(result: RunResult, series: readonly SeriesTable[]): string {
  const [one, ...others] = series;
  if (one && others.length === 0) return `series-${one.variant}-${one.year}`;
  const message = `${result.study} has the series of ${series.length} variants: one table holds one, give --out DIR`;
  throw new InputError([{ path: '/options/series', code: 'options-at-odds', message }]);
}

function plainSeries(series: readonly SeriesTable[]) {
  return series.map(table => ({
    ...table,
    columns: table.columns.map(column => ({ ...column, values: Array.from(column.values) })),
  }));
}
