import { PLAUSIBLE } from '../plausible-figures.ts';
import { both, type Said } from '../said.ts';
import { type Findings, listRepair } from './findings.ts';
import type { Inside, Instants } from './instants.ts';
import { iso, skippedText } from './row-text.ts';
import type { Rows } from './rows.ts';

/** Rows on steps that follow each other without gap. */
export interface Grid {
  readonly startMs: number;
  readonly stepMinutes: 15 | 60;
  readonly steps: number;
  /** Row of each step, -1 for one that was made up; the first row where rows and steps run together. */
  readonly rowOf: Int32Array | number;
}

/** Longest stretch that repair fills, hours: beyond it a straight line says nothing of a load or a price. */
export const FILLABLE_HOURS = PLAUSIBLE.times.fillable.value;

/** More steps than this for each row is no series with gaps but a slip in a date. */
const MOST_STEPS_PER_ROW = PLAUSIBLE.times.mostStepsPerRow.value;

/**
 * Repairs the times: rows take the place that their time says, rows with an unreadable time the place between their
 * neighbours if it is free, rows at an hour that does not exist and exact doubles are left out, short gaps become steps
 * without a row. Each is listed. Rows of the same time with other values and longer gaps remain problems.
 */
export function placeRows(
  rows: Rows,
  instants: Instants,
  inside: Inside,
  stepMinutes: 15 | 60,
  column: string,
  findings: Findings,
): Grid | null {
  const { ms, skipped } = instants;
  const stepMs = stepMinutes * 60_000;
  let [startMs, lastMs] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let k = 0; k < inside.length; k++) {
    const time = ms[inside.row(k)]!;
    startMs = Math.min(startMs, time);
    lastMs = Math.max(lastMs, time);
  }
  const steps = Math.floor((lastMs - startMs) / stepMs) + 1;
  if (steps > MOST_STEPS_PER_ROW * inside.length + 1000) {
    const value = both(`${iso(startMs)} tot ${iso(lastMs)}`, `${iso(startMs)} to ${iso(lastMs)}`);
    findings.problems.add(
      { line: rows.lineOf(inside.row(0)), column },
      'gap',
      value,
      both(`tijden die ${inside.length} rijen kunnen vullen`, `times that ${inside.length} rows can fill`),
    );
    return null;
  }
  leaveOutSkipped(rows, skipped, column, findings);
  const rowOf = new Int32Array(steps).fill(-1);
  let before = -1;
  for (let k = 0; k < inside.length; k++) {
    const r = inside.row(k);
    const place = (ms[r]! - startMs) / stepMs;
    if (!Number.isInteger(place)) {
      findings.problems.add(
        { line: rows.lineOf(r), column },
        'off-step',
        iso(ms[r]!),
        both(`een tijd op een stap van ${stepMinutes} minuten`, `a time on a step of ${stepMinutes} minutes`),
      );
      continue;
    }
    if (rowOf[place] !== -1) double(rows, rowOf[place]!, r, ms[r]!, column, findings);
    else rowOf[place] = r;
    if (place < before)
      listed(
        rows,
        r,
        r,
        'time-goes-back',
        column,
        iso(ms[r]!),
        both('de rij op haar plaats', 'the row in its place'),
        findings,
      );
    before = place;
  }
  placeUnreadable(rows, instants, rowOf, startMs, stepMs, column, findings);
  checkGaps(rows, rowOf, startMs, stepMinutes, column, findings);
  return { startMs, stepMinutes, steps, rowOf };
}

function listed(
  rows: Rows,
  first: number,
  last: number,
  code: string,
  column: string,
  was: Said,
  now: Said,
  findings: Findings,
): void {
  const lines = { line: rows.lineOf(first), lastLine: rows.lineOf(last), column };
  listRepair(findings, lines, code, was, now);
}

function leaveOutSkipped(rows: Rows, skipped: Instants['skipped'], column: string, findings: Findings): void {
  for (const [r, wall] of skipped)
    listed(
      rows,
      r,
      r,
      'skipped-hour',
      column,
      skippedText(rows, r, wall),
      both('niets: dit uur bestaat niet', 'nothing: this hour does not exist'),
      findings,
    );
}

function double(
  rows: Rows,
  kept: number,
  other: number,
  ms: number,
  column: string,
  findings: Findings,
): void {
  const same = rows.values.every(one => Object.is(one[kept], one[other]));
  const line = rows.lineOf(kept);
  if (same)
    listed(
      rows,
      other,
      other,
      'duplicate-time',
      column,
      iso(ms),
      both(`niets: hetzelfde als regel ${line}`, `nothing: the same as line ${line}`),
      findings,
    );
  else
    findings.problems.add(
      { line: rows.lineOf(other), column },
      'duplicate-time',
      iso(ms),
      both(
        `elke tijd één keer; regel ${line} heeft er andere waarden voor`,
        `each time once; line ${line} has other values for it`,
      ),
    );
}

/** Rows without a readable time go where they stand, when exactly as many steps are free between their neighbours. */
function placeUnreadable(
  rows: Rows,
  { ms, skipped, badText }: Instants,
  rowOf: Int32Array,
  startMs: number,
  stepMs: number,
  column: string,
  findings: Findings,
): void {
  for (let r = 0; r < rows.count; r++) {
    if (!Number.isNaN(ms[r]!) || skipped.has(r)) continue;
    let last = r;
    while (last + 1 < rows.count && Number.isNaN(ms[last + 1]!) && !skipped.has(last + 1)) last++;
    const from = (ms[r - 1]! - startMs) / stepMs + 1;
    const fits =
      ms[last + 1]! - ms[r - 1]! === (last - r + 2) * stepMs && from > 0 && from + last - r < rowOf.length;
    for (let k = r; k <= last; k++) {
      const place = from + k - r;
      if (fits && rowOf[place] === -1) {
        rowOf[place] = k;
        listed(rows, k, k, 'not-a-time', column, badText(k), iso(startMs + place * stepMs), findings);
      } else
        findings.problems.add(
          { line: rows.lineOf(k), column },
          'not-a-time',
          badText(k),
          both('een tijd zoals 2024-01-31T23:00Z', 'a time such as 2024-01-31T23:00Z'),
        );
    }
    r = last;
  }
}

/** Gaps that are short enough are filled with the values of each column; a longer one stays a problem. */
function checkGaps(
  rows: Rows,
  rowOf: Int32Array,
  startMs: number,
  stepMinutes: number,
  column: string,
  findings: Findings,
): void {
  for (let k = 0; k < rowOf.length; k++) {
    if (rowOf[k] !== -1) continue;
    let last = k;
    while (rowOf[last + 1] === -1) last++;
    const count = last - k + 1;
    const due = iso(startMs + k * stepMinutes * 60_000);
    const line = rows.lineOf(rowOf[last + 1]!);
    if ((count * stepMinutes) / 60 > FILLABLE_HOURS)
      findings.problems.add(
        { line, column },
        'gap',
        due,
        both(
          `${count} rijen voor deze regel; herstel vult hoogstens ${FILLABLE_HOURS} uur`,
          `${count} rows before this line; repair fills at most ${FILLABLE_HOURS} hours`,
        ),
      );
    k = last;
  }
}
