import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSeries } from '../data/index.ts';
import type { Benchmark, Figures } from './benchmark.ts';
import { rounded, spread, timed } from './statistics.ts';

const YEAR_ROWS = 35_040;
/** Size of the large file, and the rows that are written at once. */
const LARGE_BYTES = 500_000_000;
const ROWS_AT_ONCE = 20_000;
const HEADING = 'utc_start;afname_kwh;teruglevering_kwh;note\n';

/**
 * A year of quarters of a meter, and a made-up file of 500 MB of the same in the temporary folder, removed afterwards. The
 * large one is read in a process of its own, so that its memory is its own: `workingMb` is what the process grew to at most.
 */
export const importBench: Benchmark = {
  name: 'import',
  text: 'a year of quarters, and the memory of a file of 500 MB',
  async run({ repeats, seed }) {
    const folder = mkdtempSync(join(tmpdir(), 'speelruimte-bench-'));
    try {
      const year = join(folder, 'year.csv');
      const large = join(folder, 'large.csv');
      const bytes = writeRows(year, seed, rows => rows < YEAR_ROWS);
      const largeBytes = writeRows(large, seed, (_, written) => written < LARGE_BYTES);
      return [await yearRow(year, bytes, repeats), await largeRow(large, largeBytes)];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** Writes rows as long as `more` wants; gives the bytes. */
function writeRows(file: string, seed: number, more: (rows: number, bytes: number) => boolean): number {
  const handle = openSync(file, 'w');
  let bytes = writeSync(handle, HEADING);
  // Six million quarters from here end before 2200, as does the calendar of the importer.
  const startMs = Date.UTC(1971, 0, 1);
  let state = seed >>> 0;
  let rows = 0;
  while (more(rows, bytes)) {
    const lines: string[] = [];
    for (let k = 0; k < ROWS_AT_ONCE && more(rows, bytes); k++, rows++) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      const time = new Date(startMs + rows * 900_000).toISOString().slice(0, 16);
      lines.push(
        `${time}Z;${state >>> 20},${10 + (state % 90)};${state >>> 24},5;measured by the meter, checked by its owner\n`,
      );
    }
    bytes += writeSync(handle, lines.join(''));
  }
  closeSync(handle);
  return bytes;
}

async function yearRow(file: string, bytes: number, repeats: number): Promise<Figures> {
  const { ms, last } = await timed(repeats, () => readSeries(createReadStream(file), { name: 'year.csv' }));
  const times = spread(ms);
  return rowOf('year of quarters', bytes, last.preview.rows, times.median, last.problems.length, null);
}

function rowOf(
  file: string,
  bytes: number,
  rows: number,
  ms: number,
  problems: number,
  workingMb: number | null,
): Figures {
  return {
    file,
    mb: rounded(bytes / 1e6),
    rows,
    medianMs: rounded(ms),
    mbPerSecond: rounded(bytes / 1e3 / ms),
    problems,
    workingMb,
  };
}

async function largeRow(file: string, bytes: number): Promise<Figures> {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout!.on('data', piece => {
    text += piece;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`reading ${file} ended with ${code}`);
  const { rows, ms, problems, workingMb } = JSON.parse(text);
  return rowOf('made-up meter', bytes, rows, ms, problems, rounded(workingMb));
}

/** The process of its own: reads one file and tells what it took. */
async function readAlone(file: string): Promise<void> {
  const before = process.memoryUsage().rss;
  const began = performance.now();
  const { preview, problems } = await readSeries(createReadStream(file, { highWaterMark: 1 << 18 }), {
    name: 'large.csv',
  });
  const ms = performance.now() - began;
  // The peak of the process as the system kept it, kilobytes.
  const workingMb = (process.resourceUsage().maxRSS * 1024 - before) / 1e6;
  if (problems.length > 0) process.stderr.write(`${problems[0]!.message}\n`);
  process.stdout.write(JSON.stringify({ rows: preview.rows, ms, problems: problems.length, workingMb }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await readAlone(process.argv[2]!);
