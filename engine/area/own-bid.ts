import type { Axis } from '../calendar/axis.ts';
import { mostTakenMw } from '../rights/calls.ts';
import { type CalledRight, compileConnection } from '../rights/compile.ts';
import { callableStepsInto } from '../rights/given.ts';
import type { Direction } from '../rights/product.ts';
import { bidOrder, type Callable, servesNode } from './call-order.ts';
import { type AllCalls, type CallRound, calledRights, type NodeOverload } from './call-round.ts';
import { pathUp } from './grid-node.ts';
import { LEAST_OVERLOAD_MW } from './overload.ts';
import type { Operated } from './run-sites.ts';
import { loadUnder, raiseWish, withTaken, worstInto } from './wish.ts';

/** What one right asks for bringing its connection down, in blocks: each for what those before it do not bring. */
export interface Bid extends Callable {
  readonly direction: Direction;
  readonly blocks: readonly BidBlock[];
}

export interface BidBlock {
  /** EUR/MWh by step, never less than in the block before; infinite where nothing is offered. */
  readonly eurPerMwh: Float64Array;
  /** What the connection still carries once the block is bought, MW by step. */
  readonly leastMw: Float64Array;
}

/** A member under calls that were not made, to see what they would cost it; `mayExceed`: MW above its import limit, at a price. */
export interface Trial {
  readonly calls: AllCalls[number];
  readonly mayExceedMw: Float64Array | null;
}

/** Least-cost operation under each set of trials, the others under `calls`; those of a group run together. Null: no plan. */
export type RunTrials = (
  trials: readonly ReadonlyMap<number, Trial>[],
  calls: AllCalls,
) => Promise<readonly ReadonlyMap<number, Operated | null>[]>;

/** Blocks of a bid that is taken from multipliers: a dispatch for each. */
const BLOCKS = 2;
/**
 * Share of the depth of a block at which its price is taken. At the end of it a company may stand where its cost bends, and there
 * the multiplier is any value between the two slopes.
 */
const PRICED_AT = 0.999;
const NOT_OFFERED = Number.POSITIVE_INFINITY;

/**
 * The bids on what is too much: the price that is stated, else what a MWh less costs the company in that hour. That is the
 * multiplier of its limit once it carries so much less in every hour in which it is asked for, and `riskShare` of that. The least cost is convex in the
 * limit, so the multiplier at the end of a block covers every MW in it: exact for a program without on/off assets while blocks
 * are bought to the same depth in all hours, first order otherwise. A company offers no MW that it cannot give.
 */
export async function bidsFor(
  round: CallRound,
  calls: AllCalls,
  over: NodeOverload,
  run: RunTrials,
  riskShare: number,
): Promise<Bid[]> {
  const asked = bidOrder(round.members).flatMap(one => askedOf(round, calls, over, one));
  const open = asked.filter(({ statedEurPerMwh }) => statedEurPerMwh === null);
  const values = open.length === 0 ? [] : await valuesOf(round, calls, open, run);
  return asked.map(one => {
    const { member, right, direction, statedEurPerMwh } = one;
    const bid = { member, right, direction };
    if (statedEurPerMwh !== null) return { ...bid, blocks: [blockOf(one, 1, () => statedEurPerMwh)] };
    const blocks: BidBlock[] = [];
    for (const [k, byMember] of values.entries()) {
      const value = byMember.get(member)?.limitValueEurPerMw?.[direction];
      const before = blocks[k - 1]?.eurPerMwh;
      const ownEurPerMwh = (t: number) => ((1 + riskShare) * value![t]!) / round.axis.stepHours;
      const priceOf = (t: number) => (value ? Math.max(before?.[t] ?? 0, ownEurPerMwh(t)) : NOT_OFFERED);
      blocks.push(blockOf(one, (k + 1) / BLOCKS, priceOf));
    }
    return { ...bid, blocks };
  });
}

/** One right that is asked for less: from what it carries, down to what is needed, or it may be called, or it can. */
interface Asked extends Callable {
  readonly direction: Direction;
  readonly statedEurPerMwh: number | null;
  readonly loadMw: Float64Array;
  readonly leastMw: Float64Array;
}

function askedOf(
  { axis, members, memberNode, tree, netMw, dayAheadEurPerMwh }: CallRound,
  calls: AllCalls,
  over: NodeOverload,
  { member, right }: Callable,
): Asked[] {
  const held = members[member]!.rights[right]!;
  const { direction, product } = held;
  const served = pathUp(tree, memberNode[member]!).filter(n => servesNode(held, tree.nodes[n]!));
  const needMw = new Float64Array(axis.steps);
  if (!worstInto(over[direction], served, needMw)) return [];
  const own = calledRights(members[member]!, calls[member]!);
  const loadMw = loadUnder(own, direction, axis, netMw[member]!);
  const allTaken = new Float64Array(axis.steps).fill(mostTakenMw(held));
  const leastMw = loadUnder(withTaken(own, right, allTaken), direction, axis, netMw[member]!);
  const isCallable = callableStepsInto(product, axis, dayAheadEurPerMwh, new Uint8Array(axis.steps));
  for (let t = 0; t < axis.steps; t++)
    leastMw[t] = isCallable[t] ? Math.max(leastMw[t]!, loadMw[t]! - needMw[t]!) : loadMw[t]!;
  if (!hasRoom({ loadMw, leastMw })) return [];
  return [{ member, right, direction, statedEurPerMwh: product.money.activation.eurPerMwh, loadMw, leastMw }];
}

function blockOf({ loadMw, leastMw }: Asked, share: number, priceOf: (t: number) => number): BidBlock {
  const out = { eurPerMwh: new Float64Array(loadMw.length), leastMw: new Float64Array(loadMw.length) };
  for (let t = 0; t < loadMw.length; t++) {
    const mw = loadMw[t]! - leastMw[t]!;
    out.leastMw[t] = loadMw[t]! - share * mw;
    out.eurPerMwh[t] = mw > LEAST_OVERLOAD_MW ? priceOf(t) : NOT_OFFERED;
  }
  return out;
}

/**
 * The operation of everyone who is asked, at the depth of each block: first at that of all, where each may stay above its limit by
 * what it cannot do without. No more is asked of one that does.
 */
async function valuesOf(
  round: CallRound,
  calls: AllCalls,
  asked: readonly Asked[],
  run: RunTrials,
): Promise<ReadonlyMap<number, Operated | null>[]> {
  const [reached] = await run([trialsOf(round, calls, asked, PRICED_AT, true)], calls);
  const short = asked.filter(one => !comesDown(one, reached!.get(one.member) ?? null));
  const isShort = new Set(short.map(({ member }) => member));
  const able = asked.filter(one => hasRoom(one));
  const shares = Array.from({ length: BLOCKS }, (_, k) => ((k + 1) / BLOCKS) * PRICED_AT);
  const answers = await run(
    shares.map((share, k) => {
      const left = k < BLOCKS - 1 ? able : able.filter(({ member }) => isShort.has(member));
      return trialsOf(round, calls, left, share, false);
    }),
    calls,
  );
  const whole = [...reached!].filter(([member]) => !isShort.has(member));
  return answers.map((byMember, k) => (k < BLOCKS - 1 ? byMember : new Map([...whole, ...byMember])));
}

function trialsOf(
  { axis, members }: CallRound,
  calls: AllCalls,
  asked: readonly Asked[],
  share: number,
  mayExceed: boolean,
): Map<number, Trial> {
  const trials = new Map<number, Trial>();
  const needMw = new Float64Array(axis.steps);
  for (const { member, right, direction, loadMw, leastMw } of asked) {
    const before = trials.get(member)?.calls ?? calls[member]!;
    const own = calledRights(members[member]!, before);
    for (let t = 0; t < axis.steps; t++) needMw[t] = share * (loadMw[t]! - leastMw[t]!);
    const takenMw = before[right]?.takenMw.slice() ?? new Float64Array(axis.steps);
    raiseWish(own, right, axis, needMw, loadMw, takenMw);
    const under = withTaken(own, right, takenMw);
    const isOver = mayExceed && direction === 'import';
    trials.set(member, {
      calls: under.map(one => one.calls),
      mayExceedMw: isOver ? exceedableMw(under, axis, loadMw) : (trials.get(member)?.mayExceedMw ?? null),
    });
  }
  return trials;
}

/** What a connection carries now above the limits of a trial. */
function exceedableMw(rights: readonly CalledRight[], axis: Axis, loadMw: Float64Array): Float64Array {
  const { importMw } = compileConnection(rights, axis);
  for (let t = 0; t < axis.steps; t++) importMw[t] = Math.max(0, loadMw[t]! - importMw[t]!);
  return importMw;
}

/**
 * Whether a connection comes down to what is asked in every hour. Where it does not, no more is asked than it reached; without a
 * plan, nothing.
 */
function comesDown({ direction, loadMw, leastMw }: Asked, reached: Operated | null): boolean {
  let isDown = reached !== null;
  for (let t = 0; t < loadMw.length; t++) {
    const mw = reached ? Math.max(0, (direction === 'import' ? 1 : -1) * reached.netMw[t]!) : loadMw[t]!;
    const askedMw = loadMw[t]! - PRICED_AT * (loadMw[t]! - leastMw[t]!);
    if (mw <= askedMw + LEAST_OVERLOAD_MW) continue;
    leastMw[t] = Math.min(loadMw[t]!, mw);
    isDown = false;
  }
  return isDown;
}

function hasRoom({ loadMw, leastMw }: Pick<Asked, 'loadMw' | 'leastMw'>): boolean {
  return loadMw.some((mw, t) => mw - leastMw[t]! > LEAST_OVERLOAD_MW);
}
