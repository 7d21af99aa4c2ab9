import type { Mark, Text } from '../../data/index.ts';
import type { CostPart } from '../../engine/index.ts';

/** Parts of a bill, in the order in which it is printed. */
export const BILL_SECTIONS = [
  'electricity',
  'electricityTax',
  'grid',
  'fuel',
  'carbon',
  'operation',
] as const;
export type BillSection = (typeof BILL_SECTIONS)[number];

/** One line of a bill: quantity times rate is its amount; income is negative. Amounts are excluding VAT, to the cent. */
export interface BillLine {
  readonly section: BillSection;
  /** What the line is, `dayAhead`; the same in every language. */
  readonly kind: string;
  readonly title: Text;
  /** In `unit`; null where the amount has none. */
  readonly quantity: number | null;
  readonly unit: Text | null;
  /** EUR per unit: the rate, or the mean where the price changes by the hour; null without a quantity. */
  readonly rateEur: number | null;
  readonly eur: number;
  /** By month of the bill; null where it is settled by the year. */
  readonly monthsEur: readonly number[] | null;
  /** Part of the cost of the dispatch that the line stands for; null: fixed, and not in that cost. */
  readonly part: CostPart | null;
  /** Source of the rate; where `mark` is null its place in the study. */
  readonly source: string;
  readonly mark: Mark | null;
}

/** What a site pays in one year under one package, line by line. Lines and months add up to the cent. */
export interface Bill {
  /** `2025-01`, the months that `monthsEur` goes by. */
  readonly months: readonly string[];
  readonly lines: readonly BillLine[];
  readonly totalEur: number;
  /** Cost of the dispatch, EUR. */
  readonly dispatchEur: number;
  /** Lines that are not in the cost of the dispatch, EUR. */
  readonly fixedEur: number;
  /** Total less dispatch and fixed lines, EUR: what the bill and the dispatch do not agree on. */
  readonly differenceEur: number;
  /** What to know of the bill. */
  readonly notes: readonly Text[];
}

/** A line before its amounts are rounded. */
export interface DraftLine extends Omit<BillLine, 'eur' | 'monthsEur' | 'rateEur'> {
  /** Null: the mean, amount over quantity. */
  readonly rateEur: number | null;
  /** EUR by month, or one amount for the year. */
  readonly amounts: ArrayLike<number>;
  readonly isMonthly: boolean;
  /** Says what is not paid for. */
  readonly isShownUnpaid?: true;
}
