import type { Axis } from '../calendar/axis.ts';
import { type CallSequence, mostTakenMw } from '../rights/calls.ts';
import { type CalledRight, compileLimitInto } from '../rights/compile.ts';
import { LEAST_OVERLOAD_MW } from './overload.ts';

/** Least that is asked, MW: to keep to its plan where it has left it. */
const LEAST_CALL_MW = 1e-3;

/** A member that may be steered: import less export as it runs now, and as it would under its other calls alone, MW by step. */
export interface Steerable {
  readonly netMw: Float64Array;
  readonly planMw: Float64Array;
}

/**
 * Raises what a steering contract asks to what brings a member from where it runs now to what is needed: it is asked on top of
 * its plan, and where that is not where it runs, because it makes up for another call, by that much more or less. No further
 * than its connection goes, and not in a step in which it is steered the other way. Returns whether it grew anywhere.
 */
export function raiseSteering(
  rights: readonly CalledRight[],
  right: number,
  axis: Axis,
  needMw: Float64Array,
  { netMw, planMw }: Steerable,
  wish: Float64Array,
): boolean {
  const { held } = rights[right]!;
  const sign = held.direction === 'import' ? 1 : -1;
  const most = mostTakenMw(held);
  const limit = compileLimitInto(rights, held.direction, axis, new Float64Array(axis.steps));
  const against = rights.filter(
    ({ held: other, calls }) =>
      calls && other.product.effect === 'steer' && other.direction !== held.direction,
  );
  let isMore = false;
  for (let t = 0; t < axis.steps; t++) {
    if (needMw[t]! <= LEAST_OVERLOAD_MW || against.some(({ calls }) => calls!.takenMw[t]! > 0)) continue;
    const above = sign * (netMw[t]! - planMw[t]!) + needMw[t]!;
    const room = limit[t]! - sign * planMw[t]!;
    const wanted = Math.min(most, room, Math.max(LEAST_CALL_MW, above));
    if (wanted <= wish[t]! + LEAST_OVERLOAD_MW) continue;
    wish[t] = wanted;
    isMore = true;
  }
  return isMore;
}

/** MW by which a member comes nearer to what is needed, by step, when it keeps its plan and what these calls ask on top. */
export function steeredRelief(
  { held }: Pick<CalledRight, 'held'>,
  before: CallSequence | null,
  after: CallSequence,
  { netMw, planMw }: Steerable,
): Float64Array {
  const sign = held.direction === 'import' ? 1 : -1;
  return after.takenMw.map((mw, t) => {
    if (mw <= (before?.takenMw[t] ?? 0)) return 0;
    return Math.max(0, sign * (planMw[t]! - netMw[t]!) + mw);
  });
}
