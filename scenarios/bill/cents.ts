import type { BillLine, DraftLine } from './line.ts';

const CENTS = 100;

/**
 * Lines to the cent. Each amount is what the running total grows by once that is rounded, so that every amount is within a
 * cent of what it is, lines add up to their months, and the bill adds up to its total, to the cent.
 */
export function inCents(drafts: readonly DraftLine[]): BillLine[] {
  let exact = 0;
  let rounded = 0;
  return drafts.map(({ amounts, isMonthly, rateEur, ...line }) => {
    const cents = Array.from(amounts, eur => {
      exact += eur;
      const upTo = Math.round(exact * CENTS);
      const part = upTo - rounded;
      rounded = upTo;
      return part;
    });
    const all = cents.reduce((sum, part) => sum + part, 0);
    return {
      ...line,
      rateEur: rateEur ?? meanRate(line.quantity, amounts),
      eur: all / CENTS,
      monthsEur: isMonthly ? cents.map(part => part / CENTS) : null,
    };
  });
}

/** Sum of amounts in whole cents, EUR. */
export function sumEur(amounts: readonly number[]): number {
  return amounts.reduce((sum, eur) => sum + Math.round(eur * CENTS), 0) / CENTS;
}

function meanRate(quantity: number | null, amounts: ArrayLike<number>): number | null {
  if (!quantity) return null;
  let eur = 0;
  for (let k = 0; k < amounts.length; k++) eur += amounts[k]!;
  return eur / quantity;
}
