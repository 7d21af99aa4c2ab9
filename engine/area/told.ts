import type { Axis } from '../calendar/axis.ts';
import type { CallSequence } from '../rights/calls.ts';
import { type CalledRight, compileConnection } from '../rights/compile.ts';
import type { Belief } from '../site/site.ts';

const MINUTE_MS = 60_000;

/**
 * What a company takes the limits of its connection to be until calls are announced: as if those that it has not heard of did not
 * come. Where several rights are called in one step it may hear of each at another moment. Empty: all is known from the start.
 */
export function beliefsUnder(all: readonly CalledRight[], axis: Axis): Belief[] {
  const rights = all.filter(({ held }) => held.product.effect !== 'steer');
  const told = rights.map(({ calls }) => (calls ? toldSteps(calls, axis) : new Int32Array(axis.steps)));
  const beliefs: Belief[] = [];
  let known = new Int32Array(axis.steps);
  for (;;) {
    const untilStep = nextTold(told, known);
    if (untilStep.every(step => step === 0)) return beliefs;
    beliefs.push({ ...limitsKnown(rights, told, known, axis), untilStep });
    // Steps of which all is told keep what they know.
    known = untilStep.map((step, t) => Math.max(step, known[t]!));
  }
}

/** Step from whose start on the company knows what it is asked to take or feed in more in each step; null: from the start, or nothing is. */
export function steeringTold(rights: readonly CalledRight[], axis: Axis): Int32Array | null {
  const told = new Int32Array(axis.steps);
  for (const { held, calls } of rights) {
    if (held.product.effect !== 'steer' || !calls) continue;
    const steps = toldSteps(calls, axis);
    for (let t = 0; t < axis.steps; t++) told[t] = Math.max(told[t]!, steps[t]!);
  }
  return told.some(step => step > 0) ? told : null;
}

/** Step from whose start on the company knows of the call on each step; 0: from the start, or there is none. */
function toldSteps({ calls }: CallSequence, axis: Axis): Int32Array {
  const told = new Int32Array(axis.steps);
  for (const { firstStep, steps, announcedMs } of calls) {
    const step = Math.ceil((announcedMs - axis.startMs) / (axis.stepMinutes * MINUTE_MS));
    told.fill(Math.max(0, step), firstStep, firstStep + steps);
  }
  return told;
}

/** The first moment after what is known at which more is told of each step; 0: never. */
function nextTold(told: readonly Int32Array[], known: Int32Array): Int32Array {
  return known.map((since, t) => {
    let next = 0;
    for (const steps of told) {
      const step = steps[t]!;
      if (step > since && (next === 0 || step < next)) next = step;
    }
    return next;
  });
}

function limitsKnown(
  rights: readonly CalledRight[],
  told: readonly Int32Array[],
  known: Int32Array,
  axis: Axis,
): Omit<Belief, 'untilStep'> {
  const heard = rights.map(({ held, calls }, r): CalledRight => {
    const takenMw = calls?.takenMw.map((mw, t) => (told[r]![t]! <= known[t]! ? mw : 0));
    return { held, calls: takenMw ? { calls: [], takenMw } : null };
  });
  const { importMw, exportMw, breach } = compileConnection(heard, axis);
  return { importMw, exportMw, breachMw: breach?.importMw ?? new Float64Array(axis.steps) };
}
