import type { Mark } from '../../data/index.ts';
import type { Axis, Site, SiteOperation } from '../../engine/index.ts';
import type { CarbonSources } from '../resolve/carbon-sources.ts';
import type { ResolvedContract, SiteSettlement } from '../resolve/resolved-study.ts';
import type { PriceTerms } from '../resolve/terms.ts';
import type { BilledGroupPeak } from './group-peaks.ts';

/** Everything one bill is made from. */
export interface BillBasis {
  readonly axis: Axis;
  readonly year: number;
  readonly yearShare: number;
  /** The site as it was dispatched. */
  readonly site: Site;
  readonly operation: SiteOperation;
  /** Peaks of the groups that it is charged with. */
  readonly groupPeaks: readonly BilledGroupPeak[];
  /** MW from the grid per step, within the contract and above it. */
  readonly importMw: Float64Array;
  readonly terms: PriceTerms;
  readonly settlement: SiteSettlement;
  readonly contract: ResolvedContract;
  readonly contractedMw: number;
  readonly carbonSources: CarbonSources;
  /** Where a figure of the study comes from, by its place: its default, or the study itself. */
  readonly sourceOf: (path: string) => Origin;
}

export interface Origin {
  readonly source: string;
  readonly mark: Mark | null;
}
