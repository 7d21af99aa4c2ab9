import { fileURLToPath } from 'node:url';
import type { Figures } from '../benchmark.ts';
import { runChild } from './run-child.ts';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
const LIMIT_S = 900;

/** What the `pool` benchmark, run once in a process of its own, says of a sweep through one and two workers. */
export async function measureSweep(seed: number): Promise<Figures> {
  const words = [MAIN, 'pool', '--json', '--repeats', '1', '--seed', String(seed)];
  const outcome = await runChild(process.execPath, words, LIMIT_S);
  if (outcome.kind !== 'done') {
    const note = outcome.kind === 'failed' ? outcome.reason : `> ${LIMIT_S} s`;
    return { siteYearsPerSecond: null, throughputRatio: null, sameBits: null, note };
  }
  const { figures } = JSON.parse(outcome.stdout) as { figures: readonly Figures[] };
  const { tasks, siteYearsPerSecond, throughputRatio, sameBits } = figures.at(-1)!;
  return {
    tasks: tasks!,
    siteYearsPerSecond: siteYearsPerSecond!,
    throughputRatio: throughputRatio!,
    sameBits: sameBits!,
    note: '',
  };
}
