import { stepTime } from '../../engine/index.ts';
import type { Problems } from './problems.ts';
import type { Table } from './table.ts';
import type { Times } from './times.ts';

/** Rows first..last of a table that follow each other without gap. */
export interface Stretch {
  readonly startMs: number;
  readonly stepMinutes: 15 | 60;
  readonly first: number;
  readonly count: number;
}

/** Part of the time line to read, milliseconds UTC; what lies outside may have any fault. */
export interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/**
 * Checks that the rows, or those within `span`, are one stretch of equal steps of 15 or 60 minutes that covers the span.
 * Gaps, duplicates, steps back and changes of step are problems, each at its line.
 */
export function regularStretch(
  table: Table,
  column: string,
  { ms }: Times,
  span: Span | null,
  problems: Problems,
): Stretch {
  const inside = rowsInside(ms, span);
  const whole = span ? 'rows within the asked span' : 'rows with a time';
  if (inside.length === 0) problems.add({ line: 1, column }, 'not-covered', 'no rows', whole);
  problems.stop();
  const stepMs = stepOf(ms, inside);
  if (stepMs !== 900_000 && stepMs !== 3_600_000)
    problems.add(
      { line: table.lines[inside[1] ?? inside[0]!]!, column },
      'wrong-step',
      inside.length < 2 ? 'a single row' : `steps of ${stepMs / 60_000} minutes`,
      'steps of 15 or 60 minutes',
    );
  problems.stop();
  const stepMinutes = stepMs === 900_000 ? 15 : 60;
  checkSteps(table, column, ms, inside, stepMinutes, problems);
  if (span) checkCover(table, column, ms, inside, stepMs, span, problems);
  problems.stop();
  return { startMs: ms[inside[0]!]!, stepMinutes, first: inside[0]!, count: inside.length };
}

function rowsInside(ms: Float64Array, span: Span | null): number[] {
  const rows: number[] = [];
  for (let r = 0; r < ms.length; r++)
    if (!span || (ms[r]! >= span.startMs && ms[r]! < span.endMs)) rows.push(r);
  return rows;
}

/** The most common step forward. */
function stepOf(ms: Float64Array, rows: readonly number[]): number {
  const count = new Map<number, number>();
  for (let k = 1; k < rows.length; k++) {
    const step = ms[rows[k]!]! - ms[rows[k - 1]!]!;
    if (step > 0) count.set(step, (count.get(step) ?? 0) + 1);
  }
  let best = 0;
  for (const [step, times] of count) if (times > (count.get(best) ?? 0)) best = step;
  return best;
}

function checkSteps(
  table: Table,
  column: string,
  ms: Float64Array,
  rows: readonly number[],
  stepMinutes: 15 | 60,
  problems: Problems,
): void {
  const stepMs = stepMinutes * 60_000;
  const otherMs = stepMinutes === 15 ? 3_600_000 : 900_000;
  const stepAt = (k: number) => ms[rows[k]!]! - ms[rows[k - 1]!]!;
  let mixed = false;
  for (let k = 1; k < rows.length; k++) {
    const step = stepAt(k);
    if (step === stepMs || Number.isNaN(step)) continue;
    const here = iso(ms[rows[k]!]!);
    const due = iso(ms[rows[k - 1]!]! + stepMs);
    const where = { line: table.lines[rows[k]!]!, column };
    if (step === otherMs && (stepAt(k - 1) === otherMs || stepAt(k + 1) === otherMs)) {
      // A file that changes step does so for thousands of rows: one line says it.
      if (!mixed)
        problems.add(where, 'mixed-steps', `steps of ${otherMs / 60_000} minutes`, mixedAdvice(stepMinutes));
      mixed = true;
    } else if (step === 0) problems.add(where, 'duplicate-time', here, `each time once; next is ${due}`);
    else if (step < 0) problems.add(where, 'time-goes-back', here, `a time after the row before: ${due}`);
    else problems.add(where, 'gap', here, `${due}: ${missing(step, stepMs)} missing before this line`);
  }
}

function mixedAdvice(stepMinutes: number): string {
  return `steps of ${stepMinutes} minutes throughout, or the year or span to read that has one step`;
}

function missing(step: number, stepMs: number): string {
  const steps = step / stepMs - 1;
  return Number.isInteger(steps) ? `${steps} ${steps === 1 ? 'row is' : 'rows are'}` : 'part of a step is';
}

function checkCover(
  table: Table,
  column: string,
  ms: Float64Array,
  rows: readonly number[],
  stepMs: number,
  span: Span,
  problems: Problems,
): void {
  const first = rows[0]!;
  const last = rows.at(-1)!;
  if (ms[first]! > span.startMs)
    problems.add(
      { line: table.lines[first]!, column },
      'not-covered',
      iso(ms[first]!),
      `data from ${iso(span.startMs)}`,
    );
  if (ms[last]! + stepMs < span.endMs)
    problems.add(
      { line: table.lines[last]!, column },
      'not-covered',
      iso(ms[last]! + stepMs),
      `data up to ${iso(span.endMs)}`,
    );
}

function iso(ms: number): string {
  return stepTime({ startMs: ms, stepMinutes: 60 }, 0);
}
