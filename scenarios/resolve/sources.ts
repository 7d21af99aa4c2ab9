import type { DataSets } from '../../data/index.ts';

/** Where the series of a study come from. */
export interface Sources {
  /** Text of a CSV file named in a study; absent where studies may not read files. */
  readonly readCsv?: (path: string) => string;
  readonly dataSets: Pick<DataSets, 'get' | 'list'>;
}
