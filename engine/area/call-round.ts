import type { Axis } from '../calendar/axis.ts';
import type { CallSequence } from '../rights/calls.ts';
import { mostTakenMw } from '../rights/calls.ts';
import { chooseCalls } from '../rights/choose.ts';
import { type CalledRight, compileLimitInto } from '../rights/compile.ts';
import { givenMwInto } from '../rights/given.ts';
import type { Direction, HeldRight } from '../rights/product.ts';
import type { Series } from '../series/series.ts';
import { callOrder, servesNode } from './call-order.ts';
import { type GridTree, pathUp } from './grid-node.ts';
import type { Member } from './member.ts';
import { LEAST_OVERLOAD_MW } from './overload.ts';

/** Calls of every right of every member, by place; null: none so far. */
export type AllCalls = readonly (readonly (CallSequence | null)[])[];

/** What operators have wished for so far, MW by member, right and step: it only grows, so that calls settle. */
export type Wishes = readonly (readonly Float64Array[])[];

/** What a round of calls needs to know. */
export interface CallRound {
  readonly axis: Axis;
  readonly tree: GridTree;
  readonly members: readonly Member[];
  /** Place of the node of each member. */
  readonly memberNode: Int32Array;
  /** Import less export of each member as it runs now, MW by step. */
  readonly netMw: readonly Float64Array[];
  readonly calls: AllCalls;
  readonly wishes: Wishes;
  readonly dayAheadEurPerMwh: Series | null;
}

/** Overload of every node by step, MW; a round takes off it what its calls will bring. */
export type NodeOverload = Readonly<Record<Direction, readonly Float64Array[]>>;

const OTHER: Readonly<Record<Direction, Direction>> = { import: 'export', export: 'import' };

/**
 * One round of calls: right by right in the order of calls, each for what is still too much at the nodes that it may be called
 * for. Returns the calls, and the members that have others than before; `over` is left with what no rule could take away, as far
 * as that is known before companies have run anew.
 */
export function callRound(round: CallRound, over: NodeOverload): { calls: AllCalls; changed: Set<number> } {
  const { axis, members, memberNode, tree } = round;
  const calls = round.calls.map(own => [...own]);
  const changed = new Set<number>();
  const needMw = new Float64Array(axis.steps);
  for (const { member, right } of callOrder(members)) {
    const held = members[member]!.rights[right]!;
    const isSteered = held.product.effect === 'steer';
    const direction = isSteered ? OTHER[held.direction] : held.direction;
    const path = pathUp(tree, memberNode[member]!);
    const served = path.filter(n => servesNode(held, tree.nodes[n]!));
    if (!worstInto(over[direction], served, needMw)) continue;
    const own = calledRights(members[member]!, calls[member]!);
    const before = loadUnder(own, direction, axis, round.netMw[member]!);
    const wish = round.wishes[member]![right]!;
    const isMore = isSteered
      ? raiseSteering(held, needMw, wish)
      : raiseWish(own, right, axis, needMw, before, wish);
    if (!isMore) continue;
    const chosen = chooseCalls(held, axis, {
      wantedMw: wish,
      ...(round.dayAheadEurPerMwh !== null && { dayAheadEurPerMwh: round.dayAheadEurPerMwh }),
    });
    const added = isSteered ? addedMw(calls[member]![right]!, chosen) : null;
    calls[member]![right] = chosen;
    changed.add(member);
    const after = loadUnder(
      calledRights(members[member]!, calls[member]!),
      direction,
      axis,
      round.netMw[member]!,
    );
    for (let t = 0; t < axis.steps; t++) {
      const relief = added ? added[t]! : before[t]! - after[t]!;
      if (relief !== 0)
        for (const n of path) over[direction][n]![t] = Math.max(0, over[direction][n]![t]! - relief);
    }
  }
  return { calls, changed };
}

/** The rights of a member with their calls. */
export function calledRights({ rights }: Member, calls: readonly (CallSequence | null)[]): CalledRight[] {
  return rights.map((held, right) => ({ held, calls: calls[right]! }));
}

/** The most that is too much at any of these nodes, by step; false where nothing is. */
function worstInto(over: readonly Float64Array[], nodes: readonly number[], out: Float64Array): boolean {
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
function loadUnder(
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

/**
 * Raises a wish to what brings the load of a member down by what is needed; what other rights of it leave counts. Returns
 * whether it grew anywhere.
 */
function raiseWish(
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

/** More of the other direction: asked on top of what was asked before. */
function raiseSteering(held: HeldRight, needMw: Float64Array, wish: Float64Array): boolean {
  const most = mostTakenMw(held);
  let isMore = false;
  for (let t = 0; t < wish.length; t++) {
    if (needMw[t]! <= LEAST_OVERLOAD_MW) continue;
    const wanted = Math.min(most, wish[t]! + needMw[t]!);
    if (wanted <= wish[t]! + LEAST_OVERLOAD_MW) continue;
    wish[t] = wanted;
    isMore = true;
  }
  return isMore;
}

function addedMw(before: CallSequence | null, after: CallSequence): Float64Array {
  return after.takenMw.map((mw, t) => mw - (before?.takenMw[t] ?? 0));
}
