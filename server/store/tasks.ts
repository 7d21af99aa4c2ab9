import type { DatabaseSync } from 'node:sqlite';
import type { Dispatch } from '../../engine/index.ts';
import { pack, unpack } from './content.ts';
import { transaction } from './database.ts';
import { eventWriter } from './events.ts';
import type { Store } from './records.ts';
import { runReader } from './runs.ts';

type TaskPart = Pick<
  Store,
  'expectTasks' | 'hasTask' | 'answer' | 'completeTask' | 'countTask' | 'taskTotals'
>;

/** Finished units of work, by the hash of their input. */
export function tasksIn(database: DatabaseSync): TaskPart {
  const readRun = runReader(database);
  const tell = eventWriter(database);
  const expect = database.prepare(
    `UPDATE runs SET total = total + :total, remembered = remembered + :remembered, done = done + :remembered
     WHERE id = :id AND state = 'RUNNING'`,
  );
  const advance = database.prepare(`UPDATE runs SET done = done + 1 WHERE id = ? AND state = 'RUNNING'`);
  const has = database.prepare('SELECT 1 FROM tasks WHERE hash = ?');
  const one = database.prepare('SELECT answer FROM tasks WHERE hash = ?');
  const insert = database.prepare(
    `INSERT INTO tasks (hash, name, answer, finished_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (hash) DO UPDATE SET computed = computed + 1`,
  );
  const totals = database.prepare(
    'SELECT count(*) AS tasks, coalesce(sum(computed), 0) AS computed FROM tasks',
  );
  const count = (runIds: readonly string[]): void => {
    for (const id of runIds) if (advance.run(id).changes === 1) tell(readRun(id)!);
  };
  return {
    expectTasks: async (id, total, remembered) =>
      transaction(database, () => {
        if (expect.run({ id, total, remembered }).changes === 1) tell(readRun(id)!);
      }),
    hasTask: async hash => has.get(hash) !== undefined,
    answer: async hash => {
      const row = one.get(hash);
      return row ? (unpack(row.answer) as Dispatch) : null;
    },
    completeTask: async (hash, name, answer, runIds) => {
      const content = pack(answer);
      transaction(database, () => {
        insert.run(hash, name, content, new Date().toISOString());
        count(runIds);
      });
    },
    countTask: async runIds => transaction(database, () => count(runIds)),
    taskTotals: async () => {
      const row = totals.get();
      return { tasks: Number(row?.tasks), computed: Number(row?.computed) };
    },
  };
}
