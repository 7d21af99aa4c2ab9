import type { Text } from '../../tables/sourced.ts';
import { both } from '../said.ts';
import type { Findings } from './findings.ts';
import { commonStepMs, type Inside, type Instants, isRepeatedHour } from './instants.ts';
import { type Grid, placeRows } from './place.ts';
import { iso, skippedText } from './row-text.ts';
import type { Rows } from './rows.ts';

/** What the times of the rows look like, whether or not a grid came of it. */
export interface Shape {
  readonly startMs: number;
  readonly endMs: number;
  readonly stepMinutes: number;
  readonly rows: number;
  readonly outside: number;
  readonly gaps: number;
  readonly missingSteps: number;
  readonly duplicates: number;
  readonly stepsBack: number;
  /** Autumn hours that are there once although they come twice. */
  readonly lostHours: number;
}

export interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/**
 * Finds the steps of 15 or 60 minutes that the rows, or those within `span`, lie on. Gaps, duplicates, steps back and changes
 * of step are problems, each at its line; asked to repair, rows are placed by time and short gaps left to be filled.
 */
export function gridOf(
  rows: Rows,
  instants: Instants,
  column: string,
  span: Span | null,
  findings: Findings,
): { grid: Grid | null; shape: Shape } {
  const { problems } = findings;
  const { ms } = instants;
  const inside = insideOf(ms, span);
  const stepMs = commonStepMs(ms, inside);
  const walk = walkOf(ms, inside, stepMs);
  const shape = shapeOf(rows, instants, inside, walk, stepMs);
  reportTimes(rows, instants, column, findings);
  if (inside.length === 0) {
    problems.add(
      { line: rows.lineOf(0), column },
      'not-covered',
      both('geen rijen', 'no rows'),
      span
        ? both('rijen binnen de gevraagde periode', 'rows within the asked span')
        : both('rijen met een tijd', 'rows with a time'),
    );
    return { grid: null, shape };
  }
  const first = inside.row(0);
  if (stepMs !== 900_000 && stepMs !== 3_600_000) {
    const value =
      inside.length < 2
        ? both('één rij', 'a single row')
        : both(`stappen van ${stepMs / 60_000} minuten`, `steps of ${stepMs / 60_000} minutes`);
    problems.add(
      { line: rows.lineOf(inside.length > 1 ? inside.row(1) : first), column },
      'wrong-step',
      value,
      both('stappen van 15 of 60 minuten', 'steps of 15 or 60 minutes'),
    );
    return { grid: null, shape };
  }
  const stepMinutes = stepMs === 900_000 ? 15 : 60;
  if (span) reportCover(rows, ms, inside, stepMs, span, column, findings);
  if (findings.repair && !walk.mixed)
    return { grid: placeRows(rows, instants, inside, stepMinutes, column, findings), shape };
  reportWalk(rows, ms, inside, walk, stepMinutes, column, instants, findings);
  return {
    grid: {
      startMs: ms[first]!,
      stepMinutes,
      steps: inside.row(inside.length - 1) - first + 1,
      rowOf: first,
    },
    shape,
  };
}

/** Where all rows have an instant within the span, none of them is written down. */
function insideOf(ms: Float64Array, span: Span | null): Inside {
  const isInside = (time: number) =>
    !Number.isNaN(time) && (!span || (time >= span.startMs && time < span.endMs));
  let count = 0;
  for (let r = 0; r < ms.length; r++) if (isInside(ms[r]!)) count++;
  if (count === ms.length) return { length: count, row: k => k };
  const rows = new Int32Array(count);
  let k = 0;
  for (let r = 0; r < ms.length; r++) if (isInside(ms[r]!)) rows[k++] = r;
  return { length: count, row: place => rows[place]! };
}

/** Places where a row does not follow the one before by one step, as positions in `inside`. */
interface Walk {
  readonly odd: readonly number[];
  /** First position of a stretch with the other step; 0 without. */
  readonly mixed: number;
}

function walkOf(ms: Float64Array, inside: Inside, stepMs: number): Walk {
  const otherMs = stepMs === 900_000 ? 3_600_000 : 900_000;
  const stepAt = (k: number) => ms[inside.row(k)]! - ms[inside.row(k - 1)]!;
  const odd: number[] = [];
  let mixed = 0;
  for (let k = 1; k < inside.length; k++) {
    const step = stepAt(k);
    if (step === stepMs) continue;
    // A file that changes step does so for thousands of rows: one line says it.
    if (step === otherMs && (stepAt(k - 1) === otherMs || stepAt(k + 1) === otherMs)) mixed ||= k;
    else odd.push(k);
  }
  return { odd, mixed };
}

function shapeOf(
  { count }: Rows,
  { ms, skipped }: Instants,
  inside: Inside,
  { odd }: Walk,
  stepMs: number,
): Shape {
  let [gaps, missingSteps, duplicates, stepsBack, lostHours] = [0, 0, 0, 0, 0];
  for (const k of odd) {
    const before = ms[inside.row(k - 1)]!;
    const step = ms[inside.row(k)]! - before;
    if (step === 0) duplicates++;
    else if (step < 0) stepsBack++;
    else {
      gaps++;
      missingSteps += Math.round(step / stepMs) - 1;
      if (isLostHour(before + stepMs, step - stepMs)) lostHours++;
    }
  }
  const [first, last] = [inside.row(0), inside.row(inside.length - 1)];
  const none = inside.length === 0;
  return {
    startMs: none ? Number.NaN : ms[first]!,
    endMs: none ? Number.NaN : ms[last]! + stepMs,
    stepMinutes: stepMs / 60_000,
    rows: inside.length,
    outside: count - inside.length - skipped.size,
    gaps,
    missingSteps,
    duplicates,
    stepsBack,
    lostHours,
  };
}

function isLostHour(fromMs: number, lengthMs: number): boolean {
  return lengthMs === 3_600_000 && isRepeatedHour(fromMs);
}

const SKIPPED = both(
  'een tijd die bestaat: dit uur wordt in de lente overgeslagen; het hele jaar wintertijd is zone UTC+01:00',
  'a time that exists: this hour is skipped in spring; winter time all year is zone UTC+01:00',
);

/** Rows whose time cannot be read, or does not exist. Repair leaves the second kind out and finds a place for the first. */
function reportTimes(
  rows: Rows,
  { ms, skipped, badText }: Instants,
  column: string,
  { problems, repair }: Findings,
): void {
  if (repair) return;
  for (let r = 0; r < rows.count; r++) {
    if (!Number.isNaN(ms[r]!) || rows.broken.has(rows.lineOf(r))) continue;
    const where = { line: rows.lineOf(r), column };
    const wall = skipped.get(r);
    if (wall !== undefined) problems.add(where, 'skipped-hour', skippedText(rows, r, wall), SKIPPED);
    else
      problems.add(
        where,
        'not-a-time',
        badText(r),
        both('een tijd zoals 2024-01-31T23:00Z', 'a time such as 2024-01-31T23:00Z'),
      );
  }
}

function reportWalk(
  rows: Rows,
  ms: Float64Array,
  inside: Inside,
  { odd, mixed }: Walk,
  stepMinutes: 15 | 60,
  column: string,
  { zone }: Instants,
  { problems }: Findings,
): void {
  const stepMs = stepMinutes * 60_000;
  const all = mixed ? [...odd, mixed].sort((a, b) => a - b) : odd;
  for (const k of all) {
    const [row, before] = [inside.row(k), inside.row(k - 1)];
    const step = ms[row]! - ms[before]!;
    const [here, due] = [iso(ms[row]!), iso(ms[before]! + stepMs)];
    const where = { line: rows.lineOf(row), column };
    if (k === mixed)
      problems.add(
        where,
        'mixed-steps',
        both(`stappen van ${75 - stepMinutes} minuten`, `steps of ${75 - stepMinutes} minutes`),
        mixedAdvice(stepMinutes),
      );
    else if (step === 0)
      problems.add(
        where,
        'duplicate-time',
        here,
        both(`elke tijd één keer; hierna komt ${due}`, `each time once; next is ${due}`),
      );
    else if (step < 0)
      problems.add(
        where,
        'time-goes-back',
        here,
        both(`een tijd na de rij ervoor: ${due}`, `a time after the row before: ${due}`),
      );
    // Rows between whose time cannot be read have been told and account for the gap.
    else if (step !== (row - before) * stepMs) {
      const lost = zone === 'Europe/Amsterdam' && isLostHour(ms[before]! + stepMs, step - stepMs);
      problems.add(where, lost ? 'lost-hour' : 'gap', here, missing(due, step, stepMs, lost));
    }
  }
}

function mixedAdvice(stepMinutes: number): Text {
  return both(
    `overal stappen van ${stepMinutes} minuten, of het jaar of de periode om te lezen met één stap`,
    `steps of ${stepMinutes} minutes throughout, or the year or span to read that has one step`,
  );
}

/** What is missing before a line, in words; `due` is the time that was expected. */
function missing(due: string, step: number, stepMs: number, lost: boolean): Text {
  const steps = step / stepMs - 1;
  if (!Number.isInteger(steps))
    return both(
      `${due}: een deel van een stap ontbreekt voor deze regel`,
      `${due}: part of a step is missing before this line`,
    );
  const hour = lost
    ? both(
        ', een van de twee uren van 2 tot 3 van de herfstnacht,',
        ', one of the two hours from 2 to 3 of the autumn night,',
      )
    : both('', '');
  const [nl, en] = steps === 1 ? ['rij', 'row'] : ['rijen', 'rows'];
  return both(
    `${due}: ${steps} ${nl}${hour.nl} ${steps === 1 ? 'ontbreekt' : 'ontbreken'} voor deze regel`,
    `${due}: ${steps} ${en}${hour.en} ${steps === 1 ? 'is' : 'are'} missing before this line`,
  );
}

function reportCover(
  rows: Rows,
  ms: Float64Array,
  inside: Inside,
  stepMs: number,
  span: Span,
  column: string,
  { problems }: Findings,
): void {
  const [first, last] = [inside.row(0), inside.row(inside.length - 1)];
  if (ms[first]! > span.startMs)
    problems.add(
      { line: rows.lineOf(first), column },
      'not-covered',
      iso(ms[first]!),
      both(`gegevens vanaf ${iso(span.startMs)}`, `data from ${iso(span.startMs)}`),
    );
  if (ms[last]! + stepMs < span.endMs)
    problems.add(
      { line: rows.lineOf(last), column },
      'not-covered',
      iso(ms[last]! + stepMs),
      both(`gegevens tot ${iso(span.endMs)}`, `data up to ${iso(span.endMs)}`),
    );
}
