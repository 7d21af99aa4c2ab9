import type { Mark } from '../../data/index.ts';

/** Where a line of the carbon bill comes from; mark null: given by the study. */
export interface LineSource {
  readonly source: string;
  readonly mark: Mark | null;
}

/** Source of every line of the carbon bill of a site in one year. */
export interface CarbonSources {
  readonly allowances: LineSource;
  readonly freeAllocation: LineSource;
  readonly forgone: LineSource;
  readonly levy: LineSource;
  readonly compensation: LineSource;
}

export const OF_STUDY: LineSource = { source: 'Given in the study', mark: null };
