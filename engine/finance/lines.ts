/** Kinds of money in a business case, in the order of a cash-flow table. */
export const LINE_KINDS = [
  'investment',
  'grant',
  'operation',
  'support',
  'replacement',
  'residual',
  'loan',
  'tax',
] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/**
 * One named line of a cash flow, nominal EUR: `[0]` at the start, `[t]` at the end of year t, up to the horizon. What comes
 * in is positive, what goes out negative. A grant is money at the start or on a milestone, support comes with production.
 */
export interface MoneyLine {
  readonly name: string;
  readonly kind: LineKind;
  readonly eurByYear: readonly number[];
  /** A grant lowers what is depreciated unless a rule says otherwise. Default true. */
  readonly lowersDepreciation?: boolean;
  /** Operation and support count as profit unless a rule says otherwise. Default true. */
  readonly isTaxed?: boolean;
}

/** Sum of lines by year, t = 0 up to and with the horizon; lines that end earlier count as nil after. */
export function flowOf(lines: readonly MoneyLine[], horizonYears: number): number[] {
  return Array.from({ length: horizonYears + 1 }, (_, t) =>
    lines.reduce((sum, { eurByYear }) => sum + (eurByYear[t] ?? 0), 0),
  );
}

/** Nominal flows in money of t = 0: the flow of year t divided by (1 + inflation)^t. */
export function inRealMoney(nominalEur: readonly number[], inflation: number): number[] {
  return nominalEur.map((eur, t) => eur / (1 + inflation) ** t);
}

/** Rate on nominal flows that stands for `realRate` on real ones: (1 + real) (1 + inflation) - 1 (Fisher). */
export function nominalRate(realRate: number, inflation: number): number {
  return (1 + realRate) * (1 + inflation) - 1;
}
