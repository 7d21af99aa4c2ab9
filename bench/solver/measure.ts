import { readFileSync, writeFileSync } from 'node:fs';
import { caseOf, programOf } from './cases.ts';
import { OWN_METHODS, type OwnMethod } from './methods.ts';
import { qualityOf } from './quality.ts';
import { type Measurement, NO_PLAN, REPETITION } from './result.ts';

/** One case solved by one method, in a process of its own. */
export interface Job {
  readonly case: string;
  readonly method: OwnMethod;
  readonly seed: number;
  readonly repeats: number;
}

/** Calls, and time, that are not counted: the compiler needs a few of a slow method and many of a fast one before it is done. */
const WARM_UPS = 3;
const WARM_UP_MS = 300;

export async function measure({ case: name, method, seed, repeats }: Job): Promise<Measurement> {
  const { group: groupFrom, limitS } = caseOf(name);
  const group = groupFrom(seed);
  const once = async () => {
    const cpu = process.cpuUsage();
    const start = performance.now();
    const program = programOf(group);
    const built = performance.now();
    const solution = await OWN_METHODS[method](program, limitS);
    const solveMs = performance.now() - built;
    const { user, system } = process.cpuUsage(cpu);
    return { program, solution, buildMs: built - start, solveMs, cpuMs: (user + system) / 1000 };
  };
  const memory = startMemory();
  let last = await once();
  const first = last;
  const workingMb = memory();
  const buildMs: number[] = [];
  const solveMs: number[] = [];
  const cpuMs: number[] = [];
  const begin = performance.now();
  const spent = () => performance.now() - begin;
  const coldMs = first.buildMs + first.solveMs;
  for (let call = 0; coldMs + spent() < REPETITION.enoughMs; call++) {
    if (solveMs.length >= repeats && spent() > REPETITION.leastMs) break;
    last = await once();
    if ((call < WARM_UPS || spent() < WARM_UP_MS) && coldMs < REPETITION.enoughMs / (repeats + WARM_UPS))
      continue;
    buildMs.push(last.buildMs);
    solveMs.push(last.solveMs);
    cpuMs.push(last.cpuMs);
  }
  const { program, solution } = last;
  return {
    status: solution.status,
    coldMs,
    buildMs: buildMs.length ? buildMs : [first.buildMs],
    solveMs: solveMs.length ? solveMs : [first.solveMs],
    cpuMs: cpuMs.length ? cpuMs : [first.cpuMs],
    workingMb,
    quality: solution.status === 'optimal' ? qualityOf(program, solution.x, solution.y) : NO_PLAN,
  };
}

const MB = 2 ** 20;

/** Starts to watch the memory; the function it returns tells the peak since. */
function startMemory(): () => number {
  globalThis.gc?.();
  resetPeak();
  const before = process.memoryUsage.rss();
  return () => (peakBytes() - before) / MB;
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
