import { tableFromIPC } from '@uwdata/flechette';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { type Table, toArrowStream, toCsv } from '../../../data/index.ts';
import { InputError } from '../../../engine/index.ts';
import { tableNames, tableOf, toJson } from '../../../server/tables/index.ts';
import { madeUpRun, SITE } from '../made-up-run.ts';

const run = madeUpRun();
const NAMES = tableNames(run.result, run.series);
const named = (name: string) => tableOf(name, run);
const column = (table: Table, name: string) => table.columns.find(one => one.name === name)!;

test('names: of the result, and of every variant with hourly figures', () => {
  expect(NAMES.slice(0, 20)).toEqual([
    'variants',
    'packages',
    'front',
    'paths',
    'path-prices',
    'robust',
    'finance',
    'cash-flow',
    'cost-parts',
    'carbon',
    'budgets',
    'co2-target',
    'explanations',
    'limits',
    'reliefs',
    'tornado',
    'break-evens',
    'defaults',
    'series-nu-2030',
    'months-nu-2030',
  ]);
  expect(() => named('none')).toThrow(InputError);
  expect(() => named('constructor')).toThrow(InputError);
});

describe.each(NAMES.slice(0, 17))('%s', name => {
  const table = named(name);

  test('columns are as long as the table has rows', () => {
    expect(table.rows).toBeGreaterThan(0);
    for (const { values } of table.columns) expect(values.length).toBe(table.rows);
    expect(new Set(table.columns.map(one => one.name)).size).toBe(table.columns.length);
  });

  test('Arrow brings back every value and unit', () => {
    const arrow = tableFromIPC(toArrowStream(table), { useDate: false });
    expect(arrow.numRows).toBe(table.rows);
    expect(arrow.names).toEqual(table.columns.map(one => one.name));
    table.columns.forEach((one, c) => {
      expect(arrow.schema.fields[c]!.metadata?.get('unit') ?? null).toBe(one.unit);
      expect(Array.from(arrow.getChildAt(c).toArray() as ArrayLike<unknown>)).toEqual(
        Array.from<unknown>(one.values),
      );
    });
  });

  test('CSV has the same rows in both dialects', () => {
    for (const dialect of ['standard', 'nl'] as const) {
      const rows: string[][] = parse(toCsv(table, { dialect }), { delimiter: dialect === 'nl' ? ';' : ',' });
      expect(rows.length).toBe(table.rows + 1);
      for (const row of rows) expect(row.length).toBe(table.columns.length);
      expect(rows.flat().some(cell => cell === 'NaN' || cell === 'undefined')).toBe(false);
    }
  });

  test('JSON has no NaN', () => {
    const json = toJson(table);
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
  });
});

test('cost parts add up to the cost of the variant', () => {
  const table = named('cost-parts');
  const variants = column(table, 'variant').values;
  const eur = column(table, 'costEur').values as number[];
  const sum = eur.reduce((all, value, row) => (variants[row] === 'nu' ? all + value : all), 0);
  expect(sum).toBeCloseTo(run.result.variants[0]!.costEur!, 4);
});

test('the lines of a package sum to its cash flow in every year', () => {
  const table = named('cash-flow');
  const { finance, name } = run.result.report.packages[1]!;
  const packages = column(table, 'package').values;
  const sums = finance!.nominalEur.map(() => 0);
  const years = column(table, 't').values;
  const eur = column(table, 'nominalEur').values as ArrayLike<number>;
  for (let row = 0; row < table.rows; row++)
    if (packages[row] === name) sums[Number(years[row])]! += eur[row]!;
  sums.forEach((sum, t) => {
    expect(sum).toBeCloseTo(finance!.nominalEur[t]!, 6);
  });
});

test('months add up to the year, and their highest is the highest of the year', () => {
  const months = named('months-nu-2030');
  const imports = run.series[0]!.columns.find(one => one.name === `${SITE}/import`)!.values;
  const mwh = column(months, `${SITE}/import`);
  expect([months.rows, mwh.unit]).toEqual([12, 'MWh']);
  const total = (mwh.values as Float64Array).reduce((all, value) => all + value, 0);
  expect(total).toBeCloseTo(
    imports.reduce((all, value) => all + value, 0),
    6,
  );
  const highest = column(months, `${SITE}/import highest`).values as Float64Array;
  expect(Math.max(...highest)).toBe(Math.max(...imports));
});

describe('CSV', () => {
  const table: Table = {
    name: 'small',
    rows: 3,
    columns: [
      { name: 'time', unit: null, type: 'time', values: [1_704_063_600_000, 1_704_067_200_000, 0] },
      { name: 'what', unit: null, type: 'text', values: ['a;b,"c"', null, 'plain'] },
      { name: 'importMwh', unit: 'MWh', type: 'number', values: [-1234.5, null, Number.NaN] },
    ],
  };

  test('standard', () => {
    expect(toCsv(table)).toBe(
      'time,what,importMwh [MWh]\r\n' +
        '2023-12-31T23:00:00Z,"a;b,""c""",-1234.5\r\n' +
        '2024-01-01T00:00:00Z,,\r\n' +
        '1970-01-01T00:00:00Z,plain,\r\n',
    );
  });

  test('as a Dutch spreadsheet reads it', () => {
    expect(toCsv(table, { dialect: 'nl' }).split('\r\n').slice(0, 2)).toEqual([
      'time;what;importMwh [MWh]',
      '2023-12-31T23:00:00Z;"a;b,""c""";-1234,5',
    ]);
  });

  test.each(['=1+1', '+1', '-1', '@sum', '\tx', '\rx', '＝1'])('text %j is no formula', value => {
    const one: Table = {
      name: 't',
      rows: 1,
      columns: [{ name: value, unit: null, type: 'text', values: [value] }],
    };
    const [head, cell]: string[][] = parse(toCsv(one));
    expect([head![0], cell![0]]).toEqual([`'${value}`, `'${value}`]);
  });
});
