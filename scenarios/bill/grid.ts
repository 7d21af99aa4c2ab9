import type { PeakCharge } from '../../engine/index.ts';
import { monthsOf } from '../resolve/axis.ts';
import type { BillBasis } from './basis.ts';
import { groupPeakLines } from './group-peaks.ts';
import type { DraftLine } from './line.ts';
import { flowMw, monthlyEur, monthlyMwh, peaksMw, spreadOverMonths, sum } from './months.ts';
import { titleOf } from './titles.ts';
import { UNITS } from './units.ts';

const KW_PER_MW = 1000;

/** The grid bill: kWcontract with its reductions, kWmax, kWh, fixed charges, and what lies above the contract. */
export function gridLines(basis: BillBasis): DraftLine[] {
  const { axis, contract, site, importMw: mw } = basis;
  const { energyEurPerMwh } = contract.terms;
  return [
    ...contractLines(basis),
    ...site.peaks.flatMap((charge, p) => peakLines(basis, charge, p)),
    ...groupPeakLines(basis),
    ...rightLines(basis),
    {
      section: 'grid',
      kind: 'gridEnergy',
      title: titleOf('gridEnergy'),
      quantity: sum(monthlyMwh(axis, mw)),
      unit: UNITS.mwh,
      rateEur: energyEurPerMwh.value,
      amounts: monthlyEur(axis, mw, energyEurPerMwh.value),
      isMonthly: true,
      part: 'gridEnergy',
      source: energyEurPerMwh.source,
      mark: energyEurPerMwh.mark,
    },
    ...fixedLines(basis),
    ...breachLines(basis),
  ];
}

/** kWcontract in full, less what the transport right and a use of few hours take off. */
function contractLines({ axis, contract, contractedMw }: BillBasis): DraftLine[] {
  const { contractEurPerKwMonth: full, rightShare, shortUseShare, right } = contract.terms;
  const kwMonths = contractedMw * KW_PER_MW * monthsOf(axis);
  const line = (
    kind: 'gridContract' | 'gridRight' | 'gridShortUse',
    rateEur: number,
    { source, mark }: Pick<DraftLine, 'source' | 'mark'>,
  ): DraftLine => ({
    section: 'grid',
    kind,
    title: titleOf(kind, right),
    quantity: kwMonths,
    unit: UNITS.kwMonth,
    rateEur,
    amounts: spreadOverMonths(axis, kwMonths * rateEur),
    isMonthly: true,
    part: 'gridContract',
    source,
    mark,
  });
  const afterRight = full.value * rightShare.value;
  return [
    line('gridContract', full.value, full),
    ...(rightShare.value === 1 ? [] : [line('gridRight', afterRight - full.value, rightShare)]),
    ...(shortUseShare === null
      ? []
      : [line('gridShortUse', afterRight * (shortUseShare.value - 1), shortUseShare)]),
  ];
}

/**
 * kWmax: the highest import of each month, or of each week, which then counts in the month in which it begins; in full, less
 * what a transport right takes off.
 */
function peakLines(
  { axis, contract, importMw, sourceOf }: BillBasis,
  { period, priceEurPerMw, alreadySetMw }: PeakCharge,
  p: number,
): DraftLine[] {
  const [periodOf, count] =
    period === 'month' ? [axis.month, axis.months.length] : [axis.week, axis.weeks.length];
  const peaks = peaksMw(periodOf, count, importMw, alreadySetMw);
  const { peakEurPerKwMonth: tariff, rightPeakShare, right, peaksPath } = contract.terms;
  const share = peaksPath === null ? rightPeakShare.value : 1;
  const line = (
    kind: string,
    title: DraftLine['title'],
    eurPerMw: number,
    origin: Pick<DraftLine, 'source' | 'mark'>,
  ): DraftLine => {
    const amounts = new Float64Array(axis.months.length);
    for (let k = 0; k < count; k++) amounts[axis.month[periodOf.indexOf(k)]!]! += peaks[k]! * eurPerMw;
    return {
      section: 'grid',
      kind: `${kind}-${p}`,
      title,
      quantity: sum(peaks) * KW_PER_MW,
      unit: period === 'month' ? UNITS.kwMonth : UNITS.kwWeek,
      rateEur: eurPerMw / KW_PER_MW,
      amounts,
      isMonthly: true,
      part: 'gridPeak',
      source: origin.source,
      mark: origin.mark,
    };
  };
  const title = titleOf(period === 'month' ? 'gridPeakMonth' : 'gridPeakWeek');
  const origin = peaksPath === null ? tariff : sourceOf(`${peaksPath}/${p}/priceEurPerMw`);
  const full = priceEurPerMw / share;
  if (share === 1) return [line('gridPeak', title, full, origin)];
  return [
    line('gridPeak', title, full, origin),
    line('gridRightPeak', titleOf('gridRightPeak', right), priceEurPerMw - full, rightPeakShare),
  ];
}

/** What the company is paid for each right: for being ready, and for what is called. */
function rightLines({ axis, contract }: BillBasis): DraftLine[] {
  return contract.terms.rights.flatMap((right, r) => {
    const line = (
      kind: 'rightAvailability' | 'rightActivation',
      mw: Float64Array,
      eurPerMwh: number,
      { source, mark }: Pick<DraftLine, 'source' | 'mark'>,
    ): DraftLine => ({
      section: 'grid',
      kind: `${kind}-${r}`,
      title: titleOf(kind, right.name),
      quantity: sum(monthlyMwh(axis, mw)),
      unit: kind === 'rightActivation' ? UNITS.mwh : UNITS.mwHour,
      rateEur: -eurPerMwh,
      amounts: monthlyEur(axis, mw, -eurPerMwh),
      isMonthly: true,
      part: 'gridContract',
      source,
      mark,
    });
    return [
      line('rightAvailability', right.availableMw, right.availabilityEurPerMwH, right.availabilityOrigin),
      line('rightActivation', right.calledMw, right.activationEurPerMwh ?? 0, right.activationOrigin),
    ];
  });
}

function fixedLines({ axis, yearShare, contract }: BillBasis): DraftLine[] {
  const { standingEurPerYear, connectionEurPerYear } = contract.terms;
  const lines = [
    ['gridStanding', standingEurPerYear],
    ['gridConnection', connectionEurPerYear],
  ] as const;
  return lines.flatMap(([kind, rate]): DraftLine[] =>
    rate === null
      ? []
      : [
          {
            section: 'grid',
            kind,
            title: titleOf(kind),
            quantity: yearShare,
            unit: UNITS.year,
            rateEur: rate.value,
            amounts: spreadOverMonths(axis, yearShare * rate.value),
            isMonthly: true,
            part: 'gridFixed',
            source: rate.source,
            mark: rate.mark,
          },
        ],
  );
}

/** The price of going beyond the contract, where it allows that. */
function breachLines({ axis, contract, operation, site }: BillBasis): DraftLine[] {
  const { breach } = site.limits;
  if (!breach) return [];
  const mw = flowMw(operation, axis.steps, ({ name, asset }) =>
    asset === null && name === 'breach' ? 1 : 0,
  );
  return [
    {
      section: 'grid',
      kind: 'breach',
      title: titleOf('breach'),
      quantity: sum(monthlyMwh(axis, mw)),
      unit: UNITS.mwh,
      rateEur: breach.priceEurPerMwh,
      amounts: monthlyEur(axis, mw, breach.priceEurPerMwh),
      isMonthly: true,
      part: 'breach',
      source: contract.terms.breachPath,
      mark: null,
    },
  ];
}
