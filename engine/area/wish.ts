import type { Axis } from '../calendar/axis.ts';
import { mostTakenMw } from '../rights/calls.ts';
import { type CalledRight, compileLimitInto } from '../rights/compile.ts';
import { givenMwInto } from '../rights/given.ts';
import type { Direction } from '../rights/product.ts';
import { LEAST_OVERLOAD_MW } from './overload.ts';

/** The most that is too much at any of these nodes, by step; false where nothing is. */
export function worstInto(
  over: readonly Float64Array[],
  nodes: readonly number[],
  out: Float64Array,
): boolean {
  out.fill(0);
  let isAny = false;
  for (const n of nodes) {
    const values = over[n]!;
    for (let t = 0; t < out.length; t++) {
      if (values[t]! <= out[t]! || values[t]! <= LEAST_OVERLOAD_MW) continue;
      out[t] = values[t]!;
      isAny = true;
    }
  }
  return isAny;
}

/** What a member would carry in a direction, MW by step: as it runs now, where its limit leaves it that. */
export function loadUnder(
  rights: readonly CalledRight[],
  direction: Direction,
  axis: Axis,
  netMw: Float64Array,
): Float64Array {
  const limit = compileLimitInto(rights, direction, axis, new Float64Array(axis.steps));
  const sign = direction === 'import' ? 1 : -1;
  for (let t = 0; t < axis.steps; t++) limit[t] = Math.min(limit[t]!, Math.max(0, sign * netMw[t]!));
  return limit;
}

/** The rights of a member, one of them with so much taken off it. */
export function withTaken(
  rights: readonly CalledRight[],
  right: number,
  takenMw: Float64Array,
): CalledRight[] {
  return rights.map((one, r) => (r === right ? { ...one, calls: { calls: [], takenMw } } : one));
}

/**
 * Raises a wish to what brings the load of a member down by what is needed; what other rights of it leave counts. Returns
 * whether it grew anywhere.
 */
export function raiseWish(
  rights: readonly CalledRight[],
  right: number,
  axis: Axis,
  needMw: Float64Array,
  loadMw: Float64Array,
  wish: Float64Array,
): boolean {
  const { held, calls } = rights[right]!;
  const limit = compileLimitInto(rights, held.direction, axis, new Float64Array(axis.steps));
  const given = givenMwInto(held, axis, new Float64Array(axis.steps));
  const most = mostTakenMw(held);
  let isMore = false;
  for (let t = 0; t < axis.steps; t++) {
    if (needMw[t]! <= LEAST_OVERLOAD_MW || loadMw[t]! <= LEAST_OVERLOAD_MW) continue;
    const aim = Math.max(0, loadMw[t]! - needMw[t]!);
    const takenMw = calls?.takenMw[t] ?? 0;
    const leaves = takenMw === 0 ? given[t]! : Math.max(0, Math.min(given[t]!, held.mw - takenMw));
    // A limit caps the whole connection, a right only its own part of it.
    const left = held.product.effect === 'limit' ? aim : leaves - (limit[t]! - aim);
    const wanted = Math.min(most, held.mw - left);
    if (wanted <= wish[t]! + LEAST_OVERLOAD_MW) continue;
    wish[t] = wanted;
    isMore = true;
  }
  return isMore;
}
