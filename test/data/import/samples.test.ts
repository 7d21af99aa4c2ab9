import { describe, expect, test } from 'vitest';
import { readSeries, readSeriesText } from '../../../data/index.ts';
import { samples } from './samples.ts';

/** A file of every format, made up, read back: format, times and each value. */
describe.each(samples(1))('$name', ({ format, head, rows, times, columns, options }) => {
  const text = [...head, ...rows, ''].join('\n');
  const read = (content: string) => readSeriesText(content, { name: 'sample', ...options });

  test('is told by its content and read to the value', () => {
    const { preview, series, problems, startMs, stepMinutes } = read(text);
    expect(problems).toEqual([]);
    expect(preview.format).toBe(format);
    expect(startMs).toBe(times[0]![0]);
    expect(series.length).toBeGreaterThanOrEqual(Object.keys(columns).length);
    const expected = times.flat();
    expect(expected.every((ms, k) => ms === startMs + k * stepMinutes * 60_000)).toBe(true);
    for (const [name, values] of Object.entries(columns)) {
      const got = series.find(one => one.name === name)!.values;
      expect(got.length).toBe(expected.length);
      values.flat().forEach((value, k) => {
        expect(got[k]).toBeCloseTo(value, 8);
      });
    }
  });

  test('the same with \\r\\n, \\r, a mark of byte order, or in pieces of seven bytes', async () => {
    const plain = read(text);
    const bytes = new TextEncoder().encode(text);
    const pieces = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, k) =>
      bytes.subarray(7 * k, 7 * k + 7),
    );
    expect((await readSeries(pieces, { name: 'sample', ...options })).series).toEqual(plain.series);
    for (const other of [text.replaceAll('\n', '\r\n'), text.replaceAll('\n', '\r'), `\uFEFF${text}`])
      expect(read(other).series).toEqual(plain.series);
  });
});
