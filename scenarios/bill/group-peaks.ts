import type { Axis, GroupPeakCharge, SharedLimitUse, SiteGroup, SiteOperation } from '../../engine/index.ts';
import type { BillBasis } from './basis.ts';
import type { DraftLine } from './line.ts';
import { flowMw, peaksMw, sum } from './months.ts';
import { titleOf } from './titles.ts';
import { UNITS } from './units.ts';

const KW_PER_MW = 1000;

/** The peak of a group by what its members exchange in the plan, and the part of it that is for one of them. */
export interface BilledGroupPeak {
  readonly group: string;
  readonly charge: GroupPeakCharge;
  /** By period, MW. */
  readonly peaksMw: Float64Array;
  readonly shares: readonly number[];
  /** Place of the tariff in the study. */
  readonly pricePath: string;
}

/** Peaks of the groups that a site is charged with. */
export function groupPeaksOf(
  axis: Axis,
  { sharedLimits }: SiteGroup,
  operations: readonly SiteOperation[],
  uses: readonly SharedLimitUse[],
  site: string,
): BilledGroupPeak[] {
  return sharedLimits.flatMap(({ name, sites, peaks = [] }, l) =>
    peaks.flatMap((charge, p): BilledGroupPeak[] => {
      const charged = charge.sites ?? sites;
      if (!charged.includes(site)) return [];
      const [periodOf, count] = periodsOf(axis, charge);
      const net = new Float64Array(axis.steps);
      for (const operation of operations)
        if (charged.includes(operation.name))
          netOf(operation, axis).forEach((mw, t) => {
            net[t]! += mw;
          });
      const { members } = uses[l]!.peaks[p]!;
      const own = members.find(one => one.site === site)!.eurByPeriod;
      const shares = own.map((eur, k) => {
        const all = members.reduce((whole, { eurByPeriod }) => whole + eurByPeriod[k]!, 0);
        return all === 0 ? 0 : eur / all;
      });
      const pricePath = `/sharedLimits/${l}/peak/eurPerKwMonth`;
      return [
        {
          group: name,
          charge,
          peaksMw: peaksMw(periodOf, count, net, charge.alreadySetMw),
          shares,
          pricePath,
        },
      ];
    }),
  );
}

function netOf(operation: SiteOperation, { steps }: Axis): Float64Array {
  return flowMw(operation, steps, ({ name, asset }) => {
    if (asset !== null) return 0;
    return name === 'import' || name === 'breach' ? 1 : name === 'export' ? -1 : 0;
  });
}

function periodsOf(axis: Axis, { period }: GroupPeakCharge): readonly [Int32Array, number] {
  return period === 'month' ? [axis.month, axis.months.length] : [axis.week, axis.weeks.length];
}

/** kWmax of each group, the part of this company: its kW of the peak of all. */
export function groupPeakLines({ axis, groupPeaks, sourceOf }: BillBasis): DraftLine[] {
  return groupPeaks.map(({ group, charge, peaksMw: peaks, shares, pricePath }, p): DraftLine => {
    const [periodOf, count] = periodsOf(axis, charge);
    const own = peaks.map((mw, k) => mw * shares[k]!);
    const amounts = new Float64Array(axis.months.length);
    for (let k = 0; k < count; k++)
      amounts[axis.month[periodOf.indexOf(k)]!]! += own[k]! * charge.priceEurPerMw;
    return {
      section: 'grid',
      kind: `gridGroupPeak-${p}`,
      title: titleOf('gridGroupPeak', group),
      quantity: sum(own) * KW_PER_MW,
      unit: charge.period === 'month' ? UNITS.kwMonth : UNITS.kwWeek,
      rateEur: charge.priceEurPerMw / KW_PER_MW,
      amounts,
      isMonthly: true,
      part: 'gridPeak',
      ...sourceOf(pricePath),
    };
  });
}
