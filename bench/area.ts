import { createHash } from 'node:crypto';
import { createPool, InputError } from '../engine/index.ts';
import { checkStudy, resolveMemory, runStudy, type Study } from '../scenarios/index.ts';
import { areaStudy } from './area-study.ts';
import type { Benchmark, Figures } from './benchmark.ts';
import { peakOf } from './peak-memory.ts';
import { rounded } from './statistics.ts';

const SIZE = { companies: 40, connections: 10_000, requests: 5, weatherYears: 3 } as const;
const WORKERS = [2, 1];

/** An area of the grid under five designs in three weather and two price years, through 2 and 1 workers. */
export const areaBench: Benchmark = {
  name: 'area',
  text: 'five designs for an area of 40 companies and 10,000 connections, 3 weather x 2 price years, with 2 and 1 workers',
  async run({ seed, only }) {
    const study = checked(areaStudy(SIZE, seed));
    const figures: Figures[] = [];
    let expected: string | null = null;
    let designs: readonly Figures[] = [];
    for (const workers of WORKERS.filter(count => only === null || only.has(String(count)))) {
      const { row, hash, rows } = await measured(study, workers);
      expected ??= hash;
      figures.push({ ...row, sameBits: hash === expected });
      designs = rows;
    }
    return { figures, summary: { designs } };
  },
};

function checked(input: unknown): Study {
  const { study, issues } = checkStudy(input);
  if (!study) throw new InputError(issues);
  return study;
}

async function measured(study: Study, workers: number) {
  const executor = createPool({ workers });
  const memory = resolveMemory();
  const peak = peakOf();
  const began = performance.now();
  let tasks = 0;
  const seen = progress(began);
  try {
    const { result } = await runStudy(study, {
      executor,
      // The load of thousands of connections is made once for each weather year.
      sources: { dataSets: { list: () => [], get: () => undefined }, memory },
      watch: { onDone: task => seen(task.name, ++tasks) },
    });
    const seconds = (performance.now() - began) / 1000;
    const { rssMb, ownMb } = peak.stop();
    const row = {
      workers,
      companies: study.sites.length,
      connections: SIZE.connections,
      requests: study.requests!.length,
      futures: study.paths!.length,
      tasks,
      seconds: rounded(seconds),
      tasksPerSecond: rounded(tasks / seconds),
      peakRssMb: rssMb,
      peakOwnMb: ownMb,
    };
    const text = JSON.stringify(result.flex);
    return { row, hash: createHash('sha256').update(text).digest('hex'), rows: designRows(result.flex!) };
  } finally {
    peak.stop();
    await executor.close();
  }
}

type Flex = NonNullable<Awaited<ReturnType<typeof runStudy>>['result']['flex']>;

/** What every design comes to, and how its runs ended. */
function designRows({ designs }: Flex): Figures[] {
  return designs.map(({ name, requestsServed, servedMw, overloadHours, paymentsEur, futures }) => {
    const rounds = futures.map(({ rounds: all }) => all.length);
    const ended = (status: string) => futures.filter(one => one.status === status).length;
    return {
      design: name,
      requestsServed,
      servedMw: rounded(servedMw),
      overloadHours: rounded(overloadHours.mean),
      paymentsEur: rounded(paymentsEur.mean),
      mostRounds: Math.max(...rounds),
      clear: ended('clear'),
      settled: ended('settled'),
      unsettled: ended('unsettled'),
      cannotFollow: futures.reduce((sum, { cannotFollow }) => sum + cannotFollow.length, 0),
    };
  });
}

const EVERY = 100;

/** A line now and then, so that a run of minutes is seen to go on. */
function progress(beganMs: number) {
  return (name: string, done: number): void => {
    if (done % EVERY !== 0) return;
    const seconds = (performance.now() - beganMs) / 1000;
    const rss = Math.round(process.memoryUsage.rss() / 2 ** 20);
    process.stderr.write(`${done} runs  ${seconds.toFixed(0)} s  ${rss} MB  ${name}\n`);
  };
}
