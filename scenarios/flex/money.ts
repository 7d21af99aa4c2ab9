import {
  type Axis,
  type HeldRight,
  type Member,
  type MemberRun,
  type Site,
  tariffShares,
} from '../../engine/index.ts';

/** What an operator pays a company over the axis, EUR: for its rights, and for what steering made it take or feed in more. */
export function paymentsEur({ payments, operation }: MemberRun): number {
  return payments.reduce((sum, { totalEur }) => sum + totalEur, steeringEur(operation));
}

/** What steering pays, less the penalty on what fell short: it is within the cost of the operation. */
export function steeringEur({ steering }: Pick<MemberRun['operation'], 'steering'>): number {
  return steering === null ? 0 : steering.paidEur - steering.penaltyEur;
}

/**
 * Tariff over the axis that an operator does not receive, EUR: kWcontract and kWmax of the same operation under the rights before
 * (none: firm) less those under the rights now; of a member of a group kWmax is its part of what the group is charged.
 * `groupShare`: of kWcontract, what such a member pays.
 */
export function tariffLostEur(
  { site, rights }: Member,
  before: readonly HeldRight[] | null,
  { netMw, operation }: MemberRun,
  axis: Axis,
  groupShare = 1,
): number {
  const was = before ? tariffShares(before, axis) : { contractShare: 1, peakShare: 1 };
  const is = tariffShares(rights, axis);
  return (
    site.gridContractEur * (was.contractShare - is.contractShare * groupShare) +
    peakChargesEur(site, netMw, axis) * was.peakShare -
    operation.costParts.gridPeak
  );
}

/** kWmax of an operation under a firm right. */
function peakChargesEur({ peaks }: Site, netMw: Float64Array, axis: Axis): number {
  return peaks.reduce((eur, { period, priceEurPerMw, alreadySetMw }) => {
    const periodOf = period === 'month' ? axis.month : axis.week;
    const count = period === 'month' ? axis.months.length : axis.weeks.length;
    const highest = Float64Array.from({ length: count }, (_, k) => alreadySetMw[k] ?? 0);
    for (let t = 0; t < axis.steps; t++) highest[periodOf[t]!] = Math.max(highest[periodOf[t]!]!, netMw[t]!);
    return eur + priceEurPerMw * highest.reduce((sum, mw) => sum + mw, 0);
  }, 0);
}
