import type { RunRecord } from './records.ts';

/** How far a run is. Rate and time left count this attempt only and are `null` while there is nothing to go by. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly perSecond: number | null;
  readonly secondsLeft: number | null;
}

/** Progress of a run at a moment in milliseconds since 1970. */
export function progressOf(
  run: Pick<RunRecord, 'tasks' | 'startedAt' | 'finishedAt'>,
  nowMs: number,
): Progress {
  const { done, total, remembered } = run.tasks;
  const endMs = run.finishedAt ? Date.parse(run.finishedAt) : nowMs;
  const seconds = run.startedAt ? (endMs - Date.parse(run.startedAt)) / 1000 : 0;
  const computed = done - remembered;
  const perSecond = computed > 0 && seconds > 0 ? rounded(computed / seconds) : null;
  const secondsLeft =
    run.finishedAt || done === total ? 0 : perSecond ? rounded((total - done) / perSecond) : null;
  return { done, total, perSecond, secondsLeft: total === 0 && !run.finishedAt ? null : secondsLeft };
}

/** Four digits that matter are enough for a bar on a page. */
function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
