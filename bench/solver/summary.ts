import type { Figures } from '../benchmark.ts';
import { rounded } from '../statistics.ts';
import type { SolverRow } from './solver.ts';

/** Least speed-up over HiGHS-WASM at 1e-6 that each case is held to; a case not named has none. */
const LEAST_SPEEDUP: Readonly<Record<string, number>> = { rich: 25, battery: 25, hub8: 5 };
/** Most times the hourly year (`rich`) that a longer axis may take. */
const MOST_TIMES_RICH: Readonly<Record<string, number>> = { quarterHours: 4.5, tenYears: 11 };

/** What the rows of each case come to; null where a row is missing or has no time. */
export function summarise(rows: readonly SolverRow[]): Record<string, Figures> {
  const summary: Record<string, Figures> = {};
  for (const name of new Set(rows.map(row => row.case))) {
    const of = (method: string, from = name) =>
      rows.find(row => row.case === from && row.method === method) ?? null;
    const [ours, early, highs] = [of('ours 1e-6'), of('ours 1e-4'), of('highs-wasm simplex')];
    summary[name] = {
      medianMs: ours?.medianMs ?? null,
      gap: ours?.gap ?? null,
      medianMsAt1e4: early?.medianMs ?? null,
      gapAt1e4: early?.gap ?? null,
      highsWasmMs: highs?.medianMs ?? null,
      speedupOverHighsWasm: speedup(highs, ours),
      speedupOverHighsWasmAt1e4: speedup(highs, early),
      speedupIsAtLeast: highs !== null && isOverLimit(highs),
      targetSpeedup: LEAST_SPEEDUP[name] ?? null,
      costDifference: difference(ours, highs),
      timesRich: speedup(ours, of('ours 1e-6', 'rich')),
      targetTimesRich: MOST_TIMES_RICH[name] ?? null,
      workingMb: ours?.workingMb ?? null,
    };
  }
  return summary;
}

/** Time of `slow` over that of `fast`; one that was stopped counts with its limit, as a lower bound. */
function speedup(slow: SolverRow | null, fast: SolverRow | null): number | null {
  if (!slow || !fast || fast.medianMs === null) return null;
  const slowMs = slow.medianMs ?? (isOverLimit(slow) ? slow.limitMs : null);
  return slowMs === null ? null : rounded(slowMs / fast.medianMs);
}

function isOverLimit({ status }: SolverRow): boolean {
  return status === 'over-limit' || status === 'out-of-time';
}

/** Relative difference between two costs. */
function difference(a: SolverRow | null, b: SolverRow | null): number | null {
  if (!a || !b || a.costEur === null || b.costEur === null) return null;
  return (a.costEur - b.costEur) / Math.max(1, Math.abs(b.costEur));
}
