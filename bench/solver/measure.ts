import { readFileSync, writeFileSync } from 'node:fs';
import { certify } from '../../engine/dispatch/certificate.ts';
import type { Program } from '../../engine/program/program.ts';
import type { Solution } from '../../engine/solve/solution.ts';
import { caseOf, programOf } from './cases.ts';
import { OWN_METHODS, type OwnMethod } from './methods.ts';

/** One case solved by one method, in a process of its own. */
export interface Job {
  readonly case: string;
  readonly method: OwnMethod;
  readonly seed: number;
  readonly repeats: number;
}

export interface Measurement {
  readonly status: Solution['status'];
  readonly steps: number;
  readonly columns: number;
  readonly rows: number;
  /** Building and solving the first time in a fresh process, code not yet compiled. */
  readonly coldMs: number;
  /** Later times: building the program, and solving it from nothing. */
  readonly buildMs: readonly number[];
  readonly solveMs: readonly number[];
  /** Growth of the resident memory during the first build and solve, peak over start. */
  readonly workingMb: number;
  /** Typed arrays and other memory outside the heap that is still held with the answer at hand. */
  readonly externalMb: number;
  readonly quality: Quality;
}

/** What independent code says of a plan and its multipliers; nulls without a plan. */
export interface Quality {
  readonly costEur: number | null;
  readonly gap: number | null;
  readonly maxResidualMw: number | null;
}

/** Nothing is repeated after this much time. */
const ENOUGH_MS = 30_000;
/** Fast methods are repeated at least for so long, or the clock and the compiler are what one measures. */
const LEAST_MS = 300;
/** Calls that are not counted: the compiler needs a few before its code is final. */
const WARM_UPS = 3;

export async function measure({ case: name, method, seed, repeats }: Job): Promise<Measurement> {
  const { group: groupFrom, limitS } = caseOf(name);
  const group = groupFrom(seed);
  const once = async () => {
    const start = performance.now();
    const program = programOf(group);
    const built = performance.now();
    const solution = await OWN_METHODS[method](program, limitS);
    return { program, solution, buildMs: built - start, solveMs: performance.now() - built };
  };
  const memory = startMemory();
  let last = await once();
  const first = last;
  const { workingMb, externalMb } = memory();
  const buildMs: number[] = [];
  const solveMs: number[] = [];
  const begin = performance.now();
  const spent = () => performance.now() - begin;
  const coldMs = first.buildMs + first.solveMs;
  for (let call = 0; coldMs + spent() < ENOUGH_MS; call++) {
    if (solveMs.length >= repeats && spent() > LEAST_MS) break;
    last = await once();
    if (call < WARM_UPS && coldMs < ENOUGH_MS / (repeats + WARM_UPS)) continue;
    buildMs.push(last.buildMs);
    solveMs.push(last.solveMs);
  }
  const { program, solution } = last;
  return {
    status: solution.status,
    steps: program.steps,
    columns: program.columnCount,
    rows: program.rowCount,
    coldMs,
    buildMs: buildMs.length ? buildMs : [first.buildMs],
    solveMs: solveMs.length ? solveMs : [first.solveMs],
    workingMb,
    externalMb,
    quality: solution.status === 'optimal' ? qualityOf(program, solution.x, solution.y) : NO_PLAN,
  };
}

export const NO_PLAN: Quality = { costEur: null, gap: null, maxResidualMw: null };

/** Quality as an answer to the program as every peer sees it, without its "one of two flows" conditions. */
function qualityOf(program: Program, x: Float64Array, y: Float64Array): Quality {
  const { costEur, gap, maxResidualMw, maxBoundViolationMw } = certify(
    { ...program, exclusive: [] },
    x,
    y,
    '',
  );
  return { costEur, gap, maxResidualMw: Math.max(maxResidualMw, maxBoundViolationMw) };
}

const MB = 2 ** 20;

/** Starts to watch the memory; the function it returns tells the peak since. */
function startMemory(): () => { workingMb: number; externalMb: number } {
  globalThis.gc?.();
  resetPeak();
  const before = process.memoryUsage();
  return () => {
    globalThis.gc?.();
    const after = process.memoryUsage();
    return {
      workingMb: (peakBytes() - before.rss) / MB,
      externalMb: (after.external - before.external) / MB,
    };
  };
}

/** Linux keeps the peak of the resident memory and lets it be set back; elsewhere the peak of the whole life counts. */
function resetPeak(): void {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
  } catch {
    // Not Linux: `peakBytes` falls back.
  }
}

function peakBytes(): number {
  try {
    const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'));
    if (kilobytes) return Number(kilobytes[1]) * 1024;
  } catch {
    // Not Linux.
  }
  return process.resourceUsage().maxRSS * 1024;
}
