import { createHash } from 'node:crypto';
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
/** Tasks done before the clock runs, per worker: threads have to start and code to be compiled. */
const WARM_UPS = 4;
/** No repeat begins after this. */
const ENOUGH_MS = 120_000;
const OPTIONS: DispatchOptions = { tolerance: 1e-6, deadlineMs: null, foresight: 'perfect' };

/** A sweep over one site through the pool with one and with two workers, and whether the answers are the same to the bit. */
export const poolBench: Benchmark = {
  name: 'pool',
  text: 'a sweep of 200 site-years of one rich site through 1 and 2 worker threads, and whether the bits agree',
  async run({ repeats, seed }) {
    const tasks = sweepOf(benchGroup('rich', seed));
    const rows: Figures[] = [];
    let alone: { readonly medianMs: number; readonly bits: readonly string[] } | null = null;
    for (const workers of WORKERS) {
      const { ms, bits } = await throughPool(tasks, workers, repeats);
      const time = spread(ms);
      alone ??= { medianMs: time.median, bits };
      const { bits: expected } = alone;
      const different = bits.filter((text, k) => text !== expected[k]).length;
      rows.push({
        workers,
        tasks: tasks.length,
        repeats: ms.length,
        siteYearsPerSecond: rounded((1000 * tasks.length) / time.median),
        medianMs: rounded(time.median),
        lowMs: rounded(time.low),
        highMs: rounded(time.high),
        throughputRatio: rounded(alone.medianMs / time.median),
        sameBits: different === 0,
        differentTasks: different,
      });
    }
    return rows;
  },
};

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

async function throughPool(tasks: readonly Task[], workers: number, repeats: number) {
  const executor = createPool({ workers });
  try {
    await warmUp(executor, tasks);
    const ms: number[] = [];
    const begin = performance.now();
    while (ms.length === 0 || (ms.length < repeats && performance.now() - begin < ENOUGH_MS)) {
      const start = performance.now();
      // A run of a study holds no series either: of 200 answers they are 400 MB.
      await executor.run(tasks, { keep: (_, answer) => withoutSites(answer) });
      ms.push(performance.now() - start);
    }
    return { ms, bits: await bitsOf(executor, tasks) };
  } finally {
    await executor.close();
  }
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
