import type { Figures } from '../benchmark.ts';
import { rounded } from '../statistics.ts';
import type { Method } from './methods.ts';
import type { SolverRow } from './row.ts';

/** Peers of which the faster counts. */
const WASM: readonly Method[] = ['highs-wasm simplex', 'highs-wasm ipm', 'highs-wasm ipm no crossover'];
const NATIVE: readonly Method[] = ['native highs simplex', 'native highs ipm'];

/**
 * What the rows of each case come to; null where a row is missing or has no time. Speed-ups compare solving with solving, except
 * those that say otherwise: `...Cold` compares the first build and solve of a process, `...OverPypsa` build and solve.
 */
export function summarise(rows: readonly SolverRow[]): Record<string, Figures> {
  return Object.fromEntries(
    [...new Set(rows.map(row => row.case))].map(name => [name, summaryOf(name, rows)]),
  );
}

function summaryOf(name: string, rows: readonly SolverRow[]): Figures {
  const of = (method: Method, from = name) =>
    rows.find(row => row.case === from && row.method === method) ?? null;
  const fastest = (methods: readonly Method[]) => fastestOf(methods.map(method => of(method)));
  const [ours, early, wasm] = [of('ours 1e-6'), of('ours 1e-4'), of('highs-wasm simplex')];
  const [native, pypsa, clp] = [fastest(NATIVE), of('pypsa highs'), of('clp dual simplex')];
  const differences = rows
    .filter(row => row.case === name && row.method !== 'ours 1e-4')
    .flatMap(({ costDifference }) => (costDifference === null ? [] : [Math.abs(costDifference)]));
  return {
    medianMs: ours?.medianMs ?? null,
    buildMs: ours?.buildMs ?? null,
    coldMs: ours?.coldMs ?? null,
    cpuMs: ours?.cpuMs ?? null,
    gap: ours?.gap ?? null,
    workingMb: ours?.workingMb ?? null,
    noMaglevMs: of('ours 1e-6 --no-maglev')?.medianMs ?? null,
    medianMsAt1e4: early?.medianMs ?? null,
    gapAt1e4: early?.gap ?? null,
    highsWasmMs: wasm?.medianMs ?? null,
    highsWasmCpuMs: wasm?.cpuMs ?? null,
    highsWasmColdMs: wasm?.coldMs ?? null,
    nativeHighsMs: native?.medianMs ?? null,
    nativeHighsCpuMs: native?.cpuMs ?? null,
    pypsaMs: wholeMs(pypsa),
    pypsaBuildMs: pypsa?.buildMs ?? null,
    pypsaCpuMs: pypsa?.cpuMs ?? null,
    clpMs: clp?.medianMs ?? null,
    speedupOverHighsWasm: speedup(wasm, ours),
    speedupOverHighsWasmAt1e4: speedup(wasm, early),
    speedupOverHighsWasmCold: speedup(wasm, ours, row => row.coldMs),
    speedupOverFastestHighsWasm: speedup(fastest(WASM), ours),
    speedupOverNativeHighs: speedup(native, ours),
    speedupOverPypsa: speedup(pypsa, ours, wholeMs),
    speedupOverClp: speedup(clp, ours),
    /** HiGHS was stopped at its limit, which then counts as its time: the speed-up is at least this. */
    speedupIsAtLeast: wasm !== null && isOverLimit(wasm),
    largestCostDifference: differences.length ? Math.max(...differences) : null,
    timesRich: speedup(ours, of('ours 1e-6', 'rich')),
    timesRichAt1e4: speedup(early, of('ours 1e-4', 'rich')),
  };
}

function wholeMs(row: SolverRow | null): number | null {
  return row?.medianMs == null || row.buildMs === null ? null : rounded(row.medianMs + row.buildMs);
}

function fastestOf(rows: readonly (SolverRow | null)[]): SolverRow | null {
  const there = rows.filter(row => row !== null);
  const timed = there.filter(row => row.medianMs !== null).sort((a, b) => a.medianMs! - b.medianMs!);
  return timed[0] ?? there[0] ?? null;
}

/** Time of `slow` over that of `fast`; one that was stopped counts with its limit, as a lower bound. */
function speedup(
  slow: SolverRow | null,
  fast: SolverRow | null,
  msOf: (row: SolverRow) => number | null = row => row.medianMs,
): number | null {
  if (!slow || !fast) return null;
  const fastMs = msOf(fast);
  const slowMs = msOf(slow) ?? (isOverLimit(slow) ? slow.limitMs : null);
  return slowMs === null || !fastMs ? null : rounded(slowMs / fastMs);
}

function isOverLimit({ status }: SolverRow): boolean {
  return status === 'over-limit' || status === 'out-of-time';
}
