import { createPool, InputError } from '../engine/index.ts';
import { planStudy, reportStudy, resolveStudy, runPlan, type Study } from '../scenarios/index.ts';
import type { Benchmark, Figures } from './benchmark.ts';
import { manyPackages } from './many-packages.ts';
import { peakOf } from './peak-memory.ts';
import { rounded } from './statistics.ts';

/** The richest business case of the library, with many packages over years and price paths, from study to report. */
export const packagesBench: Benchmark = {
  name: 'packages',
  text: 'one study of many packages over years and price paths: time, memory and size of the answer (--packages, --years, --paths)',
  async run({ seed, size }) {
    const study = manyPackages(size, seed);
    return [await measured(study, size.packages * size.years * size.paths)];
  },
};

/** Once, without warm-up: starting threads and compiling code are a small part of it. */
async function measured(study: Study, siteYears: number): Promise<Figures> {
  const begin = performance.now();
  const seconds = (from: number) => rounded((performance.now() - from) / 1000);
  const { resolved, issues } = resolveStudy(study, { dataSets: { list: () => [], get: () => undefined } });
  if (!resolved) throw new InputError(issues);
  const plan = planStudy(resolved);
  const planSeconds = seconds(begin);
  const executor = createPool();
  try {
    const memory = peakOf();
    const started = performance.now();
    const outcome = await runPlan(plan, executor, { onDone: progress(started) });
    const runSeconds = seconds(started);
    const reporting = performance.now();
    const result = reportStudy(outcome);
    const text = JSON.stringify(result);
    const { rssMb, ownMb } = memory.stop();
    return {
      packages: resolved.packages.length,
      years: resolved.years.length,
      paths: plan.paths.length,
      siteYears,
      tasks: plan.tasks.length,
      workers: executor.workers,
      planSeconds,
      runSeconds,
      reportSeconds: seconds(reporting),
      siteYearsPerSecond: rounded(plan.tasks.length / runSeconds),
      peakRssMb: rssMb,
      peakOwnMb: ownMb,
      resultMb: rounded(text.length / 2 ** 20),
      unanswered: result.variants.filter(({ status }) => status === 'infeasible').length,
      robust: result.report.robust?.choice.worstRegret ?? null,
      onFront: result.report.front?.points.filter(one => one.dominatedBy.length === 0).length ?? null,
    };
  } finally {
    await executor.close();
  }
}

const EVERY = 100;

/** A line now and then, so that a run of minutes is seen to go on. */
function progress(startedMs: number) {
  return (_task: unknown, _answer: unknown, done: number, total: number): void => {
    if (done % EVERY !== 0 && done !== total) return;
    const seconds = (performance.now() - startedMs) / 1000;
    const rss = Math.round(process.memoryUsage.rss() / 2 ** 20);
    process.stderr.write(`${done}/${total}  ${(done / seconds).toFixed(2)}/s  ${rss} MB\n`);
  };
}
