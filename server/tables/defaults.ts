import { newTable, type Table, textColumn } from '../../data/index.ts';
import type { RunResult } from '../../scenarios/index.ts';

/** One row per value that the study left out and the tool filled in, with its source and how sure that is. */
export function defaultsTable({ defaults }: RunResult): Table {
  return newTable('defaults', [
    textColumn(
      'path',
      defaults.map(({ path }) => path),
    ),
    textColumn(
      'value',
      defaults.map(({ value }) => String(value)),
    ),
    textColumn(
      'unit',
      defaults.map(({ unit }) => unit),
    ),
    textColumn(
      'source',
      defaults.map(({ source }) => source),
    ),
    textColumn(
      'mark',
      defaults.map(({ mark }) => mark),
    ),
  ]);
}
