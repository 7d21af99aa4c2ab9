/**
 * Corporate tax (vennootschapsbelasting): `lowRate` up to `lowToEur` of profit a year, `highRate` above. A loss is kept and
 * goes off later profits: in a year off the first `lossFreeEur` of profit whole, and off `lossShareAbove` of what is above.
 */
export interface ProfitTax {
  readonly lowRate: number;
  readonly lowToEur: number;
  readonly highRate: number;
  readonly lossFreeEur: number;
  readonly lossShareAbove: number;
}

/** Tax of one year and the losses that are then still to be used, EUR. */
export interface TaxYear {
  readonly taxEur: number;
  readonly lossLeftEur: number;
}

/** Tax on profits by year, never negative; losses are carried forward without an end date. */
export function profitTax(profitEur: readonly number[], tax: ProfitTax): TaxYear[] {
  let lossLeftEur = 0;
  return profitEur.map(profit => {
    if (profit <= 0) {
      lossLeftEur -= profit;
      return { taxEur: 0, lossLeftEur };
    }
    const most =
      Math.min(profit, tax.lossFreeEur) + tax.lossShareAbove * Math.max(0, profit - tax.lossFreeEur);
    const used = Math.min(lossLeftEur, most);
    lossLeftEur -= used;
    return { taxEur: bracketTax(profit - used, tax), lossLeftEur };
  });
}

function bracketTax(eur: number, { lowRate, lowToEur, highRate }: ProfitTax): number {
  return lowRate * Math.min(eur, lowToEur) + highRate * Math.max(0, eur - lowToEur);
}

/**
 * Tax that a measure adds for a company that makes `otherEur` of profit a year without it: tax with less tax without. With
 * enough other profit a loss of the measure saves tax in its own year, and the tax added is then negative.
 */
export function addedTax(profitEur: readonly number[], otherEur: number, tax: ProfitTax): number[] {
  const others = profitTax(
    profitEur.map(() => otherEur),
    tax,
  );
  const together = profitTax(
    profitEur.map(profit => profit + otherEur),
    tax,
  );
  return together.map(({ taxEur }, t) => taxEur - others[t]!.taxEur);
}
