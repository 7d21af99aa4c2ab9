import type { Program } from '../program/program.ts';

/** On (1) or off (0) per step, for each asset of `program.onOff` in turn. */
export type Schedules = readonly Uint8Array[];

/**
 * The program with its schedules given: on and start fixed, output nil while off and within its limits while on. The rows
 * that tie them hold by themselves then and get room, so that a method that needs an interior finds one.
 */
export function withSchedules(program: Program, schedules: Schedules): Program {
  const lower = program.lower.slice();
  const upper = program.upper.slice();
  const rowLower = program.rowLower.slice();
  const rowUpper = program.rowUpper.slice();
  program.onOff.forEach((unit, u) => {
    const schedule = schedules[u]!;
    const [output, on, start] = [unit.output, unit.on, unit.start].map(b => program.columns[b]!.start);
    let earlier = unit.before === null ? schedule[0]! : Number(unit.before);
    for (let t = 0; t < program.steps; t++) {
      const running = schedule[t]!;
      const started = running === 1 && earlier === 0 ? 1 : 0;
      lower[on! + t] = upper[on! + t] = running;
      lower[start! + t] = upper[start! + t] = started;
      lower[output! + t] = Math.max(lower[output! + t]!, unit.minimumMw) * running;
      upper[output! + t]! *= running;
      earlier = running;
    }
    for (const row of unit.links) {
      const { start: first, count } = program.rows[row]!;
      for (let r = first; r < first + count; r++) {
        if (Number.isFinite(rowLower[r]!)) rowLower[r]! -= 1 + unit.capacityMw;
        if (Number.isFinite(rowUpper[r]!)) rowUpper[r]! += 1 + unit.capacityMw;
      }
    }
  });
  return { ...program, lower, upper, rowLower, rowUpper };
}

/** Schedules of a plan whose on columns are whole. */
export function schedulesOf(program: Program, x: Float64Array): Schedules {
  return program.onOff.map(unit => {
    const { start, count } = program.columns[unit.on]!;
    return Uint8Array.from(x.subarray(start, start + count), on => (on > 0.5 ? 1 : 0));
  });
}
