import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toMps } from '../../../engine/program/mps.ts';
import type { Program } from '../../../engine/program/program.ts';
import { qualityOf } from '../quality.ts';
import { failure, NO_PLAN, REPETITION, type Result } from '../result.ts';
import { GRACE_S, runChild } from '../run-child.ts';
import type { Peer } from './peer.ts';

const LOOK_S = 30;
const NONE: Result = { kind: 'skipped', note: 'no clp on the path (Debian: coinor-clp)' };
/** The line that tells how a run ended: `Optimal objective 136723.5975 - 1586 iterations time 0.022, Presolve 0.00`. */
const ENDED = /^(\w+) objective [-\d.e+]+ .* time ([\d.]+)/m;

/**
 * Clp as Debian has it, by its dual simplex, each time in a process of its own. Solving is what it tells of itself (processor
 * time); building is the rest of the process, which is mostly reading the program.
 */
export const clp: Peer = async ({ program, name, folder, limitS, repeats }) => {
  if ((await runChild('clp', ['-quit'], LOOK_S)).kind !== 'done') return NONE;
  const [mps, plan] = [join(folder, 'program.mps'), join(folder, 'plan.txt')];
  writeFileSync(mps, toMps(program, name));
  const words = [mps, '-seconds', String(limitS), '-dualsimplex'];
  const buildMs: number[] = [];
  const solveMs: number[] = [];
  const begin = performance.now();
  const isEnough = () => solveMs.length > repeats || performance.now() - begin > REPETITION.enoughMs;
  while (solveMs.length === 0 || !isEnough()) {
    const outcome = await runChild('clp', words, limitS + GRACE_S);
    if (outcome.kind !== 'done') return failure(outcome, limitS);
    const [, status, seconds] = ENDED.exec(outcome.stdout) ?? [];
    if (status === 'Stopped') return { kind: 'over-limit', note: `> ${limitS} s` };
    if (status !== 'Optimal')
      return { kind: 'failed', note: `clp ended ${status ?? 'without an objective'}` };
    solveMs.push(1000 * Number(seconds));
    buildMs.push(Math.max(0, outcome.ms - 1000 * Number(seconds)));
  }
  const coldMs = buildMs[0]! + solveMs[0]!;
  // Writing the plan would count as building, so it is done in a run that is not measured.
  const written = await runChild(
    'clp',
    [...words, '-printingOptions', 'all', '-solution', plan],
    limitS + GRACE_S,
  );
  const quality = written.kind === 'done' ? qualityOf(program, ...readPlan(program, plan)) : NO_PLAN;
  const measurement = {
    status: 'optimal',
    coldMs,
    buildMs,
    solveMs,
    cpuMs: solveMs,
    workingMb: null,
    quality,
  };
  return { kind: 'measured', measurement };
};

/** Columns and row multipliers, which clp writes to eight digits: `index name value multiplier`, rows first. */
function readPlan(program: Program, file: string): [Float64Array, Float64Array] {
  const x = new Float64Array(program.columnCount);
  const y = new Float64Array(program.rowCount);
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [, kind, index, value, multiplier] = /\b([CR])(\d+)\s+(\S+)\s+(\S+)\s*$/.exec(line) ?? [];
    if (kind === 'C') x[Number(index)] = Number(value);
    else if (kind === 'R') y[Number(index)] = Number(multiplier);
  }
  return [x, y];
}
