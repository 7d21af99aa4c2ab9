import { type DictionaryKey, dictionaryEntry, type Mark, type Text } from '../../data/index.ts';
import type { Series } from '../../engine/index.ts';
import type { RightTerms } from '../rights/terms.ts';
import type { Scalar } from '../schema/study.ts';
import type { AtYear } from './context.ts';
import { scalar } from './scalar.ts';

/** A figure of a bill and where it comes from; `mark` is null where the study gives it, and then `source` is its place. */
export interface Rate {
  readonly value: number;
  readonly source: string;
  readonly mark: Mark | null;
}

/** What the price of electricity is made of, for the bill. */
export interface PriceTerms {
  readonly dayAheadEurPerMwh: Series;
  readonly supplyMarginEurPerMwh: number;
  readonly feedInFeeEurPerMwh: number;
}

/** The tariff of a connection before any reduction, and the reductions. */
export interface GridTerms {
  readonly contractEurPerKwMonth: Rate;
  readonly peakEurPerKwMonth: Rate;
  readonly energyEurPerMwh: Rate;
  readonly standingEurPerYear: Rate;
  /** Periodic connection fee, where it is not in the fixed charges. */
  readonly connectionEurPerYear: Rate | null;
  readonly right: string;
  /** Share of kWcontract that the transport right leaves to pay. */
  readonly rightShare: Rate;
  /** Share of kWmax that it leaves. */
  readonly rightPeakShare: Rate;
  /** What is paid for each right, in the order of the contract. */
  readonly rights: readonly RightTerms[];
  /** What is called on them. */
  readonly rightNotes: readonly Text[];
  /** Share of kWcontract that is left for a connection of at most 600 hours a year; null: no such use. */
  readonly shortUseShare: Rate | null;
  /** Place of the peaks that the contract gives itself; null: those of the tariff. */
  readonly peaksPath: string | null;
  /** Place of the price above the contract. */
  readonly breachPath: string;
}

/** A number of the study, or the default of the dictionary, noted, with where it comes from. */
export function rate(at: AtYear, given: Scalar | undefined, key: DictionaryKey, path: string): Rate {
  const value = scalar(at, given, key, path);
  if (given !== undefined) return { value, source: path, mark: null };
  const { source, mark } = dictionaryEntry(key);
  return { value, source, mark };
}
