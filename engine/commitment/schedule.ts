/** What on and off cost one asset in each step, EUR; an infinite cost forbids. */
export interface ScheduleCosts {
  readonly on: Float64Array;
  readonly off: Float64Array;
  /** Extra in a step where it is on after being off. */
  readonly start: Float64Array;
}

export interface ScheduleRules {
  readonly upSteps: number;
  readonly downSteps: number;
  /** Whether it ran before the first step; `null`: either, at no start. What a run still owes is in the costs. */
  readonly before: boolean | null;
}

export interface Schedule {
  readonly on: Uint8Array;
  /** Cost of the schedule, EUR; infinite where every schedule is forbidden. */
  readonly costEur: number;
}

/**
 * The cheapest on/off schedule with runs of at least `upSteps` and standstills of at least `downSteps` (a run or standstill
 * at either edge of the axis may be shorter), by an exact dynamic program. The state is "on for k steps", k counted up to
 * `upSteps`, or "off for k steps" likewise: every schedule that keeps the rules is a path through these states and every
 * path is such a schedule, so the least path cost is the least schedule cost.
 */
export function leastCostSchedule(costs: ScheduleCosts, rules: ScheduleRules): Schedule {
  const { upSteps, downSteps, before } = rules;
  const steps = costs.on.length;
  const on = new Float64Array(upSteps).fill(Number.POSITIVE_INFINITY);
  const off = new Float64Array(downSteps).fill(Number.POSITIVE_INFINITY);
  // Bit set: the last state was reached from the state just below it (or, with one state, from the other side).
  const onGrew = new Uint8Array(steps);
  const offGrew = new Uint8Array(steps);
  const [lastOn, lastOff] = [upSteps - 1, downSteps - 1];
  if (before !== false) on[lastOn] = 0;
  if (before !== true) off[lastOff] = 0;
  for (let t = 0; t < steps; t++) {
    const free = t === 0 && before === null;
    const started = off[lastOff]! + (free ? 0 : costs.start[t]!);
    const stopped = on[lastOn]!;
    onGrew[t] = advance(on, started, costs.on[t]!);
    offGrew[t] = advance(off, stopped, costs.off[t]!);
  }
  const bestOn = least(on);
  const bestOff = least(off);
  const costEur = Math.min(on[bestOn]!, off[bestOff]!);
  const plan = new Uint8Array(steps);
  let running = on[bestOn]! < off[bestOff]!;
  let state = running ? bestOn : bestOff;
  for (let t = steps - 1; t >= 0; t--) {
    plan[t] = running ? 1 : 0;
    const last = running ? lastOn : lastOff;
    const grew = running ? onGrew[t] : offGrew[t];
    if (state === last && grew === 0) continue;
    if (state > 0) state--;
    else {
      running = !running;
      state = running ? lastOn : lastOff;
    }
  }
  return { on: plan, costEur };
}

/** One step on: every count grows by one, the last also stays. Returns 1 where the last count was reached from below. */
function advance(states: Float64Array, entered: number, cost: number): 0 | 1 {
  const last = states.length - 1;
  const stay = states[last]!;
  const below = last === 0 ? entered : states[last - 1]!;
  const grew = below < stay ? 1 : 0;
  for (let k = last - 1; k >= 1; k--) states[k] = states[k - 1]! + cost;
  if (last > 0) states[0] = entered + cost;
  states[last] = (grew === 1 ? below : stay) + cost;
  return grew;
}

function least(states: Float64Array): number {
  let best = states.length - 1;
  for (let k = best - 1; k >= 0; k--) if (states[k]! < states[best]!) best = k;
  return best;
}
