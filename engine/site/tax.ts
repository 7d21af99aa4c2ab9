import type { Tax } from './site.ts';

/** One straight piece of a bracketed tax: `constantEur + eurPerMwh * volume`. */
export interface TaxLine {
  readonly bracket: number;
  readonly eurPerMwh: number;
  readonly constantEur: number;
}

/** Tax over a volume, EUR, bracket by bracket (Wet belastingen op milieugrondslag, art. 59). */
export function taxEur(tax: Tax, volumeMwh: number): number {
  let eur = 0;
  for (let b = 0; b < tax.length; b++) {
    const from = tax[b]!.fromMwh;
    const to = tax[b + 1]?.fromMwh ?? Number.POSITIVE_INFINITY;
    if (volumeMwh > from) eur += (Math.min(volumeMwh, to) - from) * tax[b]!.eurPerMwh;
  }
  return eur;
}

/** Bracket in which a volume ends; 0 for no volume. */
export function bracketOf(tax: Tax, volumeMwh: number): number {
  let bracket = 0;
  for (let b = 1; b < tax.length; b++) if (volumeMwh > tax[b]!.fromMwh) bracket = b;
  return bracket;
}

/**
 * The line through one bracket. It gives the exact tax for volumes that end in the bracket; where rates fall with volume it
 * is never below the tax elsewhere, so a plan costed by it is never flattered.
 */
export function taxLine(tax: Tax, bracket: number): TaxLine {
  const piece = tax[bracket];
  if (!piece) return { bracket: 0, eurPerMwh: 0, constantEur: 0 };
  return {
    bracket,
    eurPerMwh: piece.eurPerMwh,
    constantEur: taxEur(tax, piece.fromMwh) - piece.eurPerMwh * piece.fromMwh,
  };
}
