/**
 * Result tables, and their forms.
 *
 *     for (const name of tableNames(result, series)) {
 *       const table = tableOf(name, { result, series });
 *       await writeFile(`${name}.csv`, toCsv(table, { dialect: 'nl' }));
 *     }
 */
export { toArrowStream } from './arrow.ts';
export { type CsvDialect, toCsv } from './csv.ts';
export { type JsonTable, toJson } from './json.ts';
export { tableNames, tableOf } from './result-tables.ts';
export type { Column, Table } from './table.ts';
