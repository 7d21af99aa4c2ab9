import type { SiteTaxLines } from '../program/site-program.ts';
import type { SizingWish } from '../sizing/proof.ts';

/** How a group of sites is to be dispatched. */
export interface DispatchOptions {
  /** Relative gap at which the answer is good enough. */
  readonly tolerance: number;
  /** Milliseconds of work after which the best plan so far is returned with its proven gap; `null`: no limit. */
  readonly deadlineMs: number | null;
  /**
   * `perfect`: the whole axis known; `day-ahead`: 36 h seen, 24 h kept; `both`: the plan of perfect foresight, with what it
   * would cost to know no more than a day ahead.
   */
  readonly foresight: 'perfect' | 'day-ahead' | 'both';
  /**
   * Also the worth of limits from both sides: of the one connection, or of every shared limit over up to
   * eight sites. Two more solves for each.
   */
  readonly ranges?: boolean;
  /** Also the smoothest of the plans that cost the same, so that no profile is arbitrary. One more solve. */
  readonly smoothest?: boolean;
  /** Also what every limit of every site is worth in each step, for explanations. */
  readonly limitValues?: boolean;
  /** Also what the multipliers of perfect foresight prove of other sizes; the answer then comes without its hourly flows. */
  readonly sizing?: SizingWish;
  /** The bound and the worth of shared limits only, as `relaxation.ts` says, from these brackets on; whatever the clock. */
  readonly relaxed?: { readonly taxLines: readonly SiteTaxLines[] };
}
