import { plus, at as valueAt } from '../../engine/index.ts';
import type { SupplyTerms } from '../resolve/supply.ts';
import type { BillBasis } from './basis.ts';
import type { DraftLine } from './line.ts';
import { flowMw, monthlyEur, monthlyMwh, sum } from './months.ts';
import { titleOf } from './titles.ts';
import { UNITS } from './units.ts';

const PATH = '/prices/electricity';

/** Day-ahead, the margin of the supplier, supply contracts settled against day-ahead, and what is sold. */
export function electricityLines(basis: BillBasis): DraftLine[] {
  const { axis, importMw: mw, terms, settlement, sourceOf } = basis;
  const mwh = sum(monthlyMwh(axis, mw));
  const own = { section: 'electricity', unit: UNITS.mwh, isMonthly: true, part: 'electricity' } as const;
  const margin = terms.supplyMarginEurPerMwh;
  return [
    {
      ...own,
      kind: 'dayAhead',
      title: titleOf('dayAhead'),
      quantity: mwh,
      rateEur: null,
      amounts: monthlyEur(axis, mw, terms.dayAheadEurPerMwh),
      ...sourceOf(`${PATH}/dayAheadEurPerMwh`),
    },
    {
      ...own,
      kind: 'supplyMargin',
      title: titleOf('supplyMargin'),
      quantity: mwh,
      rateEur: margin,
      amounts: monthlyEur(axis, mw, margin),
      ...sourceOf(`${PATH}/supplyMarginEurPerMwh`),
    },
    ...settlement.supply.map(contract => supplyLine(basis, contract)),
    ...exportLines(basis),
  ];
}

/** What a contract costs above the day-ahead price of its energy: metered energy changes with the plan, fixed power does not. */
function supplyLine({ axis, importMw }: BillBasis, contract: SupplyTerms): DraftLine {
  const { name, kind, volumeMw, shareOfImport, aboveDayAheadEurPerMwh, path } = contract;
  const mw = volumeMw ?? importMw.map(one => one * shareOfImport);
  return {
    section: 'electricity',
    kind: `supply-${kind}`,
    title: titleOf(`supply-${kind}`, name),
    quantity: sum(monthlyMwh(axis, mw)),
    unit: UNITS.mwh,
    rateEur: null,
    amounts: monthlyEur(axis, mw, aboveDayAheadEurPerMwh),
    isMonthly: true,
    part: volumeMw === null ? 'electricity' : null,
    source: path,
    mark: null,
  };
}

/** Income from what is sold, and the fee on it. */
function exportLines({ axis, operation, site, terms, sourceOf }: BillBasis): DraftLine[] {
  const mw = flowMw(operation, axis.steps, ({ name, asset }) =>
    asset === null && name === 'export' ? 1 : 0,
  );
  const mwh = sum(monthlyMwh(axis, mw));
  const fee = terms.feedInFeeEurPerMwh;
  const sold = plus(site.exportEurPerMwh, fee);
  const own = { section: 'electricity', unit: UNITS.mwh, isMonthly: true, part: 'export' } as const;
  return [
    {
      ...own,
      kind: 'sold',
      title: titleOf('sold'),
      quantity: -mwh,
      rateEur: null,
      amounts: monthlyEur(
        axis,
        mw.map((one, t) => -one * valueAt(sold, t)),
        1,
      ),
      ...sourceOf(`${PATH}/sellEurPerMwh`),
    },
    {
      ...own,
      kind: 'feedInFee',
      title: titleOf('feedInFee'),
      quantity: mwh,
      rateEur: fee,
      amounts: monthlyEur(axis, mw, fee),
      ...sourceOf(`${PATH}/feedInFeeEurPerMwh`),
    },
  ];
}
