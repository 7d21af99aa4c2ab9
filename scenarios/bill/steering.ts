import type { BillBasis } from './basis.ts';
import type { DraftLine } from './line.ts';
import { monthlyEur, monthlyMwh, sum } from './months.ts';
import { titleOf } from './titles.ts';
import { UNITS } from './units.ts';

/**
 * What a steering contract pays: for what was delivered on top of the plan of the company, and nothing for that plan itself
 * unless it pays the whole flow; less a penalty on what fell short.
 */
export function steeringLines({ axis, operation, contract }: BillBasis): DraftLine[] {
  const [use, terms] = [operation.steering, contract.steering];
  if (!use || !terms) return [];
  const { duty } = terms;
  const { askedMw, deliveredMw, shortMw, planMw } = use;
  const line = (
    kind: 'steering' | 'steeringPlan' | 'steeringPenalty',
    way: 'import' | 'export',
    mw: Float64Array,
    eurPerMwh: Float64Array,
    origin: Pick<DraftLine, 'source' | 'mark'>,
  ): DraftLine => ({
    section: 'grid',
    kind: `${kind}-${way}`,
    title: titleOf(kind, terms.name),
    quantity: sum(monthlyMwh(axis, mw)),
    unit: UNITS.mwh,
    rateEur: null,
    amounts: monthlyEur(axis, mw, eurPerMwh),
    isMonthly: true,
    part: 'steering',
    ...(kind === 'steeringPlan' && { isShownUnpaid: true }),
    ...origin,
  });
  return (['import', 'export'] as const).flatMap(way => {
    const sign = way === 'import' ? 1 : -1;
    const asked = (read: (t: number) => number) =>
      askedMw.map((mw, t) => (mw * sign > 0 ? Math.max(0, read(t)) : 0));
    const delivered = asked(t => sign * deliveredMw[t]!);
    const short = asked(t => shortMw[t]!);
    const { eurPerMwh, planEurPerMwh } = duty[way];
    // What is less than the plan costs the fee besides.
    const penalty = short.map((mw, t) => {
      const below = mw > 0 ? Math.max(0, 1 - Math.abs(askedMw[t]!) / mw) : 0;
      return (duty.penaltyEurPerMwh ?? 0) + below * eurPerMwh[t]!;
    });
    const paid = terms.activationOrigin;
    return [
      line(
        'steeringPlan',
        way,
        asked(t => sign * planMw[t]!),
        planEurPerMwh.map(eur => -eur),
        paid,
      ),
      line(
        'steering',
        way,
        delivered,
        eurPerMwh.map(eur => -eur),
        paid,
      ),
      line('steeringPenalty', way, short, penalty, terms.penaltyOrigin),
    ];
  });
}
