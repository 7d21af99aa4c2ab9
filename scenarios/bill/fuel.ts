import type { BillBasis } from './basis.ts';
import type { DraftLine } from './line.ts';
import { flowMw, monthlyEur, monthlyMwh, spreadOverMonths, sum } from './months.ts';
import { bracketLines } from './tax.ts';
import { titleOf } from './titles.ts';
import { UNITS } from './units.ts';

/** Each fuel at its price with its energy tax, and the gas network. */
export function fuelLines(basis: BillBasis): DraftLine[] {
  const used = Object.entries(basis.operation.fuelMwh).filter(([, mwh]) => mwh > 0);
  return [...used.flatMap(([fuel]) => linesOf(basis, fuel)), ...networkLines(basis)];
}

function linesOf(basis: BillBasis, fuel: string): DraftLine[] {
  const { axis, site, operation, sourceOf } = basis;
  const { priceEurPerMwh, tax } = site.fuels[fuel]!;
  const mw = flowMw(operation, axis.steps, flow => (flow.fuel?.name === fuel ? flow.fuel.mwhPerMwh : 0));
  const monthsMwh = monthlyMwh(axis, mw);
  return [
    {
      section: 'fuel',
      kind: `fuel-${fuel}`,
      title: titleOf('fuel', fuel),
      quantity: sum(monthsMwh),
      unit: UNITS.fuelMwh,
      rateEur: typeof priceEurPerMwh === 'number' ? priceEurPerMwh : null,
      amounts: monthlyEur(axis, mw, priceEurPerMwh),
      isMonthly: true,
      part: 'fuel',
      ...sourceOf(`/prices/fuels/${fuel}/priceEurPerMwh`),
    },
    ...bracketLines(basis, tax, monthsMwh, {
      section: 'fuel',
      carrier: 'naturalGas',
      part: 'fuelTax',
      of: fuel,
      unit: UNITS.fuelMwh,
    }),
  ];
}

/** Charges for the gas network, where the study gives them: they do not depend on the plan. */
function networkLines({ axis, yearShare, settlement: { gasNetworkEur } }: BillBasis): DraftLine[] {
  const { value, source, mark } = gasNetworkEur;
  if (value === 0) return [];
  return [
    {
      section: 'fuel',
      kind: 'gasNetwork',
      title: titleOf('gasNetwork'),
      quantity: yearShare,
      unit: UNITS.year,
      rateEur: value / yearShare,
      amounts: spreadOverMonths(axis, value),
      isMonthly: true,
      part: null,
      source,
      mark,
    },
  ];
}
