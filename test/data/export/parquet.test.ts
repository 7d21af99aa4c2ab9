import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { expect, test } from 'vitest';
import { newTable, numberColumn, textColumn, timeColumn, toParquet } from '../../../data/index.ts';

test('Parquet brings back moments, numbers bit for bit, texts, gaps and units', async () => {
  const moments = [Date.UTC(2024, 2, 31, 0), Date.UTC(2024, 2, 31, 1), Date.UTC(2024, 9, 27, 0)];
  const table = newTable('three hours', [
    timeColumn('time', moments),
    numberColumn('mill/import', 'MW', Float64Array.of(0.1 + 0.2, -0, Number.NaN)),
    numberColumn('rank', null, [1, null, 3]),
    textColumn('name', ['één; "twee"', null, '=1+1']),
  ]);
  const file = toParquet(table).slice().buffer;
  const rows = await parquetReadObjects({ file });
  expect(rows.map(row => row.time.getTime())).toEqual(moments);
  expect(rows.map(row => row['mill/import'])).toEqual([0.1 + 0.2, -0, null]);
  expect(rows.map(row => row.rank)).toEqual([1, null, 3]);
  // A text of Parquet is data to programs, not a cell of a spreadsheet: it stays what it is.
  expect(rows.map(row => row.name)).toEqual(['één; "twee"', null, '=1+1']);
  const { key_value_metadata: facts = [] } = parquetMetadata(file);
  expect(facts).toContainEqual({ key: 'name', value: 'three hours' });
  expect(facts).toContainEqual({ key: 'unit:mill/import', value: 'MW' });
});

test('a table without rows is a file all the same', async () => {
  const file = toParquet(newTable('none', [numberColumn('a', 'MW', []), textColumn('b', [])])).slice().buffer;
  expect(await parquetReadObjects({ file })).toEqual([]);
  expect(
    parquetMetadata(file)
      .schema.slice(1)
      .map(({ name }) => name),
  ).toEqual(['a', 'b']);
});
