import { join } from 'node:path';
import { isHealthy, openDatabase } from './database.ts';
import { eventsIn } from './events.ts';
import { keysIn } from './idempotency.ts';
import type { Store } from './records.ts';
import { runsIn } from './runs.ts';
import { seriesIn } from './series.ts';
import { studiesIn } from './studies.ts';
import { tasksIn } from './tasks.ts';

/** The store of one machine: one SQLite file in the home folder. Throws InputError when it cannot be used. */
export function openStore(home: string): Store {
  const database = openDatabase(join(home, 'speelruimte.sqlite'));
  return {
    ...studiesIn(database),
    ...runsIn(database),
    ...tasksIn(database),
    ...seriesIn(database),
    ...eventsIn(database),
    ...keysIn(database),
    healthy: async () => isHealthy(database),
    close: async () => {
      if (database.isOpen) database.close();
    },
  };
}
