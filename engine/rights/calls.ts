import type { Axis } from '../calendar/axis.ts';
import { dateOfEpochDay, epochDayOf, startOfDateMs } from '../calendar/local-time.ts';
import { blockStepsInto } from './blocks.ts';
import type { HeldRight, Notice } from './product.ts';
import { yearsOf } from './years.ts';

/** One call: steps in a row, told to the company at `announcedMs` (milliseconds UTC). */
export interface Call {
  readonly firstStep: number;
  readonly steps: number;
  readonly announcedMs: number;
}

/** All calls on one held right over an axis, and the MW they take off what is contracted; 0 where it is not called. */
export interface CallSequence {
  readonly calls: readonly Call[];
  readonly takenMw: Float64Array;
  /** Of a bid: what was bought with these calls; absent: paid for is what is taken off the contract. */
  readonly bought?: Bought;
}

/** MW by which calls bring a connection below what it would have carried, by step, and their price, EUR/MWh. */
export interface Bought {
  readonly mw: Float64Array;
  readonly eurPerMwh: Float64Array;
}

const HOUR_MS = 3_600_000;
const HOURS_PER_DAY = 24;
/** Local hour after which the new time holds, in March and in October. */
const CLOCK_MOVES_AT = 3;
const MINUTE_MS = 60_000;

/** No call on any step. */
export function noCalls(axis: Pick<Axis, 'steps'>): CallSequence {
  return { calls: [], takenMw: new Float64Array(axis.steps) };
}

/** Most MW that a call may take off a held right. */
export function mostTakenMw({ product, mw }: HeldRight): number {
  const depth = product.call?.depth;
  if (!depth) return 0;
  if (product.effect === 'steer') return mw;
  return Math.max(0, mw - (depth.kind === 'mw' ? depth.mw : depth.share * mw));
}

/** The calls of a product whose hours are in the contract: all of them, at full depth. */
export function windowCalls(held: HeldRight, axis: Axis): CallSequence {
  const { call } = held.product;
  if (call?.trigger.kind !== 'window') return noCalls(axis);
  const isIn = blockStepsInto(call.trigger.blocks, axis, new Uint8Array(axis.steps));
  const mw = mostTakenMw(held);
  return callsOf(
    held,
    axis,
    Float64Array.from(isIn, one => one * mw),
  );
}

/**
 * The calls behind MW that are taken by step: each run of steps, cut at the longest call, at new year, and at local midnight
 * where each day is told the day before.
 */
export function callsOf(
  { product }: Pick<HeldRight, 'product'>,
  axis: Axis,
  takenMw: Float64Array,
): CallSequence {
  const { call } = product;
  if (!call) return { calls: [], takenMw };
  const most = stepsIn(call.longestCallHours, axis);
  const unit = callUnits(call.notice, axis);
  const announced = noticeClock(call.notice, axis);
  const calls: Call[] = [];
  for (let t = 0; t < axis.steps; ) {
    const firstStep = t;
    while (t < axis.steps && takenMw[t]! > 0 && t - firstStep < most && unit[t] === unit[firstStep]) t++;
    if (t === firstStep) {
      t++;
      continue;
    }
    calls.push({ firstStep, steps: t - firstStep, announcedMs: announced(firstStep) });
  }
  return { calls, takenMw };
}

/** Steps that one call may lie in together have the same number: those of a day that is told at once, else of a year. */
export function callUnits(notice: Notice, axis: Axis): Int32Array {
  return notice.kind === 'day-ahead' ? axis.day : yearsOf(axis).yearOf;
}

/** Whole steps in a number of hours; null: no end to them. */
export function stepsIn(hours: number | null, { stepHours }: Pick<Axis, 'stepHours'>): number {
  return hours === null ? Number.POSITIVE_INFINITY : Math.floor(hours / stepHours + 1e-9);
}

/** When a call that begins in step `t` is told at the latest, milliseconds UTC. What is in the contract is known from the start. */
export function latestNoticeMs(notice: Notice, axis: Axis, t: number): number {
  return noticeClock(notice, axis)(t);
}

/** The same for many steps of one axis: the zone is asked for the first days only. */
export function noticeClock(notice: Notice, axis: Axis): (t: number) => number {
  const startMs = (t: number) => axis.startMs + t * axis.stepMinutes * MINUTE_MS;
  if (notice.kind === 'in-contract') return () => axis.startMs;
  if (notice.kind === 'intraday') return t => startMs(t) - notice.minutes * MINUTE_MS;
  const midnightMs = midnights(axis);
  return t => {
    const day = axis.day[t]! + 1;
    return clockTimeMs(midnightMs[day - 1]!, midnightMs[day]!, notice.localHour);
  };
}

/** Local midnight at the start of the day before the axis and of every day on it, milliseconds UTC. */
function midnights(axis: Axis): Float64Array {
  const out = new Float64Array(axis.days + 1);
  const firstDay = epochDayOf(axis.startMs);
  out[0] = startOfDateMs(dateOfEpochDay(firstDay - 1));
  out[1] = startOfDateMs(dateOfEpochDay(firstDay));
  for (let t = 1; t < axis.steps; t++)
    if (axis.day[t] !== axis.day[t - 1])
      out[axis.day[t]! + 1] = axis.startMs + t * axis.stepMinutes * MINUTE_MS;
  return out;
}

/** A local clock time on a day between two midnights: on a day when the clock is moved, from then on by the new time. */
function clockTimeMs(midnightMs: number, nextMs: number, localHour: number): number {
  const movedMs = nextMs - midnightMs - HOURS_PER_DAY * HOUR_MS;
  return midnightMs + localHour * HOUR_MS + (localHour >= CLOCK_MOVES_AT ? movedMs : 0);
}
