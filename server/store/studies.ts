import type { DatabaseSync } from 'node:sqlite';
import type { Study } from '../../scenarios/index.ts';
import type { Store, StudyRecord } from './records.ts';

type StudyPart = Pick<Store, 'saveStudy' | 'study' | 'studies'>;

/** Frozen versions of studies, by the hash of their content. */
export function studiesIn(database: DatabaseSync): StudyPart {
  const insert = database.prepare(
    'INSERT INTO studies (id, created_at, study) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING',
  );
  const one = database.prepare('SELECT id, created_at, study FROM studies WHERE id = ?');
  const page = database.prepare('SELECT id, created_at, study FROM studies ORDER BY number LIMIT ? OFFSET ?');
  return {
    saveStudy: async (id, study) =>
      insert.run(id, new Date().toISOString(), JSON.stringify(study)).changes === 1,
    study: async id => {
      const row = one.get(id);
      return row ? studyRecord(row) : null;
    },
    studies: async (skip, limit) => page.all(limit, skip).map(studyRecord),
  };
}

function studyRecord(row: Record<string, unknown>): StudyRecord {
  return {
    id: String(row.id),
    createdAt: String(row.created_at),
    study: JSON.parse(String(row.study)) as Study,
  };
}
