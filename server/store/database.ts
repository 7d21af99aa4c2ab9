import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { InputError } from '../../engine/index.ts';

/** One entry per version of the file; a file of an older version is brought up to date step by step. */
const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE studies (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL,
    study TEXT NOT NULL
  ) STRICT;
  CREATE TABLE runs (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    study_id TEXT NOT NULL,
    study_name TEXT NOT NULL,
    kind TEXT NOT NULL,
    engine_version TEXT NOT NULL,
    study TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    done INTEGER NOT NULL DEFAULT 0,
    total INTEGER NOT NULL DEFAULT 0,
    remembered INTEGER NOT NULL DEFAULT 0,
    failure TEXT,
    result TEXT,
    created_at TEXT NOT NULL,
    started_at TEXT,
    finished_at TEXT
  ) STRICT;
  CREATE INDEX runs_by_state ON runs (state);
  CREATE INDEX runs_by_study ON runs (study_id, number);
  CREATE TABLE tasks (
    hash TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    answer BLOB NOT NULL,
    computed INTEGER NOT NULL DEFAULT 1,
    finished_at TEXT NOT NULL
  ) STRICT;
  CREATE TABLE series (
    run_id TEXT NOT NULL REFERENCES runs (id),
    place INTEGER NOT NULL,
    variant TEXT NOT NULL,
    year INTEGER NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (run_id, place)
  ) STRICT;
  CREATE TABLE events (
    run_id TEXT NOT NULL REFERENCES runs (id),
    sequence INTEGER NOT NULL,
    event TEXT NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (run_id, sequence)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE idempotency_keys (
    key TEXT PRIMARY KEY,
    study_id TEXT NOT NULL,
    run_id TEXT NOT NULL,
    created_at TEXT NOT NULL
  ) STRICT;
  `,
];

/**
 * Opens the file, making it when it is not there. The lock is exclusive: a second server on the same home would do
 * the work of unfinished runs twice. Throws InputError when the file is in use, damaged or of a newer version.
 */
export function openDatabase(file: string): DatabaseSync {
  const database = openFile(file);
  try {
    database.exec(
      'PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;',
    );
    const check = database.prepare('PRAGMA quick_check(1)').get()?.quick_check;
    if (check !== 'ok') throw new Error(`the file is damaged: ${check}`);
    migrate(database);
    return database;
  } catch (error) {
    database.close();
    throw new InputError([openIssue(file, error)]);
  }
}

/** The file as it is; a home that is a file, or that may not be written, is told as such. */
function openFile(file: string): DatabaseSync {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    return new DatabaseSync(file, { timeout: 2000 });
  } catch (error) {
    throw new InputError([openIssue(file, error)]);
  }
}

/** Does `work` wholly or not at all. */
export function transaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const answer = work();
    database.exec('COMMIT');
    return answer;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** True when the file answers and its pages are in order. */
export function isHealthy(database: DatabaseSync): boolean {
  return database.isOpen && database.prepare('PRAGMA user_version').get()?.user_version === MIGRATIONS.length;
}

function migrate(database: DatabaseSync): void {
  const version = Number(database.prepare('PRAGMA user_version').get()?.user_version);
  if (version > MIGRATIONS.length) {
    throw new Error(`the file is of version ${version}, this program knows up to ${MIGRATIONS.length}`);
  }
  transaction(database, () => {
    for (const step of MIGRATIONS.slice(version)) database.exec(step);
    database.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
  });
}

function openIssue(file: string, error: unknown) {
  const reason = error instanceof Error ? error.message : String(error);
  const busy = reason.includes('locked');
  return {
    path: '/SPEELRUIMTE_HOME',
    code: busy ? 'home-in-use' : 'home-unusable',
    message: busy ? `${file}: another server uses this home` : `${file}: ${reason}`,
    expected: 'a home of its own for every server',
    value: file,
  };
}
