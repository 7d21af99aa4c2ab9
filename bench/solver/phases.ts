import { fileURLToPath } from 'node:url';
import { certify } from '../../engine/dispatch/certificate.ts';
import { operations } from '../../engine/dispatch/operation.ts';
import { dispatch } from '../../engine/index.ts';
import { toProgram } from '../../engine/program/site-program.ts';
import { solveProgram } from '../../engine/solve/solve.ts';
import type { Figures, Report } from '../benchmark.ts';
import { rounded, spread } from '../statistics.ts';
import { caseOf } from './cases.ts';
import { profiled, type Shares } from './profile.ts';
import { failure, REPETITION } from './result.ts';
import { runChild } from './run-child.ts';

const CASE = 'rich';
const OPTIONS = { tolerance: 1e-6, deadlineMs: null, foresight: 'perfect' } as const;
const WARM_UPS = 5;
const CALLS = 20;
const LIMIT_S = 120;
const CHILD = fileURLToPath(new URL('./phases-child.ts', import.meta.url));
/** Files with less than this share of the time are left out. */
const LEAST_SHARE = 0.005;

/**
 * The phases of a dispatch, by the function in which each begins. The first four are there whatever method solves; the others
 * are parts of the interior point, and what is in none of them stays under `solving`.
 */
const PHASES: Readonly<Record<string, string>> = {
  [toProgram.name]: 'program',
  [solveProgram.name]: 'solving',
  [certify.name]: 'certificate',
  [operations.name]: 'operations',
  toStages: 'staging',
  toLanes: 'staging',
  toOuter: 'staging',
  pack: 'staging',
  newNewton: 'staging',
  mehrotra: 'rounds',
  finish: 'finish',
  unpack: 'unpacking',
  unpackPlan: 'unpacking',
  '(garbage collector)': 'collecting',
};
const NAMES = [
  'program',
  'staging',
  'rounds',
  'finish',
  'unpacking',
  'solving',
  'certificate',
  'operations',
  'collecting',
  'other',
];

/** What the process of `phases-child.ts` prints. */
export interface Sampled extends Shares {
  /** Milliseconds of each whole dispatch, without the sampling. */
  readonly dispatchMs: readonly number[];
}

/** Times whole dispatches of the rich site-year, then samples as many more to see where the time goes. */
export async function samplePhases(seed: number): Promise<Sampled> {
  const group = caseOf(CASE).group(seed);
  const call = () => dispatch(group, OPTIONS);
  for (let k = 0; k < WARM_UPS; k++) await call();
  const dispatchMs: number[] = [];
  const begin = performance.now();
  while (dispatchMs.length < CALLS && performance.now() - begin < REPETITION.enoughMs) {
    const start = performance.now();
    await call();
    dispatchMs.push(performance.now() - start);
  }
  const shares = await profiled(
    async () => {
      for (let k = 0; k < dispatchMs.length; k++) await call();
    },
    name => PHASES[name],
  );
  return { dispatchMs, ...shares };
}

/** `phases`: milliseconds of each part of a whole dispatch of `rich`; `profile`: share of the time by source file. */
export async function measurePhases(seed: number): Promise<Report['summary']> {
  const outcome = await runChild(process.execPath, [CHILD, String(seed)], LIMIT_S);
  if (outcome.kind !== 'done') return { phases: { ...failure(outcome, LIMIT_S) } };
  const { dispatchMs, phases, files } = JSON.parse(outcome.stdout) as Sampled;
  const { median } = spread(dispatchMs);
  const parts = NAMES.map(name => [`${name}Ms`, rounded(median * (phases[name] ?? 0))] as const);
  const profile: Figures[] = Object.entries(files)
    .filter(([, share]) => share >= LEAST_SHARE)
    .map(([file, share]) => ({ file, share: rounded(share, 3), ms: rounded(median * share) }));
  return { phases: { dispatchMs: rounded(median), ...Object.fromEntries(parts) }, profile };
}
