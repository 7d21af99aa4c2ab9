import type { RunResult } from '../../scenarios/index.ts';
import { type Table, table, text } from './table.ts';

/** One row per value that the study left out and the tool filled in, with its source and how sure that is. */
export function defaultsTable({ defaults }: RunResult): Table {
  return table('defaults', [
    text(
      'path',
      defaults.map(({ path }) => path),
    ),
    text(
      'value',
      defaults.map(({ value }) => String(value)),
    ),
    text(
      'unit',
      defaults.map(({ unit }) => unit),
    ),
    text(
      'source',
      defaults.map(({ source }) => source),
    ),
    text(
      'mark',
      defaults.map(({ mark }) => mark),
    ),
  ]);
}
