import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { RunResult, Study } from '../../scenarios/index.ts';
import { pack } from './content.ts';
import { transaction } from './database.ts';
import { eventWriter } from './events.ts';
import { RUN_STATES, type RunFailure, type RunRecord, type RunState, type Store } from './records.ts';

type RunPart = Pick<
  Store,
  | 'createRun'
  | 'run'
  | 'runs'
  | 'unfinishedRuns'
  | 'runCounts'
  | 'studyOfRun'
  | 'requeueRun'
  | 'startRun'
  | 'finishRun'
  | 'failRun'
  | 'cancelRun'
  | 'result'
>;

const COLUMNS = `number, id, study_id, study_name, kind, engine_version, state, done, total, remembered, failure,
  created_at, started_at, finished_at`;

/** Executions of studies: their states, and their results. */
export function runsIn(database: DatabaseSync): RunPart {
  const one = runReader(database);
  const tell = eventWriter(database);
  const insert = database.prepare(
    `INSERT INTO runs (id, study_id, study_name, kind, engine_version, study, state, created_at)
     VALUES (?, ?, ?, ?, ?, ?, 'QUEUED', ?) ON CONFLICT (id) DO NOTHING`,
  );
  const unfinished = database.prepare(
    `SELECT ${COLUMNS} FROM runs WHERE state IN ('QUEUED', 'RUNNING') ORDER BY number`,
  );
  const counts = database.prepare('SELECT state, count(*) AS runs FROM runs GROUP BY state');
  const study = database.prepare('SELECT study FROM runs WHERE id = ?');
  const result = database.prepare('SELECT result FROM runs WHERE id = ?');
  const addSeries = database.prepare(
    'INSERT INTO series (run_id, place, variant, year, content) VALUES (?, ?, ?, ?, ?)',
  );

  /** Changes a run that is in one of the states, tells it as an event, and gives the new record. */
  const change = (
    id: string,
    from: readonly RunState[],
    set: string,
    ...values: SQLInputValue[]
  ): RunRecord | null => {
    const states = from.map(state => `'${state}'`).join(', ');
    const statement = database.prepare(`UPDATE runs SET ${set} WHERE id = ? AND state IN (${states})`);
    if (statement.run(...values, id).changes === 0) return null;
    const run = one(id)!;
    tell(run);
    return run;
  };
  const atOnce = async (work: () => RunRecord | null) => transaction(database, work);

  return {
    createRun: async ({ id, studyId, study, engineVersion }) =>
      transaction(database, () => {
        const text = JSON.stringify(study);
        const { changes } = insert.run(id, studyId, study.name, study.kind, engineVersion, text, now());
        const run = one(id)!;
        if (changes === 1) tell(run);
        return { run, created: changes === 1 };
      }),
    run: async id => one(id),
    runs: async ({ studyId, state, before, limit }) => {
      const rows = database
        .prepare(
          `SELECT ${COLUMNS} FROM runs WHERE (:study IS NULL OR study_id = :study) AND (:state IS NULL OR state = :state)
           AND (:before IS NULL OR number < :before) ORDER BY number DESC LIMIT :limit`,
        )
        .all({ study: studyId ?? null, state: state ?? null, before: before ?? null, limit });
      return rows.map(runRecord);
    },
    unfinishedRuns: async () => unfinished.all().map(runRecord),
    runCounts: async () => {
      const found = new Map(counts.all().map(row => [row.state, Number(row.runs)]));
      return Object.fromEntries(RUN_STATES.map(state => [state, found.get(state) ?? 0])) as Record<
        RunState,
        number
      >;
    },
    studyOfRun: async id => JSON.parse(String(study.get(id)?.study)) as Study,
    requeueRun: id =>
      atOnce(() =>
        change(
          id,
          ['FAILED', 'CANCELLED'],
          `state = 'QUEUED', failure = NULL, started_at = NULL, finished_at = NULL`,
        ),
      ),
    startRun: id =>
      atOnce(() =>
        change(
          id,
          ['QUEUED', 'RUNNING'],
          `state = 'RUNNING', started_at = ?, done = 0, total = 0, remembered = 0`,
          now(),
        ),
      ),
    finishRun: (id, answer, places) =>
      atOnce(() => {
        const run = change(
          id,
          ['RUNNING'],
          `state = 'DONE', finished_at = ?, result = ?`,
          now(),
          JSON.stringify(answer),
        );
        if (!run) return null;
        for (const [k, place] of places.entries())
          addSeries.run(id, k, place.variant, place.year, pack(place));
        return run;
      }),
    failRun: (id, failure) =>
      atOnce(() =>
        change(
          id,
          ['QUEUED', 'RUNNING'],
          `state = 'FAILED', finished_at = ?, failure = ?`,
          now(),
          JSON.stringify(failure),
        ),
      ),
    cancelRun: id =>
      atOnce(() => change(id, ['QUEUED', 'RUNNING'], `state = 'CANCELLED', finished_at = ?`, now())),
    result: async id => {
      const text = result.get(id)?.result;
      return typeof text === 'string' ? (JSON.parse(text) as RunResult) : null;
    },
  };
}

/** Reads one run, or `null`. */
export function runReader(database: DatabaseSync): (id: string) => RunRecord | null {
  const one = database.prepare(`SELECT ${COLUMNS} FROM runs WHERE id = ?`);
  return id => {
    const row = one.get(id);
    return row ? runRecord(row) : null;
  };
}

function now(): string {
  return new Date().toISOString();
}

function runRecord(row: Record<string, unknown>): RunRecord {
  return {
    id: String(row.id),
    number: Number(row.number),
    studyId: String(row.study_id),
    studyName: String(row.study_name),
    kind: row.kind as Study['kind'],
    engineVersion: String(row.engine_version),
    state: row.state as RunState,
    tasks: { done: Number(row.done), total: Number(row.total), remembered: Number(row.remembered) },
    failure: row.failure === null ? null : (JSON.parse(String(row.failure)) as RunFailure),
    createdAt: String(row.created_at),
    startedAt: textOrNull(row.started_at),
    finishedAt: textOrNull(row.finished_at),
  };
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
