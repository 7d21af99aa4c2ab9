import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CancelledError, createPool, type Dispatch } from '../../../engine/index.ts';
import { EXAMPLE_STUDY } from '../../../server/http/example.ts';
import {
  openStore,
  type RememberingExecutor,
  rememberingExecutor,
  type Store,
} from '../../../server/store/index.ts';
import { smallTask } from './small-tasks.ts';

const pool = createPool({ workers: 2 });
let home: string;
let store: Store;
let executor: RememberingExecutor;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'speelruimte-store-'));
  store = openStore(home);
  executor = rememberingExecutor(store, pool);
});
afterEach(async () => {
  await store.close();
  rmSync(home, { recursive: true });
});
afterAll(() => pool.close());

function costOf(answer: Dispatch | undefined): number {
  if (!answer || answer.status === 'infeasible') throw new Error('no plan');
  return answer.certificate.costEur;
}

describe('remembering executor', () => {
  test('computes 24 h of 2 MW at 50 EUR/MWh once: 2400 EUR, the second time from the store', async () => {
    const [first] = await executor.run([smallTask(2)]);
    const [second] = await executor.run([smallTask(2)]);
    expect(costOf(first)).toBeCloseTo(2400, 6);
    expect(second).toEqual(first);
    expect(executor.counts).toEqual({ computed: 1, remembered: 1 });
    expect(await store.taskTotals()).toEqual({ tasks: 1, computed: 1 });
  });

  test('gives the same bits after the store was closed and opened', async () => {
    const tasks = [1, 2, 3].map(load => smallTask(load));
    const before = await executor.run(tasks);
    await store.close();
    store = openStore(home);
    const again = rememberingExecutor(store, pool);
    expect(await again.run(tasks)).toEqual(before);
    expect(again.counts).toEqual({ computed: 0, remembered: 3 });
  });

  test('answers in the order of the tasks, one that stands twice computed once', async () => {
    const loads = [3, 1, 3, 2, 1];
    const seen: number[] = [];
    const answers = await executor.run(
      loads.map(load => smallTask(load)),
      { onDone: (_task, _answer, done) => seen.push(done) },
    );
    expect(answers.map(answer => Math.round(costOf(answer)))).toEqual(loads.map(load => load * 1200));
    expect(seen).toEqual([1, 2, 3, 4, 5]);
    expect(await store.taskTotals()).toEqual({ tasks: 3, computed: 3 });
  });

  test('two runs at once share their tasks', async () => {
    const tasks = [1, 2, 3, 4].map(load => smallTask(load));
    const [a, b] = await Promise.all([executor.run(tasks), executor.run([...tasks].reverse())]);
    expect(b.map(costOf)).toEqual(a.map(costOf).reverse());
    expect(await store.taskTotals()).toEqual({ tasks: 4, computed: 4 });
  });

  test('a cancelled run stops at once; what another run waits for goes on', async () => {
    const stop = new AbortController();
    const tasks = [11, 12, 13].map(load => smallTask(load, 2000));
    const cancelled = executor.run([...tasks, smallTask(14, 2000)], { signal: stop.signal });
    const other = executor.run(tasks);
    stop.abort();
    await expect(cancelled).rejects.toThrow(CancelledError);
    expect(await other).toHaveLength(3);
    const { tasks: kept, computed } = await store.taskTotals();
    expect(kept).toBe(computed);
    expect(kept).toBe(3);
  });

  test('a run that is cancelled before it begins computes nothing', async () => {
    await expect(executor.run([smallTask(5)], { signal: AbortSignal.abort() })).rejects.toThrow(
      CancelledError,
    );
    expect((await store.taskTotals()).tasks).toBe(0);
  });

  test('counts towards a run in the same step that keeps the answer', async () => {
    await executor.run([smallTask(1)]);
    await store.createRun({ id: 'run', studyId: 'study', study: EXAMPLE_STUDY, engineVersion: '0.1.0' });
    await store.startRun('run');
    let changes = 0;
    await executor.forRun('run', () => changes++).run([smallTask(1), smallTask(2), smallTask(3)]);
    expect((await store.run('run'))?.tasks).toEqual({ done: 3, total: 3, remembered: 1 });
    expect(changes).toBe(3);
    const progress = (await store.events('run', 0)).map(({ data }) => JSON.parse(data).progress.done);
    expect(progress).toEqual([0, 0, 1, 2, 3]);
  });
});
