import { InputError } from '../errors.ts';
import type { Carbon } from '../site/site.ts';

/** A rate of the levy and the tonnes above the dispensation from which it holds. */
export interface LevyRate {
  readonly aboveTon: number;
  readonly eurPerTon: number;
}

/**
 * Rates of the levy, rising in both; empty where no levy bites.
 * @throws InputError where thresholds or rates do not rise.
 */
export function levyRates(carbon: Carbon): LevyRate[] {
  if (carbon.levyEurPerTon <= 0 && !carbon.levyTiers?.length) return [];
  const rates = [{ aboveTon: 0, eurPerTon: Math.max(0, carbon.levyEurPerTon) }, ...(carbon.levyTiers ?? [])];
  rates.forEach(({ aboveTon, eurPerTon }, k) => {
    const before = rates[k - 1];
    if (!before || (aboveTon > before.aboveTon && eurPerTon >= before.eurPerTon)) return;
    const expected = `more than ${before.aboveTon} t at no less than ${before.eurPerTon} EUR/t`;
    const message = `levyTiers: got ${eurPerTon} EUR/t above ${aboveTon} t, expected ${expected}`;
    throw new InputError([{ path: '/carbon/levyTiers', code: 'out-of-range', message, expected }]);
  });
  return rates;
}

/** Levy on `ton` above the dispensation, EUR: each rate on what lies between its threshold and the next. */
export function levyEur(rates: readonly LevyRate[], ton: number): number {
  let eur = 0;
  rates.forEach(({ aboveTon, eurPerTon }, k) => {
    const next = rates[k + 1]?.aboveTon ?? Number.POSITIVE_INFINITY;
    if (ton > aboveTon) eur += (Math.min(ton, next) - aboveTon) * eurPerTon;
  });
  return eur;
}

/** What the levy takes for one tonne more and gives back for one tonne less, EUR/t, `ton` above the dispensation. */
export function levySlope(rates: readonly LevyRate[], ton: number): { more: number; less: number } {
  let more = 0;
  let less = 0;
  for (const { aboveTon, eurPerTon } of rates) {
    if (ton >= aboveTon) more = eurPerTon;
    if (ton > aboveTon) less = eurPerTon;
  }
  return { more, less };
}
