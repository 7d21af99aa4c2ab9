import type { DatabaseSync } from 'node:sqlite';
import { progressOf } from './progress.ts';
import type { RunEvent, RunRecord, Store } from './records.ts';

type EventPart = Pick<Store, 'events' | 'lastEvent'>;

/** What happened to each run, kept for clients that come back. */
export function eventsIn(database: DatabaseSync): EventPart {
  const after = database.prepare(
    'SELECT sequence, event, data FROM events WHERE run_id = ? AND sequence > ? ORDER BY sequence LIMIT 1000',
  );
  const last = database.prepare(
    'SELECT sequence, event, data FROM events WHERE run_id = ? ORDER BY sequence DESC LIMIT 1',
  );
  return {
    events: async (runId, sequence) => after.all(runId, sequence).map(runEvent),
    lastEvent: async runId => {
      const row = last.get(runId);
      return row ? runEvent(row) : null;
    },
  };
}

/** Writes an event about the run as it is now; to be called within the transaction that changed the run. */
export function eventWriter(database: DatabaseSync): (run: RunRecord) => void {
  const insert = database.prepare(
    `INSERT INTO events (run_id, sequence, event, data)
     VALUES (?, (SELECT coalesce(max(sequence), 0) + 1 FROM events WHERE run_id = ?), ?, ?)`,
  );
  return run => {
    const data = {
      id: run.id,
      state: run.state,
      progress: progressOf(run, Date.now()),
      failure: run.failure,
    };
    insert.run(run.id, run.id, eventName(run), JSON.stringify(data));
  };
}

function eventName({ state }: RunRecord): RunEvent['event'] {
  if (state === 'DONE') return 'done';
  if (state === 'FAILED') return 'failed';
  return state === 'CANCELLED' ? 'cancelled' : 'progress';
}

function runEvent(row: Record<string, unknown>): RunEvent {
  return { sequence: Number(row.sequence), event: row.event as RunEvent['event'], data: String(row.data) };
}
