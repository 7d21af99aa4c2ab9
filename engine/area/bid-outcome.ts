import type { Axis } from '../calendar/axis.ts';
import type { Bought } from '../rights/calls.ts';
import type { RightPayments } from '../rights/money.ts';
import type { Area } from './area.ts';
import type { AllCalls, Purchase } from './call-round.ts';
import type { Cluster } from './clusters.ts';
import type { Member } from './member.ts';
import type { Operated } from './run-sites.ts';

/** What was bought of a company by its bids over the axis: what it is paid for that, and what it costs it. */
export interface BidOutcome {
  readonly boughtMwh: number;
  readonly paidEur: number;
  /** Least cost with these calls less that without them, all other calls as they are, EUR. */
  readonly costEur: number;
}

/** Nothing bought yet of the rights that bid. */
export function noPurchases(members: readonly Member[], { steps }: Axis): (Purchase | null)[][] {
  return members.map(({ rights }) =>
    rights.map(({ product }) =>
      product.money.activation.kind === 'own-bid'
        ? { mw: new Float64Array(steps), eurPerHour: new Float64Array(steps) }
        : null,
    ),
  );
}

export function noneBought({ steps }: Axis): Bought {
  return { mw: new Float64Array(steps), eurPerMwh: new Float64Array(steps) };
}

/** Members of which something was bought, as they would run had it not been; those of a group together. */
export async function runUnbought(
  { members }: Area,
  clusters: readonly Cluster[],
  calls: AllCalls,
  run: (which: readonly Cluster[], under: AllCalls) => Promise<readonly (readonly Operated[] | null)[]>,
): Promise<ReadonlyMap<number, Operated>> {
  const isBought = members.map((_, m) => calls[m]!.some(one => one?.bought !== undefined));
  const which = clusters.filter(({ members: own }) => own.some(m => isBought[m]));
  const without = calls.map(own => own.map(one => (one?.bought === undefined ? one : null)));
  const answers = await run(which, without);
  return new Map(
    which.flatMap(({ members: own }, k) =>
      own.flatMap((m, place) => {
        const answer = answers[k]?.[place];
        return answer ? [[m, answer] as const] : [];
      }),
    ),
  );
}

/** Null for a company of which nothing was bought; `one` is it as it runs. A member of a group may bear what is bought of another. */
export function bidOutcome(
  { axis }: Area,
  one: Pick<Operated, 'operation'> & { readonly payments: readonly RightPayments[] },
  without: Operated | undefined,
): BidOutcome | null {
  if (!without) return null;
  let [boughtMwh, paidEur] = [0, 0];
  for (const { calledMw, boughtEurPerMwh } of one.payments) {
    if (!boughtEurPerMwh) continue;
    for (let t = 0; t < axis.steps; t++) {
      const mwh = calledMw[t]! * axis.stepHours;
      boughtMwh += mwh;
      paidEur += mwh * boughtEurPerMwh[t]!;
    }
  }
  return { boughtMwh, paidEur, costEur: one.operation.costEur - without.operation.costEur };
}
