import { createPool, type Dispatch, type DispatchOptions, type Task, taskHash } from '../engine/index.ts';
import type { Benchmark, Figures } from './benchmark.ts';
import { benchGroup } from './sites.ts';
import { rounded, spread, timed } from './statistics.ts';

const WORKERS = [1, 2];
const TASKS = 6;
const OPTIONS: DispatchOptions = { tolerance: 1e-6, deadlineMs: null, foresight: 'perfect' };

/** Tasks a second through the pool with one and with two workers, and whether the answers are the same to the bit. */
export const poolBench: Benchmark = {
  name: 'pool',
  text: 'site-years per second through 1 and 2 worker threads, and whether the bits agree',
  async run({ repeats, seed }) {
    const tasks = Array.from({ length: TASKS }, (_, k) => task(seed + k));
    const rows: Figures[] = [];
    let first: string | undefined;
    for (const workers of WORKERS) {
      const { ms, answers } = await throughPool(tasks, workers, repeats);
      const bits = fingerprint(answers);
      first ??= bits;
      const time = spread(ms);
      rows.push({
        workers,
        tasks: TASKS,
        repeats,
        siteYearsPerSecond: rounded((1000 * TASKS) / time.median),
        medianMs: rounded(time.median),
        lowMs: rounded(time.low),
        highMs: rounded(time.high),
        sameBits: bits === first,
      });
    }
    return rows;
  },
};

function task(seed: number): Task {
  const group = benchGroup('battery', seed);
  return { hash: taskHash(group, OPTIONS), name: `battery ${seed}`, group, options: OPTIONS };
}

async function throughPool(tasks: readonly Task[], workers: number, repeats: number) {
  const executor = createPool({ workers });
  try {
    const { ms, last } = await timed(repeats, () => executor.run(tasks));
    return { ms, answers: last };
  } finally {
    await executor.close();
  }
}

/** Every bit of every flow and cost, as text. */
function fingerprint(answers: readonly Dispatch[]): string {
  return JSON.stringify(answers, (_, value) =>
    value instanceof Float64Array
      ? Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64')
      : value,
  );
}
