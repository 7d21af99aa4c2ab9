/**
 * Result tables, and their forms.
 *
 *     for (const name of tableNames(result, series)) {
 *       const table = tableOf(name, { result, series });
 *       await writeFile(`${name}.csv`, toCsv(table, { dialect: 'nl' }));
 *     }
 */
export { toJson } from './json.ts';
export { tableNames, tableOf } from './result-tables.ts';
