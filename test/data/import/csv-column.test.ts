import { describe, expect, test } from 'vitest';
import { readCsvColumn } from '../../../data/index.ts';
import { InputError, spanAxis, stepTime, yearAxis } from '../../../engine/index.ts';

const day = spanAxis(Date.UTC(2024, 5, 30, 22), 24, 60);
const quarters = spanAxis(day.startMs, 96, 15);

const rows = (axis: typeof day, cell: (t: number) => string) =>
  Array.from({ length: axis.steps }, (_, t) => `${stepTime(axis, t)};${cell(t)}`);

function code(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof InputError) return `${error.issues[0]!.code} ${error.issues[0]!.path}`;
    throw error;
  }
  return 'none';
}

describe('readCsvColumn', () => {
  test('rows in order of the axis', () => {
    const text = ['load_mw,other', ...Array.from({ length: 24 }, (_, t) => `${t / 2},x`)].join('\n');
    const got = readCsvColumn(text, { column: 'load_mw', axis: day, unit: 'MW' });
    expect([got.length, got[23]]).toEqual([24, 11.5]);
  });

  test('a year of 8,760 rows on a leap year is refused', () => {
    const text = ['mw', ...Array.from({ length: 8760 }, () => '1')].join('\n');
    expect(code(() => readCsvColumn(text, { column: 'mw', axis: yearAxis(2024, 60), unit: 'MW' }))).toBe(
      'wrong-length /lines/8761/mw',
    );
  });

  test('rows are found by time in a longer file', () => {
    const long = spanAxis(day.startMs - 48 * 3_600_000, 24 * 5, 60);
    const text = ['time;mw', ...rows(long, t => String(t))].join('\n');
    const got = readCsvColumn(text, { column: 'mw', timeColumn: 'time', axis: day, unit: 'MW' });
    expect([got[0], got[23]]).toEqual([48, 71]);
  });

  test('quarters are averaged to hours, hours repeated over quarters', () => {
    const fine = ['time;mw', ...rows(quarters, t => `${t},0`)].join('\r\n');
    const coarse = readCsvColumn(fine, { column: 'mw', timeColumn: 'time', axis: day, unit: 'MW' });
    expect([coarse[0], coarse[1]]).toEqual([1.5, 5.5]);
    const hourly = ['time;mw', ...rows(day, t => String(t))].join('\n');
    const repeated = readCsvColumn(hourly, { column: 'mw', timeColumn: 'time', axis: quarters, unit: 'MW' });
    expect([...repeated.subarray(0, 5)]).toEqual([0, 0, 0, 0, 1]);
  });

  test('an unknown column, another unit, a bad cell, a span not covered', () => {
    const text = ['time;load_kw', ...rows(day, t => (t === 5 ? 'oops' : '1'))].join('\n');
    const read = (options: { column: string; unit: string; timeColumn?: string; axis?: typeof day }) =>
      code(() => readCsvColumn(text, { axis: day, ...options }));
    expect(read({ column: 'load', unit: 'MW' })).toBe('unknown-column /lines/1');
    expect(read({ column: 'load_kw', unit: 'MW' })).toBe('wrong-unit /lines/1');
    expect(read({ column: 'load_kw', unit: 'kW', timeColumn: 'time' })).toBe('not-a-number /lines/7/load_kw');
    const later = spanAxis(day.startMs + 3_600_000, 24, 60);
    expect(read({ column: 'load_kw', unit: 'kW', timeColumn: 'time', axis: later })).toBe(
      'not-covered /lines/25/time',
    );
  });
});
