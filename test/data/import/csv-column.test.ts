import { describe, expect, test } from 'vitest';
import { readCsvColumn, readSeriesText } from '../../../data/index.ts';
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

  test('whatever the reader of series refuses is refused here: gaps, doubled times, cells too many', () => {
    const lines = ['time;load_kw', ...rows(day, () => '1,5')];
    const read = (text: readonly string[]) =>
      code(() =>
        readCsvColumn(text.join('\n'), { column: 'load_kw', timeColumn: 'time', axis: day, unit: 'kW' }),
      );
    expect(read(lines)).toBe('none');
    expect(read(lines.toSpliced(4, 2))).toBe('gap /lines/5/time');
    expect(read(lines.toSpliced(4, 0, lines[3]!))).toBe('duplicate-time /lines/5/time');
    expect(read(lines.with(4, `${lines[4]};7`))).toBe('ragged-row /lines/5');
    expect(read(lines.with(4, lines[4]!.replace(',', '.')))).toBe('not-a-number /lines/5/load_kw');
  });

  test('a column of gas is not taken for power', () => {
    const text = ['gas_m3_per_h', ...Array.from({ length: 24 }, () => '3.5')].join('\n');
    const read = (unit: string) =>
      code(() => readCsvColumn(text, { column: 'gas_m3_per_h', axis: day, unit }));
    expect([read('MW'), read('m3/h')]).toEqual(['wrong-unit /lines/1', 'none']);
  });
});

describe('time does not run away with the length of a cell', () => {
  const digits = '1'.repeat(900_000);
  const hostile = [
    `${digits}x`,
    `${digits}.${'1'.repeat(9)}x`,
    `${digits.slice(0, 450_000)}e${digits.slice(0, 450_000)}x`,
    `${'1,111'.repeat(180_000)}x`,
    `"${' '.repeat(900_000)}x"`,
  ];

  test.each(hostile.map(cell => ({ start: `${cell.slice(0, 6)}...`, cell })))('$start', ({ cell }) => {
    const began = performance.now();
    for (const sign of ['.', ',']) {
      const lines = rows(day, t => (t === 5 ? cell.replaceAll(/[.,]/g, sign) : `${t}${sign}25`));
      expect(
        code(() =>
          readCsvColumn(['time;mw', ...lines].join('\n'), {
            column: 'mw',
            timeColumn: 'time',
            axis: day,
            unit: 'MW',
          }),
        ),
      ).toBe('not-a-number /lines/7/mw');
    }
    // A pattern that takes the square of the length needs minutes here.
    expect(performance.now() - began).toBeLessThan(2000);
  });

  test.each(['eur', 'price', 'terug', 'utc ', 'cet /', 'eur  '])('a heading that repeats %s', word => {
    const heading = `${word.repeat(Math.floor(900_000 / word.length))}`;
    const began = performance.now();
    try {
      readSeriesText([`time;${heading}`, ...rows(day, () => '1')].join('\n'), { name: 'long' });
    } catch (error) {
      expect(error).toBeInstanceOf(InputError);
    }
    expect(performance.now() - began).toBeLessThan(2000);
  });
});
