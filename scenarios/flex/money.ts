import {
  type Axis,
  type CalledRight,
  type HeldRight,
  type Member,
  type MemberRun,
  type Site,
  steeringPriceInto,
  tariffShares,
} from '../../engine/index.ts';

/** What an operator pays a company over the axis, EUR: for its rights, and on the energy that it was asked for. */
export function paymentsEur(run: MemberRun, rights: readonly CalledRight[], axis: Axis): number {
  const paid = run.payments.reduce((sum, { totalEur }) => sum + totalEur, 0);
  return paid + steeredEur(run, rights, 'import', axis) + steeredEur(run, rights, 'export', axis);
}

/** Steering is paid on the flow itself, within the operation of the company. */
function steeredEur(
  { netMw }: MemberRun,
  rights: readonly CalledRight[],
  direction: HeldRight['direction'],
  axis: Axis,
): number {
  if (!rights.some(({ held, calls }) => held.product.effect === 'steer' && calls)) return 0;
  const price = steeringPriceInto(rights, direction, new Float64Array(axis.steps));
  const sign = direction === 'import' ? 1 : -1;
  let eur = 0;
  for (let t = 0; t < axis.steps; t++) eur += price[t]! * Math.max(0, sign * netMw[t]!) * axis.stepHours;
  return eur;
}

/**
 * Tariff over the axis that an operator does not receive, EUR: kWcontract and kWmax of the same operation under the rights before
 * (none: firm) less those under the rights now. `groupShare`: of kWcontract, what a member of a group pays.
 */
export function tariffLostEur(
  { site, rights }: Member,
  before: readonly HeldRight[] | null,
  { netMw }: MemberRun,
  axis: Axis,
  groupShare = 1,
): number {
  const was = before ? tariffShares(before, axis) : { contractShare: 1, peakShare: 1 };
  const is = tariffShares(rights, axis);
  return (
    site.gridContractEur * (was.contractShare - is.contractShare * groupShare) +
    peakChargesEur(site, netMw, axis) * (was.peakShare - is.peakShare)
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
