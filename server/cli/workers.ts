import { createPool, type Executor } from '../../engine/index.ts';
import type { Given, Option } from './command.ts';

export const WORKERS_OPTION: Option = {
  name: 'workers',
  kind: 'number',
  value: 'N',
  minimum: 1,
  whole: true,
  text: { nl: 'rekendraden; standaard alle kernen', en: 'worker threads; default all cores' },
};

/** A pool of as many worker threads as `--workers` asks for; close it. */
export function poolFor({ numbers }: Given): Executor {
  const workers = numbers.get('workers');
  return createPool(workers === undefined ? {} : { workers });
}
