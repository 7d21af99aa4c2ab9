import type { Text } from '../../data/index.ts';
import type { Tax } from '../../engine/index.ts';
import type { BillBasis } from './basis.ts';
import type { DraftLine } from './line.ts';
import { monthlyMwh, sum } from './months.ts';
import { bracketTitle } from './titles.ts';
import { UNITS } from './units.ts';

/** Energy tax on what comes from the grid. */
export function electricityTaxLines(basis: BillBasis): DraftLine[] {
  const { axis, site, importMw } = basis;
  const monthsMwh = monthlyMwh(axis, importMw);
  return bracketLines(basis, site.electricityTax, monthsMwh, {
    section: 'electricityTax',
    carrier: 'electricity',
    part: 'electricityTax',
    of: 'electricity',
    unit: UNITS.mwh,
  });
}

interface Taxed {
  readonly section: 'electricityTax' | 'fuel';
  /** Table of the brackets. */
  readonly carrier: 'electricity' | 'naturalGas';
  readonly part: 'electricityTax' | 'fuelTax';
  /** What is taxed: electricity, or a fuel. */
  readonly of: string;
  readonly unit: Text;
}

/**
 * A line for every bracket that is reached (Wet belastingen op milieugrondslag, art. 59). Brackets are those of the year:
 * months fill them in order of time, so that the first months carry the rates of the first brackets.
 */
export function bracketLines(
  { sourceOf, year }: BillBasis,
  tax: Tax,
  monthsMwh: Float64Array,
  { section, carrier, part, of, unit }: Taxed,
): DraftLine[] {
  const volume = sum(monthsMwh);
  return tax.flatMap(({ fromMwh, eurPerMwh }, b): DraftLine[] => {
    const toMwh = tax[b + 1]?.fromMwh ?? Number.POSITIVE_INFINITY;
    if (b > 0 && volume <= fromMwh) return [];
    const parts = withinBracket(monthsMwh, fromMwh, toMwh);
    const isFlat = tax.length === 1;
    const path = '/prices/energyTax';
    return [
      {
        section,
        kind: `tax-${of}-${b}`,
        title: bracketTitle(of, isFlat ? null : { fromMwh, toMwh }),
        quantity: sum(parts),
        unit,
        rateEur: eurPerMwh,
        amounts: parts.map(mwh => mwh * eurPerMwh),
        isMonthly: true,
        part,
        ...sourceOf(isFlat ? `${path}/${carrier}EurPerMwh` : `${path}/${carrier}/${b}/${year}`),
      },
    ];
  });
}

/** Part of each month that falls between two volumes of the year, MWh. */
function withinBracket(monthsMwh: Float64Array, fromMwh: number, toMwh: number): Float64Array {
  const reached = (mwh: number) => Math.min(toMwh, Math.max(fromMwh, mwh)) - fromMwh;
  let before = 0;
  return monthsMwh.map(mwh => {
    const part = reached(before + mwh) - reached(before);
    before += mwh;
    return part;
  });
}
