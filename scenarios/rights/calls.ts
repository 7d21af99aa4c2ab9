import { dictionaryEntry } from '../../data/index.ts';
import {
  type Call,
  type CallSequence,
  type CallViolation,
  callViolations,
  chooseCalls,
  expand,
  type HeldRight,
  latestNoticeMs,
  maximum,
  mostTakenMw,
  noCalls,
  type Series,
  stepTime,
  times,
  windowCalls,
} from '../../engine/index.ts';
import { type AtYear, fill, report } from '../resolve/context.ts';
import { quantity } from '../resolve/quantity.ts';
import { scalar } from '../resolve/scalar.ts';
import type { StudyCalls } from '../schema/rights.ts';
import type { Scalar } from '../schema/study.ts';

/** Words by which a study chooses calls. */
type Choice = 'none' | 'dearest-hours' | 'cheapest-hours' | 'whole-window';

/** The calls on a held right in a study: as chosen, or the worst that its rule allows; listed where it is not chosen. */
export function callsFor(
  at: AtYear,
  held: HeldRight,
  given: StudyCalls | undefined,
  path: string,
  dayAheadEurPerMwh: Series,
): CallSequence {
  if (held.product.call === null) return noCalls(at.axis);
  if (typeof given === 'object' && 'windows' in given)
    return givenCalls(at, held, given.windows, `${path}/windows`, dayAheadEurPerMwh);
  if (typeof given === 'object') return overloadCalls(at, held, given, path, dayAheadEurPerMwh);
  const choice = given ?? worstChoice(held);
  if (given === undefined) {
    const { source, mark } = dictionaryEntry('right.calls');
    fill(at, path, choice, null, source, mark);
  }
  return chosenCalls(at, held, choice, dayAheadEurPerMwh);
}

/** The worst case where the rule has an end to it. */
function worstChoice({ product, direction }: HeldRight): Choice {
  const { call, shape } = product;
  if (call?.trigger.kind === 'window') return 'whole-window';
  const hasHours = call?.hoursPerYear != null || shape.kind === 'hours-share';
  if (!hasHours) return 'none';
  return direction === 'import' ? 'dearest-hours' : 'cheapest-hours';
}

function chosenCalls(at: AtYear, held: HeldRight, choice: Choice, price: Series): CallSequence {
  if (choice === 'none') return noCalls(at.axis);
  if (choice === 'whole-window') return windowCalls(held, at.axis);
  const order = choice === 'dearest-hours' ? price : times(price, -1);
  // Every step is wanted as deep as it goes; the price only says which come first.
  const lowest = -maximum(times(order, -1));
  const most = mostTakenMw(held);
  const wantedMw = expand(order, at.axis.steps).map(value => most + 1 + value - lowest);
  return chooseCalls(held, at.axis, { wantedMw, dayAheadEurPerMwh: price });
}

function overloadCalls(
  at: AtYear,
  held: HeldRight,
  { overloadMw, knownHoursAhead }: Extract<StudyCalls, { overloadMw: unknown }>,
  path: string,
  dayAheadEurPerMwh: Series,
): CallSequence {
  const wantedMw = quantity(at, overloadMw, 'right.calls.overloadMw', `${path}/overloadMw`);
  const known = knownHoursAhead === undefined ? {} : { knownHoursAhead };
  return chooseCalls(held, at.axis, { wantedMw, dayAheadEurPerMwh, ...known });
}

type Windows = Extract<StudyCalls, { windows: unknown }>['windows'];
const MINUTE_MS = 60_000;

/** Calls as the study lists them, held to the rule of the product. */
function givenCalls(
  at: AtYear,
  held: HeldRight,
  windows: Windows,
  path: string,
  dayAheadEurPerMwh: Series,
): CallSequence {
  const { axis } = at;
  const { notice } = held.product.call!;
  const takenMw = new Float64Array(axis.steps);
  const calls: Call[] = [];
  windows.forEach(({ from, until, announced, toMw }, w) => {
    const stepMs = axis.stepMinutes * MINUTE_MS;
    const [first, end] = [from, until].map(text => (Date.parse(text) - axis.startMs) / stepMs) as [
      number,
      number,
    ];
    if (!isSpan(at, first, end, `${path}/${w}`)) return;
    const mw = toMw === undefined ? mostTakenMw(held) : takenOf(at, held, toMw, `${path}/${w}/toMw`);
    for (let t = first; t < end; t++) takenMw[t] = Math.max(takenMw[t]!, mw);
    const announcedMs = announced === undefined ? latestNoticeMs(notice, axis, first) : Date.parse(announced);
    calls.push({ firstStep: first, steps: end - first, announcedMs });
  });
  const sequence = { calls, takenMw };
  for (const violation of callViolations(held, axis, sequence, dayAheadEurPerMwh))
    reportViolation(at, violation, path);
  return sequence;
}

/** MW that a call takes off a right, or that steering asks. */
function takenOf(at: AtYear, held: HeldRight, toMw: Scalar, path: string): number {
  const mw = scalar(at, toMw, 'right.calls.toMw', path);
  return held.product.effect === 'steer' ? mw : held.mw - mw;
}

function isSpan(at: AtYear, first: number, end: number, path: string): boolean {
  const { steps, stepMinutes } = at.axis;
  const isWhole = Number.isInteger(first) && Number.isInteger(end);
  if (isWhole && first >= 0 && end <= steps && first < end) return true;
  const expected = `whole steps of ${stepMinutes} minutes between ${stepTime(at.axis, 0)} and ${stepTime(at.axis, steps)}, the end after the start`;
  report(at, { path, code: 'bad-call', message: `call: expected ${expected}`, expected });
  return false;
}

const BREACHES: Readonly<Record<CallViolation['rule'], string>> = {
  hours: 'hours of calls in the year',
  calls: 'calls in the year',
  call: 'steps of one call',
  run: 'steps in a row',
  notice: 'moment of notice (ms since 1970)',
  depth: 'MW taken',
  trigger: 'MW taken where the trigger allows none',
  untold: 'MW taken outside calls',
};

function reportViolation(at: AtYear, { rule, step, found, allowed }: CallViolation, path: string): void {
  const expected = `at most ${allowed} ${BREACHES[rule]}`;
  const message = `calls: got ${found} ${BREACHES[rule]} from ${stepTime(at.axis, step)}, expected ${expected}`;
  report(at, { path, code: 'call-against-rule', message, expected, value: String(found) });
}
