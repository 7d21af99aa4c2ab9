import type { DatabaseSync } from 'node:sqlite';
import { transaction } from './database.ts';
import type { Store } from './records.ts';

const KEY_LIFE_MS = 24 * 3600 * 1000;

/** Keys by which a client may safely repeat a request. */
export function keysIn(database: DatabaseSync): Pick<Store, 'claimKey'> {
  const expire = database.prepare('DELETE FROM idempotency_keys WHERE created_at < ?');
  const one = database.prepare('SELECT study_id, run_id FROM idempotency_keys WHERE key = ?');
  const insert = database.prepare(
    'INSERT INTO idempotency_keys (key, study_id, run_id, created_at) VALUES (?, ?, ?, ?)',
  );
  return {
    claimKey: async (key, studyId, runId) =>
      transaction(database, () => {
        expire.run(new Date(Date.now() - KEY_LIFE_MS).toISOString());
        const row = one.get(key);
        if (row) return { studyId: String(row.study_id), runId: String(row.run_id) };
        insert.run(key, studyId, runId, new Date().toISOString());
        return null;
      }),
  };
}
