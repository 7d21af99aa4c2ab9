import type { Axis } from '../calendar/axis.ts';
import type { Bought, CallSequence } from '../rights/calls.ts';
import { chooseCalls } from '../rights/choose.ts';
import type { HeldRight } from '../rights/product.ts';
import { noneBought } from './bid-outcome.ts';
import { servesNode } from './call-order.ts';
import {
  type CallRound,
  calledRights,
  type NodeOverload,
  type Purchase,
  type RoundCalls,
} from './call-round.ts';
import { pathUp } from './grid-node.ts';
import { LEAST_OVERLOAD_MW } from './overload.ts';
import type { Bid, BidBlock } from './own-bid.ts';
import { loadUnder, raiseWish, withTaken } from './wish.ts';

/**
 * Buys bids for what is too much, in every step the cheapest first and among equals the member that came last, until nothing is
 * too much or nobody has more to offer. Where the rule of a right does not allow a step, the next dearer bid takes it. Calls and
 * overload go on from where the round stands.
 */
export function callBids(
  round: CallRound,
  soFar: RoundCalls,
  bids: readonly Bid[],
  over: NodeOverload,
): void {
  if (bids.length === 0) return;
  const bidders = bids.map(bid => bidderOf(round, bid));
  const offers = bidders.flatMap(bidder => bidder.bid.blocks.map((block): Offered => ({ bidder, block })));
  while (allot(round, soFar, offers, over))
    for (const bidder of bidders) if (bidder.isAsked) buy(round, soFar, bidder, over);
}

/** A right that bids, and what it is asked for in one pass. */
interface Bidder {
  readonly bid: Bid;
  readonly held: HeldRight;
  readonly path: readonly number[];
  readonly served: readonly number[];
  /** Steps that its rule did not allow. */
  readonly isRefused: Uint8Array;
  readonly askedMw: Float64Array;
  readonly askedEurPerHour: Float64Array;
  isAsked: boolean;
}

interface Offered {
  readonly bidder: Bidder;
  readonly block: BidBlock;
}

function bidderOf({ axis: { steps }, members, memberNode, tree }: CallRound, bid: Bid): Bidder {
  const held = members[bid.member]!.rights[bid.right]!;
  const path = pathUp(tree, memberNode[bid.member]!);
  return {
    bid,
    held,
    path,
    served: path.filter(n => servesNode(held, tree.nodes[n]!)),
    isRefused: new Uint8Array(steps),
    askedMw: new Float64Array(steps),
    askedEurPerHour: new Float64Array(steps),
    isAsked: false,
  };
}

/** Shares what is too much out over the offers, step by step from the cheapest; whether anybody is asked for anything. */
function allot(
  { axis, members, netMw, tree }: CallRound,
  { calls }: RoundCalls,
  offers: readonly Offered[],
  over: NodeOverload,
): boolean {
  // Several rights of one connection come down from the same load.
  const loads = new Map<string, Float64Array>();
  const loadOf = offers.map(({ bidder: { bid } }) => {
    const { member, direction } = bid;
    const key = `${direction} ${member}`;
    const known =
      loads.get(key) ??
      loadUnder(calledRights(members[member]!, calls[member]!), direction, axis, netMw[member]!);
    loads.set(key, known);
    return known;
  });
  for (const { bidder } of offers) {
    bidder.isAsked = false;
    bidder.askedMw.fill(0);
    bidder.askedEurPerHour.fill(0);
  }
  const order = new Int32Array(offers.length);
  const left = { import: new Float64Array(tree.nodes.length), export: new Float64Array(tree.nodes.length) };
  let isAny = false;
  for (let t = 0; t < axis.steps; t++) {
    if (!overInto(over, t, left)) continue;
    byPrice(offers, t, order);
    for (const o of order) {
      const { bidder, block } = offers[o]!;
      const price = block.eurPerMwh[t]!;
      if (bidder.isRefused[t] || price === Number.POSITIVE_INFINITY) continue;
      const { direction } = bidder.bid;
      let need = 0;
      for (const n of bidder.served) need = Math.max(need, left[direction][n]!);
      const load = loadOf[o]!;
      const mw = Math.min(need, load[t]! - block.leastMw[t]!);
      if (mw <= LEAST_OVERLOAD_MW) continue;
      load[t]! -= mw;
      for (const n of bidder.path) left[direction][n] = Math.max(0, left[direction][n]! - mw);
      bidder.askedMw[t]! += mw;
      bidder.askedEurPerHour[t]! += mw * price;
      bidder.isAsked = true;
      isAny = true;
    }
  }
  return isAny;
}

/** Copies what is too much in a step; whether anything is. */
function overInto(
  over: NodeOverload,
  t: number,
  out: Readonly<Record<'import' | 'export', Float64Array>>,
): boolean {
  let isAny = false;
  for (let n = 0; n < out.import.length; n++) {
    const taken = over.import[n]![t]!;
    const fed = over.export[n]![t]!;
    out.import[n] = taken > LEAST_OVERLOAD_MW ? taken : 0;
    out.export[n] = fed > LEAST_OVERLOAD_MW ? fed : 0;
    isAny ||= taken > LEAST_OVERLOAD_MW || fed > LEAST_OVERLOAD_MW;
  }
  return isAny;
}

/** Places of the offers from the cheapest in a step; equals in their order. */
function byPrice(offers: readonly Offered[], t: number, order: Int32Array): void {
  for (let o = 0; o < order.length; o++) {
    const price = offers[o]!.block.eurPerMwh[t]!;
    let place = o;
    for (; place > 0 && offers[order[place - 1]!]!.block.eurPerMwh[t]! > price; place--)
      order[place] = order[place - 1]!;
    order[place] = o;
  }
}

/** Calls a bidder for what it is asked, as far as its rule allows, and takes that off the overload. */
function buy(round: CallRound, { calls, changed }: RoundCalls, bidder: Bidder, over: NodeOverload): void {
  const { axis, members, netMw, dayAheadEurPerMwh } = round;
  const { bid, held, path, askedMw, isRefused } = bidder;
  const { member, right, direction } = bid;
  const own = () => calledRights(members[member]!, calls[member]!);
  const before = loadUnder(own(), direction, axis, netMw[member]!);
  const wish = round.wishes[member]![right]!;
  const wished = () => loadUnder(withTaken(own(), right, wish), direction, axis, netMw[member]!);
  const wishedMw = wished();
  if (raiseWish(own(), right, axis, askedMw, before, wish)) {
    const purchase = round.purchases[member]![right]!;
    const load = { nowMw: before, wishedMw, wishedNowMw: wished() };
    addPurchase(purchase, load, calls[member]![right]!, bidder);
    const chosen = chooseCalls(held, axis, {
      wantedMw: wish,
      ...(dayAheadEurPerMwh !== null && { dayAheadEurPerMwh }),
    });
    calls[member]![right] = { ...chosen, bought: boughtWith(chosen, purchase, axis) };
    changed.add(member);
  }
  const after = loadUnder(own(), direction, axis, netMw[member]!);
  for (let t = 0; t < axis.steps; t++) {
    const relief = before[t]! - after[t]!;
    if (askedMw[t]! > 0 && relief < askedMw[t]! - LEAST_OVERLOAD_MW) isRefused[t] = 1;
    if (relief !== 0)
      for (const n of path) over[direction][n]![t] = Math.max(0, over[direction][n]![t]! - relief);
  }
}

/**
 * What a wish has grown by is bought at the mean price of what was asked. Where nothing is called yet, all of it is: what was asked
 * before and not allowed was never sold.
 */
function addPurchase(
  { mw, eurPerHour }: Purchase,
  load: { readonly nowMw: Float64Array; readonly wishedMw: Float64Array; readonly wishedNowMw: Float64Array },
  called: CallSequence | null,
  { askedMw, askedEurPerHour }: Bidder,
): void {
  for (let t = 0; t < mw.length; t++) {
    if (askedMw[t]! <= 0 || load.wishedNowMw[t]! >= load.wishedMw[t]!) continue;
    const isCalled = called !== null && called.takenMw[t]! > 0;
    const more = (isCalled ? load.wishedMw[t]! : load.nowMw[t]!) - load.wishedNowMw[t]!;
    const eur = (more * askedEurPerHour[t]!) / askedMw[t]!;
    mw[t] = isCalled ? mw[t]! + more : more;
    eurPerHour[t] = isCalled ? eurPerHour[t]! + eur : eur;
  }
}

/** What is paid for: what was bought in the steps that are called. */
function boughtWith({ takenMw }: CallSequence, purchase: Purchase, axis: Axis): Bought {
  const bought = noneBought(axis);
  for (let t = 0; t < axis.steps; t++) {
    if (takenMw[t]! <= 0 || purchase.mw[t]! <= 0) continue;
    bought.mw[t] = purchase.mw[t]!;
    bought.eurPerMwh[t] = purchase.eurPerHour[t]! / purchase.mw[t]!;
  }
  return bought;
}
