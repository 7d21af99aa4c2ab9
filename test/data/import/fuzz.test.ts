import { describe, expect, test } from 'vitest';
import { readCsvColumn, readSeriesText, type SeriesFile } from '../../../data/index.ts';
import { InputError, spanAxis } from '../../../engine/index.ts';
import { hundredths, type Sample, samples } from './samples.ts';

/** Mutated files per format; 10,000 each were run when this was written: `FUZZ=10000 npx vitest run test/data/import/fuzz.test.ts`. */
const COUNT = Number(process.env.FUZZ ?? 300);

type Random = (below: number) => number;

function random(seed: number): Random {
  let state = (seed * 2_654_435_761 + 97) >>> 0;
  return below => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 374_761_393) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 13), 3_266_489_917) >>> 0;
    return ((mixed ^ (mixed >>> 16)) >>> 0) % below;
  };
}

/** A line of the file with the row that it was; -1 for one above the rows or one that was put in. */
interface Line {
  text: string;
  readonly row: number;
}

const LETTERS = '0123456789.,;:-/ "TZ+eE%\t|NaNx\u00e9\u20ac';
const anyLetter = (pick: Random) => LETTERS[pick(LETTERS.length)]!;

/** Changes a few lines; gives the rows whose line was touched. A touched line above the rows touches everything. */
const MUTATIONS: readonly ((lines: Line[], at: number, pick: Random) => void)[] = [
  (lines, at, pick) =>
    change(lines[at]!, (text, k) => text.slice(0, k) + anyLetter(pick) + text.slice(k + 1), pick),
  (lines, at, pick) =>
    change(lines[at]!, (text, k) => text.slice(0, k) + anyLetter(pick) + text.slice(k), pick),
  (lines, at, pick) => change(lines[at]!, (text, k) => text.slice(0, k) + text.slice(k + 1), pick),
  (lines, at, pick) => change(lines[at]!, (text, k) => text.slice(0, k), pick),
  (lines, at, pick) => change(lines[at]!, text => text.replaceAll(/[;,\t]/g, () => ';,\t|'[pick(4)]!), pick),
  (lines, at, pick) =>
    change(
      lines[at]!,
      text =>
        text
          .split(/[;,]/)
          .map((cell, k) => (k === pick(4) ? '' : cell))
          .join(text.includes(';') ? ';' : ','),
      pick,
    ),
  (lines, at) => void lines.splice(at, 1),
  (lines, at, pick) => void lines.splice(at, 1 + pick(6)),
  (lines, at) => void lines.splice(at, 0, { text: lines[at]!.text, row: -1 }),
  (lines, at, pick) =>
    void lines.splice(at, 0, {
      text: Array.from({ length: pick(30) }, () => anyLetter(pick)).join(''),
      row: -1,
    }),
  (lines, at, pick) => {
    const other = pick(lines.length);
    [lines[at], lines[other]] = [lines[other]!, lines[at]!];
  },
  (lines, at) => void lines.splice(at),
];

function change(line: Line, how: (text: string, place: number) => string, pick: Random): void {
  line.text = how(line.text, pick(line.text.length + 1));
}

function mutate(sample: Sample, pick: Random): { text: string; touched: ReadonlySet<number> } {
  const lines: Line[] = [
    ...sample.head.map(text => ({ text, row: -1 })),
    ...sample.rows.map((text, row) => ({ text, row })),
  ];
  const original = lines.map(line => line.text);
  const heads = sample.head.length;
  for (let n = 1 + pick(3); n > 0 && lines.length > 0; n--)
    MUTATIONS[pick(MUTATIONS.length)]!(lines, pick(lines.length), pick);
  const touched = new Set(sample.rows.keys());
  // What is in order with all before and after, and reads as it did, was not touched.
  let lowest = Number.POSITIVE_INFINITY;
  const later = lines.map(() => lowest);
  for (let k = lines.length - 1; k >= 0; k--) {
    later[k] = lowest;
    if (lines[k]!.row !== -1) lowest = Math.min(lowest, lines[k]!.row);
  }
  let highest = -1;
  for (const [k, { row, text }] of lines.entries()) {
    if (row !== -1 && text === original[heads + row] && highest < row && row < later[k]!) touched.delete(row);
    highest = Math.max(highest, row);
  }
  const headTouched = sample.head.some((text, k) => lines[k]?.text !== text || lines[k].row !== -1);
  if (headTouched) for (const row of sample.rows.keys()) touched.add(row);
  return { text: lines.map(line => line.text).join(pick(2) ? '\n' : '\r\n'), touched };
}

function readOrNull(text: string, sample: Sample, repair: boolean): SeriesFile | null {
  try {
    return readSeriesText(text, { name: 'fuzz', ...sample.options, repair });
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

/** Values of untouched rows that come back as something else; a file with problems gives none back. */
function misread(sample: Sample, touched: ReadonlySet<number>, file: SeriesFile): string[] {
  const wrong: string[] = [];
  for (const series of file.series) {
    const expected = sample.columns[series.name];
    if (!expected) continue;
    sample.times.forEach((times, row) => {
      if (touched.has(row) || touched.has(sample.standsOn?.(row) ?? row)) return;
      times.forEach((ms, k) => {
        if (sample.ambiguous?.(ms)) return;
        const got = series.values[(ms - file.startMs) / (file.stepMinutes * 60_000)];
        if (got === undefined) return;
        if (!(Math.abs(got - expected[row]![k]!) < 1e-6))
          wrong.push(`${series.name} row ${row}: ${got}, not ${expected[row]![k]}`);
      });
    });
  }
  return wrong;
}

describe.each(samples(7))('$name, mutated', sample => {
  test(`${COUNT} files: no crash, no silent misread, with and without repair`, { timeout: 600_000 }, () => {
    let [read, refused] = [0, 0];
    for (let n = 0; n < COUNT; n++) {
      const { text, touched } = mutate(sample, random(n + 1));
      const file = readOrNull(text, sample, n % 2 === 0);
      if (!file || file.problems.length > 0) {
        refused++;
        continue;
      }
      read++;
      const wrong = misread(sample, touched, file);
      expect(wrong.slice(0, 3), `seed ${n + 1}${n % 2 === 0 ? ', repair' : ''}:\n${text}`).toEqual([]);
    }
    // Both must happen, or the mutations or the reader are of no use.
    expect(read).toBeGreaterThan(COUNT / 20);
    expect(refused).toBeGreaterThan(COUNT / 20);
  });
});

/** A column of a study, with a time column and without: all of the axis, right to the value, or nothing. */
describe.each([
  { name: 'by time', timeColumn: 'utc_start' },
  { name: 'row by row', timeColumn: undefined },
])('a column of a study $name, mutated', ({ timeColumn }) => {
  test(`${COUNT} files: no crash, no silent misread`, { timeout: 600_000 }, () => {
    const sample = samples(7).find(({ name }) => name === 'table in UTC')!;
    const axis = spanAxis(sample.times[0]![0]!, sample.times.length, 15);
    let [read, refused] = [0, 0];
    for (let n = 0; n < COUNT; n++) {
      const { text, touched } = mutate(sample, random(n + 1));
      const options = { column: 'load_mw', unit: 'MW', axis, ...(timeColumn && { timeColumn }) };
      try {
        const values = readCsvColumn(text, options);
        read++;
        const due = sample.columns.load_mw!;
        // Without times nothing tells that rows changed places: a row counts where it stands.
        const lines = text.split(/\r?\n/).filter(line => line.trim() !== '');
        const stands = (row: number) => lines[0] === sample.head[0] && lines[row + 1] === sample.rows[row];
        const isSame = (row: number) => (timeColumn ? !touched.has(row) : stands(row));
        const wrong = due.flatMap(([value], row) =>
          !isSame(row) || Math.abs(values[row]! - value!) < 1e-9 ? [] : [`row ${row}: ${values[row]}`],
        );
        expect(wrong.slice(0, 3), `seed ${n + 1}:\n${text}`).toEqual([]);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        refused++;
      }
    }
    expect(read).toBeGreaterThan(COUNT / 20);
    expect(refused).toBeGreaterThan(COUNT / 20);
  });
});

test('bytes that are no text, of any kind', () => {
  for (let seed = 1; seed <= COUNT; seed++) {
    const bytes = Uint8Array.from(hundredths(seed, 1 + (seed % 400), 0, 25_600), value => value * 100);
    const text = new TextDecoder('latin1').decode(bytes);
    expect(() => readOrNull(text, samples(1)[0]!, seed % 2 === 0)).not.toThrow();
  }
});
