import type { OnOff, Program } from '../program/program.ts';

/**
 * Largest output in a way that an on/off asset cannot run, MW: off yet running, on below its minimum load, a schedule that
 * is not whole, a start that is not counted or a count that is no start; and the whole capacity for a run or standstill that is too short. Looks at the
 * plan alone, step by step, and shares nothing with the method that made it.
 */
export function largestInoperableMw(program: Program, x: Float64Array): number {
  let most = 0;
  for (const unit of program.onOff) {
    most = Math.max(most, outsideLimitsMw(program, unit, x), tooShortMw(program, unit, x));
  }
  return most;
}

function outsideLimitsMw(program: Program, unit: OnOff, x: Float64Array): number {
  const output = program.columns[unit.output]!.start;
  const on = program.columns[unit.on]!.start;
  const start = program.columns[unit.start]!.start;
  let most = 0;
  let earlier = unit.before === null ? x[on]! : Number(unit.before);
  for (let t = 0; t < program.steps; t++) {
    const running = x[on + t]!;
    const mw = x[output + t]!;
    const short = running > 0.5 ? Math.max(unit.minimumMw - mw, mw - unit.capacityMw) : Math.abs(mw);
    const broken = Math.min(Math.abs(running), Math.abs(1 - running)) * unit.capacityMw;
    const uncounted = Math.abs(Math.max(0, running - earlier) - x[start + t]!) * unit.capacityMw;
    most = Math.max(most, short, broken, uncounted);
    earlier = running;
  }
  return most;
}

function tooShortMw(program: Program, unit: OnOff, x: Float64Array): number {
  const on = program.columns[unit.on]!.start;
  let since = 0;
  for (let t = 1; t < program.steps; t++) {
    const running = x[on + t]! > 0.5;
    if (running === x[on + t - 1]! > 0.5) continue;
    // What was going on when the axis began is bounded by the columns themselves.
    if (since > 0 && t - since < (running ? unit.downSteps : unit.upSteps)) return unit.capacityMw;
    if (since === 0 && unit.before !== null && unit.before !== x[on]! > 0.5) {
      if (t < (running ? unit.downSteps : unit.upSteps)) return unit.capacityMw;
    }
    since = t;
  }
  return 0;
}
