import { fileURLToPath } from 'node:url';
import type { Benchmark, Figures } from '../benchmark.ts';
import { rounded, spread } from '../statistics.ts';
import { CASES, type SolverCase } from './cases.ts';
import { type Job, type Measurement, NO_PLAN } from './measure.ts';
import type { OwnMethod } from './methods.ts';
import { runChild } from './run-child.ts';
import { summarise } from './summary.ts';

/** One case by one method. Times and quality are null where there is none; `note` says why. */
export interface SolverRow extends Figures {
  readonly case: string;
  readonly method: string;
  readonly status: string;
  readonly medianMs: number | null;
  readonly buildMs: number | null;
  readonly gap: number | null;
  readonly costEur: number | null;
  readonly workingMb: number | null;
  readonly limitMs: number;
}

const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));
/** Seconds beyond a method's limit for start, series, certificate and repeats. */
const GRACE_S = 60;

/** The same programs by our method and by HiGHS, each in a process of its own, with cost and gap beside every time. */
export const solverBench: Benchmark = {
  name: 'solver',
  text: 'the same programs by our method and by HiGHS (WebAssembly), time beside cost and gap',
  async run({ repeats, seed, only }) {
    const rows: SolverRow[] = [];
    for (const one of selected(only)) {
      for (const method of one.methods) rows.push(await rowOf(one, method, repeats, seed));
    }
    return { figures: rows, summary: summarise(rows) };
  },
};

function selected(only: ReadonlySet<string> | null): readonly SolverCase[] {
  if (!only) return CASES;
  const chosen = CASES.filter(({ name, section }) => only.has(name) || only.has(section));
  for (const name of only) {
    if (chosen.some(one => one.name === name || one.section === name)) continue;
    const known = [...new Set(CASES.flatMap(one => [one.name, one.section]))];
    throw new Error(`--only: got ${name}, expected some of ${known.join(', ')}`);
  }
  return chosen;
}

async function rowOf(one: SolverCase, method: OwnMethod, repeats: number, seed: number): Promise<SolverRow> {
  const job: Job = { case: one.name, method, seed, repeats };
  const flags = ['--expose-gc', ...(method.endsWith('--no-maglev') ? ['--no-maglev'] : [])];
  const outcome = await runChild(
    process.execPath,
    [...flags, CHILD, JSON.stringify(job)],
    one.limitS + GRACE_S,
  );
  const start = { case: one.name, method, limitMs: one.limitS * 1000 };
  if (outcome.kind === 'done') {
    const measured = JSON.parse(outcome.stdout) as Measurement;
    if (measured.status === 'optimal') return { ...start, ...figuresOf(measured), note: '' };
    return { ...start, ...NO_FIGURES, status: measured.status, note: `> ${one.limitS} s` };
  }
  const note = outcome.kind === 'over-limit' ? `> ${one.limitS} s` : outcome.reason;
  return { ...start, ...NO_FIGURES, status: outcome.kind, note };
}

function figuresOf({ status, steps, columns, coldMs, buildMs, solveMs, workingMb, quality }: Measurement) {
  const time = spread(solveMs);
  return {
    status,
    steps,
    columns,
    calls: solveMs.length,
    buildMs: rounded(spread(buildMs).median),
    medianMs: rounded(time.median),
    lowMs: rounded(time.low),
    highMs: rounded(time.high),
    coldMs: rounded(coldMs),
    workingMb: rounded(workingMb),
    costEur: quality.costEur,
    gap: quality.gap === null ? null : rounded(quality.gap, 2),
    maxResidualMw: quality.maxResidualMw === null ? null : rounded(quality.maxResidualMw, 2),
  };
}

const NO_FIGURES = {
  steps: null,
  columns: null,
  calls: 0,
  buildMs: null,
  medianMs: null,
  lowMs: null,
  highMs: null,
  coldMs: null,
  workingMb: null,
  ...NO_PLAN,
};
