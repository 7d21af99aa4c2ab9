import type { Axis } from '../calendar/axis.ts';
import type { CallSequence } from '../rights/calls.ts';
import { chooseCalls } from '../rights/choose.ts';
import type { CalledRight } from '../rights/compile.ts';
import type { Direction } from '../rights/product.ts';
import type { Series } from '../series/series.ts';
import { callOrder, servesNode } from './call-order.ts';
import { type GridTree, pathUp } from './grid-node.ts';
import type { Member } from './member.ts';
import { raiseSteering, steeredRelief } from './steer-wish.ts';
import { loadUnder, raiseWish, worstInto } from './wish.ts';

/** Calls of every right of every member, by place; null: none so far. */
export type AllCalls = readonly (readonly (CallSequence | null)[])[];

/** What operators have wished for so far, MW by member, right and step: it only grows, so that calls settle. */
export type Wishes = readonly (readonly Float64Array[])[];

/** What bids were bought for so far, by step: MW and EUR/h; it only grows, like the wishes. */
export interface Purchase {
  readonly mw: Float64Array;
  readonly eurPerHour: Float64Array;
}

/** What a round of calls needs to know. */
export interface CallRound {
  readonly axis: Axis;
  readonly tree: GridTree;
  readonly members: readonly Member[];
  /** Place of the node of each member. */
  readonly memberNode: Int32Array;
  /** Import less export of each member as it runs now, MW by step. */
  readonly netMw: readonly Float64Array[];
  /** The same under its calls but without steering: what it is steered from. */
  readonly planMw: readonly Float64Array[];
  readonly calls: AllCalls;
  readonly wishes: Wishes;
  /** By member and right; null for a right that does not bid. */
  readonly purchases: readonly (readonly (Purchase | null)[])[];
  readonly dayAheadEurPerMwh: Series | null;
}

/** Overload of every node by step, MW; a round takes off it what its calls will bring. */
export type NodeOverload = Readonly<Record<Direction, readonly Float64Array[]>>;

const OTHER: Readonly<Record<Direction, Direction>> = { import: 'export', export: 'import' };

/** Calls of a round so far, and the members that have others than before. */
export interface RoundCalls {
  readonly calls: (CallSequence | null)[][];
  readonly changed: Set<number>;
}

/**
 * One round of calls before any bid: right by right in the order of calls, each for what is still too much at the nodes that it
 * may be called for. `over` is left with what no rule could take away, as far as that is known before companies have run anew.
 */
export function callRound(round: CallRound, over: NodeOverload): RoundCalls {
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
    const steerable = { netMw: round.netMw[member]!, planMw: round.planMw[member]! };
    const isMore = isSteered
      ? raiseSteering(own, right, axis, needMw, steerable, wish)
      : raiseWish(own, right, axis, needMw, before, wish);
    if (!isMore) continue;
    const chosen = chooseCalls(held, axis, {
      wantedMw: wish,
      ...(round.dayAheadEurPerMwh !== null && { dayAheadEurPerMwh: round.dayAheadEurPerMwh }),
    });
    const added = isSteered ? steeredRelief({ held }, calls[member]![right]!, chosen, steerable) : null;
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
