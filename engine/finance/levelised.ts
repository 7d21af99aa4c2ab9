import { npv } from './npv.ts';

/**
 * Levelised cost, EUR per unit: present value of what is spent over that of what is made, both t = 0 and the end of each
 * year, at one rate. `null` where nothing is made.
 */
export function levelisedCost(
  rate: number,
  costEur: readonly number[],
  made: readonly number[],
): number | null {
  const amount = npv(rate, made);
  return amount > 0 ? npv(rate, costEur) / amount : null;
}
