import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import {
  createPool,
  type Dispatch,
  type DispatchOptions,
  type Executor,
  type Site,
  type SiteGroup,
  type Task,
  taskHash,
  withoutSites,
} from '../engine/index.ts';
import type { Benchmark, Figures } from './benchmark.ts';
import { benchGroup } from './sites.ts';
import { rounded, spread } from './statistics.ts';

const WORKERS = [1, 2];
/** Sizes of the battery (MW, two hours of it) and of the contract (MW) that the sweep tries in all combinations. */
const BATTERY_MW = Array.from({ length: 10 }, (_, k) => 0.5 * (k + 1));
const BATTERY_HOURS = 2;
const CONTRACT_MW = Array.from({ length: 20 }, (_, k) => 5 + 0.5 * k);
/**
 * Tasks done before the clock runs, per worker: threads have to start and code to be compiled. Compilers work beside the only worker
 * on the other processor, but beside two on theirs; it takes tens of tasks until they are done.
 */
const WARM_UPS = 40;
/** No repeat begins after this. */
const ENOUGH_MS = 180_000;
const OPTIONS: DispatchOptions = { tolerance: 1e-6, deadlineMs: null, foresight: 'perfect' };

/**
 * A sweep over one site through the pool with one and with two workers in turns, and whether the answers are the same to the bit.
 * Beside each turn stands what two threads of arithmetic that share nothing come to on this machine at that moment.
 */
export const poolBench: Benchmark = {
  name: 'pool',
  text: 'a sweep of 200 site-years of one rich site through 1 and 2 worker threads, beside what the machine gives, and whether the bits agree',
  async run({ repeats, seed }) {
    const tasks = sweepOf(benchGroup('rich', seed));
    const pools = WORKERS.map(workers => createPool({ workers }));
    try {
      for (const pool of pools) await warmUp(pool, tasks);
      const turns: Turn[] = [];
      const begin = performance.now();
      while (turns.length === 0 || (turns.length < repeats && performance.now() - begin < ENOUGH_MS)) {
        const machineRatio = await ratioOfMachine();
        const ms: number[] = [];
        for (const pool of pools) ms.push(await sweepMs(pool, tasks));
        turns.push({ machineRatio, ms });
      }
      const [expected, ...others] = await inTurn(pools.map(pool => () => bitsOf(pool, tasks)));
      const different = [0, ...others.map(bits => bits.filter((text, k) => text !== expected![k]).length)];
      return WORKERS.map((workers, w) => rowOf(workers, w, tasks.length, turns, different[w]!));
    } finally {
      for (const pool of pools) await pool.close();
    }
  },
};

/** Milliseconds of the sweep by number of workers, and the throughput of two threads over one just before. */
interface Turn {
  readonly machineRatio: number;
  readonly ms: readonly number[];
}

function rowOf(
  workers: number,
  w: number,
  tasks: number,
  turns: readonly Turn[],
  different: number,
): Figures {
  const time = spread(turns.map(({ ms }) => ms[w]!));
  return {
    workers,
    tasks,
    repeats: turns.length,
    siteYearsPerSecond: rounded((1000 * tasks) / time.median),
    medianMs: rounded(time.median),
    lowMs: rounded(time.low),
    highMs: rounded(time.high),
    throughputRatio: rounded(spread(turns.map(({ ms }) => ms[0]! / ms[w]!)).median),
    machineRatio: workers === 1 ? 1 : rounded(spread(turns.map(turn => turn.machineRatio)).median),
    sameBits: different === 0,
    differentTasks: different,
  };
}

async function inTurn<T>(works: readonly (() => Promise<T>)[]): Promise<T[]> {
  const results: T[] = [];
  for (const work of works) results.push(await work());
  return results;
}

/** About a second of arithmetic in registers: no memory, nothing shared. */
const ARITHMETIC = 'let a = 1; for (let i = 0; i < 4e8; i++) a = (Math.imul(a, 1664525) + 1013904223) | 0;';

async function ratioOfMachine(): Promise<number> {
  const [one, two] = await inTurn([1, 2].map(threads => () => arithmeticMs(threads)));
  return (2 * one!) / two!;
}

async function arithmeticMs(threads: number): Promise<number> {
  const start = performance.now();
  const ends = Array.from({ length: threads }, () => once(new Worker(ARITHMETIC, { eval: true }), 'exit'));
  await Promise.all(ends);
  return performance.now() - start;
}

function sweepOf(group: SiteGroup): Task[] {
  const [site] = group.sites as [Site];
  return BATTERY_MW.flatMap(batteryMw =>
    CONTRACT_MW.map(contractMw => {
      const variant = { ...group, sites: [variantOf(site, batteryMw, contractMw)] };
      return {
        hash: taskHash(variant, OPTIONS),
        name: `battery ${batteryMw} MW, contract ${contractMw} MW`,
        group: variant,
        options: OPTIONS,
      };
    }),
  );
}

function variantOf(site: Site, batteryMw: number, contractMw: number): Site {
  return {
    ...site,
    limits: { ...site.limits, importMw: contractMw },
    assets: site.assets.map(asset =>
      asset.kind === 'battery'
        ? {
            ...asset,
            chargeMw: batteryMw,
            dischargeMw: batteryMw,
            energyMwh: BATTERY_HOURS * batteryMw,
          }
        : asset,
    ),
  };
}

async function sweepMs(executor: Executor, tasks: readonly Task[]): Promise<number> {
  const start = performance.now();
  // A run of a study holds no series either: of 200 answers they are 400 MB.
  await executor.run(tasks, { keep: (_, answer) => withoutSites(answer) });
  return performance.now() - start;
}

/** Fingerprint of every answer, in a pass without a clock. */
async function bitsOf(executor: Executor, tasks: readonly Task[]): Promise<string[]> {
  const bits = new Map<string, string>();
  await executor.run(tasks, {
    keep: ({ hash }, answer) => {
      bits.set(hash, fingerprint(answer));
      return withoutSites(answer);
    },
  });
  return tasks.map(({ hash }) => bits.get(hash)!);
}

async function warmUp(executor: Executor, tasks: readonly Task[]): Promise<void> {
  await executor.run(tasks.slice(0, WARM_UPS * executor.workers));
}

/** SHA-256 of every bit of every flow and cost. */
function fingerprint(answer: Dispatch): string {
  const hash = createHash('sha256');
  const text = JSON.stringify(answer, (_, value) => {
    if (!(value instanceof Float64Array)) return value;
    hash.update(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    return value.length;
  });
  return hash.update(text).digest('hex');
}
