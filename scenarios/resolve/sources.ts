import type { DataSets } from '../../data/index.ts';
import type { ResolveMemory } from './memory.ts';

/** Where the series of a study come from. */
export interface Sources {
  /** Text of a CSV file named in a study; absent where studies may not read files. */
  readonly readCsv?: (path: string) => string;
  readonly dataSets: Pick<DataSets, 'get' | 'list'>;
  /** What earlier resolutions made, where many are asked for; nothing is kept without. */
  readonly memory?: ResolveMemory;
}
