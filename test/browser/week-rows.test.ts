import { expect, test } from 'vitest';
import { weekRows } from '../../server/web/app/answer/week-rows.ts';

/** Hours from 1 January 2025 00:00 in Amsterdam, a Wednesday, with one dear hour. */
function hours(rows: number, dear: number) {
  const start = Date.parse('2024-12-31T23:00:00Z');
  const times = Array.from({ length: rows }, (_, row) => new Date(start + row * 3_600_000).toISOString());
  return {
    name: 'series',
    rows,
    columns: [
      { name: 'time', unit: null, type: 'time', values: times },
      {
        name: 'price',
        unit: 'EUR/MWh',
        type: 'number',
        values: times.map((_, row) => (row === dear ? 9 : 1)),
      },
    ],
  } as const;
}

test('weeks begin on Monday in local time; the first and last may be short', () => {
  const table = hours(400, 0);
  expect(weekRows(table, 0)).toEqual({ from: 0, count: 120 });
  expect(weekRows(table, 1)).toEqual({ from: 120, count: 168 });
  expect(weekRows(table, 2)).toEqual({ from: 288, count: 112 });
});

test('without a week: the one with the highest price', () => {
  expect(weekRows(hours(400, 119), null).from).toBe(0);
  expect(weekRows(hours(400, 120), null).from).toBe(120);
});
