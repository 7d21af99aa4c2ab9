import { fileURLToPath } from 'node:url';
import type { Program } from '../../engine/program/program.ts';
import type { SiteGroup } from '../../engine/site/site.ts';
import type { Benchmark, Report } from '../benchmark.ts';
import { CASES, programOf, type SolverCase } from './cases.ts';
import type { Job } from './measure.ts';
import { isOwn, type Method, type OwnMethod } from './methods.ts';
import { runPeer } from './peers/peers.ts';
import { measurePhases } from './phases.ts';
import { failure, type Measurement, type Result } from './result.ts';
import { type SolverRow, toRow, withDifferences } from './row.ts';
import { GRACE_S, runChild } from './run-child.ts';
import { summarise } from './summary.ts';
import { measureSweep } from './sweep.ts';
import { targetsOf } from './targets.ts';

const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));
/** Parts besides the cases, by the name under which `--only` selects them. */
const PHASES = 'phases';
const SWEEP = 'sweep';

/** The same programs by our method, by HiGHS and by peers, each in a process of its own, with cost and gap beside every time. */
export const solverBench: Benchmark = {
  name: 'solver',
  text: 'the same programs by our method, HiGHS (WebAssembly, native), PyPSA and clp: time beside cost and gap',
  async run({ repeats, seed, only }) {
    checkNames(only);
    const isAsked = (...names: readonly string[]) => only === null || names.some(name => only.has(name));
    const rows: SolverRow[] = [];
    for (const one of CASES) {
      if (isAsked(one.name, one.section)) rows.push(...(await runCase(one, repeats, seed)));
    }
    const phases = isAsked(PHASES) ? await measurePhases(seed) : null;
    const sweep = isAsked(SWEEP) ? await measureSweep(seed) : null;
    const cases = summarise(rows);
    const summary: Record<string, Report['summary'][string]> = { ...cases };
    if (phases) Object.assign(summary, phases);
    if (sweep) summary[SWEEP] = sweep;
    return { figures: rows, summary: { ...summary, targets: targetsOf(cases, sweep) } };
  },
};

function checkNames(only: ReadonlySet<string> | null): void {
  const known = new Set([...CASES.flatMap(one => [one.name, one.section]), PHASES, SWEEP]);
  for (const name of only ?? []) {
    if (!known.has(name)) throw new Error(`--only: got ${name}, expected some of ${[...known].join(', ')}`);
  }
}

async function runCase(one: SolverCase, repeats: number, seed: number): Promise<SolverRow[]> {
  const group = one.group(seed);
  const program = programOf(group);
  const rows: SolverRow[] = [];
  for (const method of one.methods) {
    if (process.stderr.isTTY) process.stderr.write(`${one.name}: ${method}\n`);
    const result = await resultOf(one, method, group, program, repeats, seed);
    rows.push(toRow(one, method, program, result));
  }
  return withDifferences(rows);
}

async function resultOf(
  one: SolverCase,
  method: Method,
  group: SiteGroup,
  program: Program,
  repeats: number,
  seed: number,
): Promise<Result> {
  if (isOwn(method)) return runOwn(one, method, repeats, seed);
  return runPeer(method, { name: one.name, group, program, limitS: one.limitS, repeats });
}

async function runOwn(one: SolverCase, method: OwnMethod, repeats: number, seed: number): Promise<Result> {
  const job: Job = { case: one.name, method, seed, repeats };
  const flags = ['--expose-gc', ...(method.endsWith('--no-maglev') ? ['--no-maglev'] : [])];
  const words = [...flags, CHILD, JSON.stringify(job)];
  const outcome = await runChild(process.execPath, words, one.limitS + GRACE_S);
  if (outcome.kind !== 'done') return failure(outcome, one.limitS);
  return { kind: 'measured', measurement: JSON.parse(outcome.stdout) as Measurement };
}
