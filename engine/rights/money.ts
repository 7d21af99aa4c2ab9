import type { Axis } from '../calendar/axis.ts';
import { type Series, at as valueAt } from '../series/series.ts';
import { mostTakenMw } from './calls.ts';
import { type CalledRight, calledMwInto } from './compile.ts';
import { blockShare, callableStepsInto } from './given.ts';
import type { HeldRight } from './product.ts';

/** Shares of kWcontract and kWmax that the rights of a connection leave to pay. */
export interface TariffShares {
  readonly contractShare: number;
  readonly peakShare: number;
}

/**
 * Shares over all rights to take power, each counted by its MW; tariffs are charged on off-take only. 1 where there is no
 * such right. kWcontract of a right whose share goes by its blocks is counted by the hours in them.
 */
export function tariffShares(rights: readonly HeldRight[], axis: Axis): TariffShares {
  const charged = rights.filter(
    ({ product, direction }) => product.effect === 'right' && direction === 'import',
  );
  const mw = charged.reduce((sum, one) => sum + one.mw, 0);
  if (mw === 0) return { contractShare: 1, peakShare: 1 };
  const mean = (share: (held: HeldRight) => number) =>
    charged.reduce((sum, held) => sum + held.mw * share(held), 0) / mw;
  return {
    contractShare: mean(({ product }) =>
      product.money.contractShare === 'block-hours' ? blockShare(product, axis) : product.money.contractShare,
    ),
    peakShare: mean(({ product }) => product.money.peakShare),
  };
}

/** What a company receives for one right, in MW that a rate in EUR per MW and hour is paid on, by step. */
export interface RightPayments {
  /** MW that may be called, where they may. */
  readonly availableMw: Float64Array;
  readonly availabilityEurPerMwH: number;
  /** MW called; of a bid that was bought: what the connection carries less than it would have. */
  readonly calledMw: Float64Array;
  /** Price by step of what was bought of a bid; null: no bid was. */
  readonly boughtEurPerMwh: Float64Array | null;
  /** What is paid where no bid was bought. Null: a bid not known, or steering, which is paid for what comes of it (`SteeringUse`). */
  readonly activationEurPerMwh: number | null;
  readonly totalEur: number;
}

/** Payments to the company for each right of a connection, in the order of the list. */
export function rightPayments(
  rights: readonly CalledRight[],
  axis: Axis,
  dayAheadEurPerMwh: Series | null = null,
): RightPayments[] {
  return rights.map(({ held, calls }, index) => {
    const { effect, money } = held.product;
    const { availabilityEurPerMwH, activation } = money;
    const bought = calls?.bought;
    const boughtEurPerMwh = bought?.eurPerMwh ?? null;
    const activationEurPerMwh = effect === 'steer' ? null : activation.eurPerMwh;
    const isCallable = callableStepsInto(held.product, axis, dayAheadEurPerMwh, new Uint8Array(axis.steps));
    const availableMw = scaledInto(isCallable, mostTakenMw(held), new Float64Array(axis.steps));
    const calledMw = bought?.mw ?? calledMwInto(rights, index, axis, new Float64Array(axis.steps));
    const paid = { availableMw, availabilityEurPerMwH, calledMw, boughtEurPerMwh, activationEurPerMwh };
    return { ...paid, totalEur: totalEur(paid, axis) };
  });
}

/** Not `Float64Array.from` with a function: a large study does this for every package and year. */
function scaledInto(flags: Uint8Array, mw: number, out: Float64Array): Float64Array {
  for (let t = 0; t < out.length; t++) out[t] = flags[t]! * mw;
  return out;
}

function totalEur(payments: Omit<RightPayments, 'totalEur'>, { steps, stepHours }: Axis): number {
  const { availableMw, availabilityEurPerMwH, calledMw } = payments;
  const price = paidEurPerMwh(payments);
  let eur = 0;
  for (let t = 0; t < steps; t++)
    eur += availableMw[t]! * availabilityEurPerMwH + calledMw[t]! * valueAt(price, t);
  return eur * stepHours;
}

/** What is paid for a MWh called. */
function paidEurPerMwh({
  boughtEurPerMwh,
  activationEurPerMwh,
}: Pick<RightPayments, 'boughtEurPerMwh' | 'activationEurPerMwh'>): Series {
  return boughtEurPerMwh ?? activationEurPerMwh ?? 0;
}
