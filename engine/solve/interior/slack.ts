import { at, type Series } from '../../series/series.ts';
import type { StageDraft } from './draft.ts';

/**
 * Right-hand sides and ranges of the slack that make equalities of a block of rows, or null where they are equalities
 * already. A side that is missing counts as the farthest that the columns can bring the row.
 */
export function slackOf(
  draft: StageDraft,
  block: number,
  row: number,
): { readonly top: Float64Array; readonly range: Float64Array } | null {
  const { program } = draft;
  const { start, count } = program.rows[block]!;
  const low = program.rowLower.subarray(start, start + count);
  const high = program.rowUpper.subarray(start, start + count);
  let isEqual = true;
  for (let t = 0; t < count && isEqual; t++) isEqual = low[t] === high[t];
  if (isEqual) return null;
  const [least, most] = activity(draft, row, count);
  const top = new Float64Array(count);
  const range = new Float64Array(count);
  for (let t = 0; t < count; t++) {
    top[t] = Number.isFinite(high[t]!) ? high[t]! : Math.max(most[t]!, low[t]!);
    const bottom = Number.isFinite(low[t]!) ? low[t]! : Math.min(least[t]!, top[t]!);
    range[t] = top[t]! - bottom > 0 ? top[t]! - bottom : 0;
  }
  return { top, range };
}

/** Least and most that the columns can bring to a row in each step. */
function activity({ flows, levels }: StageDraft, row: number, steps: number) {
  const least = new Float64Array(steps);
  const most = new Float64Array(steps);
  const add = (value: Series, lower: Series, upper: Series, lag: number) => {
    for (let t = lag; t < steps; t++) {
      const a = at(value, t);
      const [low, high] = [at(lower, t - lag), at(upper, t - lag)];
      least[t]! += a > 0 ? a * low : a * high;
      most[t]! += a > 0 ? a * high : a * low;
    }
  };
  for (const { own, lower, upper } of flows)
    for (const entry of own) if (entry.row === row) add(entry.value, lower, upper, 0);
  for (const { near, far, lower, upper } of levels) {
    for (const entry of near) if (entry.row === row) add(entry.value, lower, upper, 0);
    for (const entry of far) if (entry.row === row) add(entry.value, lower, upper, 1);
  }
  return [least, most] as const;
}
