import { afterAll, describe, expect, test } from 'vitest';
import {
  CancelledError,
  createPool,
  type DispatchOptions,
  type Executor,
  type SeriesDigests,
  type Task,
  TaskError,
  taskHash,
} from '../../engine/index.ts';
import { poolOf } from '../../engine/pool/pool.ts';
import { battery, groupOf, siteWith } from './small-site.ts';

const options: DispatchOptions = { tolerance: 1e-6, deadlineMs: null, foresight: 'perfect' };

function taskOf(n: number, steps = 24 * 14): Task {
  const price = Float64Array.from({ length: steps }, (_, t) => 60 + 40 * Math.sin(t / (3 + n)));
  const group = groupOf(
    steps,
    60,
    siteWith({ electricityLoadMw: 2, importEurPerMwh: price, assets: [battery] }),
  );
  return { hash: taskHash(group, options), name: `task ${n}`, group, options };
}

const pools: Executor[] = [];
const kept = (made: Executor) => {
  pools.push(made);
  return made;
};
const pool = (workers: number) => kept(createPool({ workers }));
afterAll(() => Promise.all(pools.map(made => made.close())));

describe('pool', () => {
  test('1 and 2 workers give the same bits, in the order of the tasks', async () => {
    const tasks = [0, 1, 2, 3, 4].map(n => taskOf(n));
    const one = await pool(1).run(tasks);
    const two = await pool(2).run(tasks);
    expect(two).toEqual(one);
    for (const [n, answer] of one.entries()) {
      if (answer.status === 'infeasible') throw new Error('infeasible');
      expect(answer.certificate.inputHash).toBe(tasks[n]!.hash);
    }
  });

  test('tells what is done, once per task, and computes equal tasks once', async () => {
    const seen: [string, number, number][] = [];
    const tasks = [taskOf(0), taskOf(1), taskOf(0)];
    const answers = await pool(2).run(tasks, {
      onDone: (task, _answer, done, total) => seen.push([task.name, done, total]),
    });
    expect(seen.map(([, done, total]) => [done, total])).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
    expect(answers[2]).toBe(answers[0]);
  });

  test('cancel stops the run and says so', async () => {
    const control = new AbortController();
    const running = pool(1).run(
      [0, 1, 2, 3].map(n => taskOf(n, 8760)),
      { signal: control.signal },
    );
    setTimeout(() => control.abort(), 50);
    await expect(running).rejects.toBeInstanceOf(CancelledError);
  });

  test('the hash names the content: same content, same name; any change, another', () => {
    expect(taskOf(3).hash).toBe(taskOf(3).hash);
    expect(taskOf(3).hash).not.toBe(taskOf(4).hash);
    const { group } = taskOf(3);
    expect(taskHash(group, { ...options, tolerance: 1e-4 })).not.toBe(taskHash(group, options));
  });

  test('the hash is the same whether or not a series was met before', () => {
    const digests: SeriesDigests = new Map();
    const { group } = taskOf(3);
    const dearer = { ...group, sites: [{ ...group.sites[0]!, gridEurPerMwh: 1 }] };
    expect([group, dearer].map(one => taskHash(one, options, digests))).toEqual(
      [group, dearer].map(one => taskHash(one, options)),
    );
    expect(taskHash(dearer, options, digests)).not.toBe(taskHash(group, options, digests));
  });
});

describe('pool whose threads fail', () => {
  const named = (name: string, n = 0): Task => ({ ...taskOf(n), name, hash: `${name} ${n}` });
  const failing = (file: URL, workers: number) => kept(poolOf(file, workers));
  const doesNotLoad = new URL('./failing-workers/does-not-load.ts', import.meta.url);
  const ends = new URL('./failing-workers/ends.ts', import.meta.url);

  test.each([1, 2])('%i threads that do not load fail each run with the reason', async workers => {
    const broken = failing(doesNotLoad, workers);
    for (let attempt = 0; attempt < 3; attempt++) {
      const run = broken.run([taskOf(0), taskOf(1), taskOf(2)]);
      await expect(run).rejects.toBeInstanceOf(TaskError);
      await expect(run).rejects.toThrow(/"task \d" failed: this module does not load/);
    }
    await new Promise(resolve => setTimeout(resolve, 200)); // a late event would end this process
  });

  test.each([
    ['throw', 'task "throw" failed: thrown on purpose'],
    ['exit', 'task "exit" failed: worker exited with code: 7'],
  ])('a task that ends by %s fails its own run only', async (name, message) => {
    const executor = failing(ends, 1);
    const [bad, good] = await Promise.allSettled([
      executor.run([named(name)]),
      executor.run([named('good', 1), named('good', 2)]),
    ]);
    expect(bad).toMatchObject({ status: 'rejected', reason: { tag: 'task', message } });
    expect(good.status).toBe('fulfilled');
    expect(await executor.run([named('good', 3)])).toHaveLength(1);
  });

  test('cancelling one run does not leave another waiting', async () => {
    const executor = pool(1);
    const control = new AbortController();
    const cancelled = executor.run([taskOf(0, 8760)], { signal: control.signal });
    const other = executor.run([taskOf(1)]);
    setTimeout(() => control.abort(), 50);
    await expect(cancelled).rejects.toBeInstanceOf(CancelledError);
    expect(await other).toHaveLength(1);
  });
});
