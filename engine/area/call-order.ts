import type { GridOwner, HeldRight } from '../rights/product.ts';
import type { NodeKind } from './grid-node.ts';
import type { Member } from './member.ts';

/** One right of one member that may be called, by place. */
export interface Callable {
  readonly member: number;
  readonly right: number;
}

/**
 * The order in which rights are called before any bid: those without any guarantee first, then those that allow a number of
 * hours, then what is paid for by price, steering at a bid last; among equals the member that came last goes first.
 */
export function callOrder(members: readonly Member[]): Callable[] {
  return callables(members)
    .filter(({ held }) => !isBid(held))
    .sort(
      (a, b) =>
        rankOf(a.held) - rankOf(b.held) ||
        priceOf(a.held) - priceOf(b.held) ||
        b.member - a.member ||
        a.right - b.right,
    )
    .map(({ member, right }) => ({ member, right }));
}

/** Rights that bid against each other step by step, in the order of equal bids. */
export function bidOrder(members: readonly Member[]): Callable[] {
  return callables(members)
    .filter(({ held }) => isBid(held))
    .sort((a, b) => b.member - a.member || a.right - b.right)
    .map(({ member, right }) => ({ member, right }));
}

function callables(members: readonly Member[]): (Callable & { readonly held: HeldRight })[] {
  return members.flatMap(({ rights }, member) =>
    rights.flatMap((held, right) =>
      held.product.call && held.product.call.trigger.kind !== 'window' ? [{ member, right, held }] : [],
    ),
  );
}

/** Steering at a bid is no such bid: what it takes is paid on the flow, in whatever step that comes. */
function isBid({ product: { effect, money } }: HeldRight): boolean {
  return money.activation.kind === 'own-bid' && effect !== 'steer';
}

const RANK = { unguaranteed: 0, hours: 1, paid: 2, bid: 3 } as const;

function rankOf({ product: { effect, shape, money } }: HeldRight): number {
  if (effect === 'right' && shape.kind === 'none') return RANK.unguaranteed;
  if (money.activation.kind === 'own-bid') return RANK.bid;
  return money.activation.eurPerMwh > 0 ? RANK.paid : RANK.hours;
}

/** EUR per MWh; one that is not known comes last. */
function priceOf({ product: { money } }: HeldRight): number {
  return money.activation.eurPerMwh ?? Number.POSITIVE_INFINITY;
}

const OWNER: Readonly<Record<NodeKind, GridOwner>> = {
  station: 'regional',
  supplyArea: 'regional',
  nationalArea: 'national',
};

/** Whether a right may be called for an overload of a node: by the operator of the node, and for this node. */
export function servesNode(
  { product: { call } }: HeldRight,
  node: { readonly name: string; readonly kind: NodeKind },
): boolean {
  if (!call?.by.includes(OWNER[node.kind])) return false;
  const { trigger } = call;
  return trigger.kind !== 'congestion' || trigger.node === null || trigger.node === node.name;
}
