import type { Axis } from '../calendar/axis.ts';
import { expand, type Series, at as valueAt } from '../series/series.ts';
import { callBudgets } from './budgets.ts';
import {
  type CallSequence,
  callsOf,
  callUnits,
  mostTakenMw,
  noCalls,
  noticeClock,
  stepsIn,
} from './calls.ts';
import { callableStepsInto, givenMwInto } from './given.ts';
import type { CallRule, HeldRight } from './product.ts';
import { noRuns } from './runs.ts';
import { yearsOf } from './years.ts';

/** What an operator would like to take off a connection. */
export interface Wish {
  /** MW by step; nil or less where nothing is wanted. The highest come first. */
  readonly wantedMw: Series;
  /** For a trigger on price, EUR/MWh. */
  readonly dayAheadEurPerMwh?: Series;
  /** How long before a step the operator knows of it, hours; absent: as long as it must. */
  readonly knownHoursAhead?: number;
}

/**
 * The calls that the rule of a product allows, on the hours with most to win. Steps are taken from the highest wish down (the
 * earlier first where equal), each only where budget of hours and calls, longest run and notice leave room, until none is
 * left that does. The same wish gives the same calls.
 */
export function chooseCalls(held: HeldRight, axis: Axis, wish: Wish): CallSequence {
  const { call } = held.product;
  if (!call) return noCalls(axis);
  const candidates = candidatesOf(held, call, axis, wish);
  const isTaken = takeWorst(held, call, axis, candidates);
  const most = mostTakenMw(held);
  const takenMw = new Float64Array(axis.steps);
  for (let t = 0; t < axis.steps; t++) if (isTaken[t]) takenMw[t] = Math.min(most, valueAt(wish.wantedMw, t));
  return callsOf(held, axis, takenMw);
}

const HOUR_MS = 3_600_000;

/** Steps that may be called at all, from the highest wish down. */
function candidatesOf(held: HeldRight, call: CallRule, axis: Axis, wish: Wish): number[] {
  const { wantedMw, dayAheadEurPerMwh = null, knownHoursAhead = Number.POSITIVE_INFINITY } = wish;
  if (mostTakenMw(held) <= 0) return [];
  const isCallable = callableStepsInto(held.product, axis, dayAheadEurPerMwh, new Uint8Array(axis.steps));
  const givenMw = givenMwInto(held, axis, new Float64Array(axis.steps));
  const stepMs = axis.stepHours * HOUR_MS;
  const told = noticeClock(call.notice, axis);
  const inTime = (t: number) => axis.startMs + t * stepMs - told(t) <= knownHoursAhead * HOUR_MS;
  const found: number[] = [];
  for (let t = 0; t < axis.steps; t++) {
    if (valueAt(wantedMw, t) <= 0 || !isCallable[t] || givenMw[t] === 0) continue;
    if (knownHoursAhead === Number.POSITIVE_INFINITY || inTime(t)) found.push(t);
  }
  const wanted = expand(wantedMw, axis.steps);
  return found.sort((a, b) => wanted[b]! - wanted[a]! || a - b);
}

/** Takes candidates in order while the rule allows; a step that did not fit may do so once its neighbour is taken. */
function takeWorst(held: HeldRight, call: CallRule, axis: Axis, candidates: readonly number[]): Uint8Array {
  const { yearOf } = yearsOf(axis);
  const left = callBudgets(held.product, axis).map(({ steps, calls }) => ({ steps, calls }));
  const longestCall = stepsIn(call.longestCallHours, axis);
  const longestRun = stepsIn(call.longestRunHours, axis);
  const runs = noRuns(axis.steps, null);
  const pieces = noRuns(axis.steps, callUnits(call.notice, axis));
  const counted = (steps: number) => (steps === 0 ? 0 : Math.ceil(steps / longestCall) || 1);
  const takes = (t: number): boolean => {
    const budget = left[yearOf[t]!]!;
    if (budget.steps < 1 || longestCall < 1) return false;
    const [runBefore, runAfter] = runs.beside(t);
    if (runBefore + 1 + runAfter > longestRun) return false;
    const [before, after] = pieces.beside(t);
    const more = counted(before + 1 + after) - counted(before) - counted(after);
    if (more > budget.calls) return false;
    budget.steps -= 1;
    budget.calls -= more;
    runs.take(t);
    pieces.take(t);
    return true;
  };
  let rest = candidates;
  for (;;) {
    const kept = rest.filter(t => !takes(t));
    if (kept.length === rest.length || kept.length === 0) return runs.isTaken;
    rest = kept;
  }
}
