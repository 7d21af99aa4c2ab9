import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Dispatch, dispatch, InputError } from '../../../engine/index.ts';
import type { RunResult, SeriesPlace } from '../../../scenarios/index.ts';
import { EXAMPLE_STUDY } from '../../../server/http/example.ts';
import { openStore, progressOf, type Store } from '../../../server/store/index.ts';
import { smallTask } from './small-tasks.ts';

const RESULT: RunResult = {
  study: 'example',
  kind: 'dispatch',
  engineVersion: '0.1.0',
  variants: [],
  defaults: [],
  dataSets: [],
  report: { headline: { nl: 'nl', en: 'en' }, packages: [], caveats: [] },
};
const PLACE: SeriesPlace = {
  variant: 'base',
  year: 2024,
  startMs: Date.UTC(2024, 0, 1),
  stepMinutes: 60,
  steps: 3,
  task: 'task-of-base',
};
const IMPORT_MW = Float64Array.of(0.1, -0, 1e-300);

let home: string;
let store: Store;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'speelruimte-store-'));
  store = openStore(home);
});
afterEach(async () => {
  await store.close();
  rmSync(home, { recursive: true });
});

/** An answer of a site whose import is these values. */
async function answerWith(values: Float64Array): Promise<Dispatch> {
  const { group, options } = smallTask(1);
  const answer = await dispatch(group, options);
  if (answer.status === 'infeasible') throw new Error('a small task has a plan');
  const sites = answer.sites.map(site => ({
    ...site,
    name: 'site',
    flows: site.flows.map(flow => (flow.name === 'import' ? { ...flow, values } : flow)),
  }));
  return { ...answer, sites };
}

async function newRun(id: string, studyId = 'study') {
  return (await store.createRun({ id, studyId, study: EXAMPLE_STUDY, engineVersion: '0.1.0' })).run;
}
async function reopen(): Promise<void> {
  await store.close();
  store = openStore(home);
}

describe('a home that cannot be one', () => {
  test.each(['file', 'file/below'])('%s is told as a problem of the home', path => {
    writeFileSync(join(home, 'file'), '');
    const opening = () => openStore(join(home, path));
    expect(opening).toThrow(InputError);
    expect(opening).toThrow(/SPEELRUIMTE_HOME: .*speelruimte\.sqlite: /);
  });
});

describe('studies', () => {
  test('the same id is kept once, and comes back as it was', async () => {
    expect(await store.saveStudy('a', EXAMPLE_STUDY)).toBe(true);
    expect(await store.saveStudy('a', EXAMPLE_STUDY)).toBe(false);
    await reopen();
    expect((await store.study('a'))?.study).toEqual(EXAMPLE_STUDY);
    expect(await store.study('b')).toBeNull();
    expect(await store.studies(0, 10)).toHaveLength(1);
  });
});

describe('runs', () => {
  test('go from QUEUED over RUNNING to DONE, and keep result and series to the bit', async () => {
    expect((await newRun('a')).state).toBe('QUEUED');
    expect((await store.startRun('a'))?.state).toBe('RUNNING');
    await store.completeTask(PLACE.task, 'base 2024', await answerWith(IMPORT_MW), ['a']);
    expect((await store.finishRun('a', RESULT, [PLACE]))?.state).toBe('DONE');
    await reopen();
    expect(await store.result('a')).toEqual(RESULT);
    const [table] = await store.series('a');
    expect(table).toMatchObject({ variant: 'base', year: 2024, steps: 3, startMs: PLACE.startMs });
    const values = table?.columns.find(({ name }) => name === 'site/import')?.values;
    expect(values).toEqual(IMPORT_MW);
    expect(Object.is(values?.[1], -0)).toBe(true);
    expect(await store.seriesKeys('a')).toEqual([{ variant: 'base', year: 2024 }]);
    expect(await store.series('a', { variant: 'base', year: 2024 })).toHaveLength(1);
    expect(await store.series('a', { variant: 'base', year: 2025 })).toEqual([]);
  });

  test('of the same id are one run', async () => {
    await newRun('a');
    const again = await store.createRun({
      id: 'a',
      studyId: 'x',
      study: EXAMPLE_STUDY,
      engineVersion: '0.1.0',
    });
    expect(again.created).toBe(false);
    expect(again.run.studyId).toBe('study');
  });

  test('change only along the ways there are', async () => {
    await newRun('a');
    expect(await store.finishRun('a', RESULT, [])).toBeNull();
    expect(await store.requeueRun('a')).toBeNull();
    expect((await store.cancelRun('a'))?.state).toBe('CANCELLED');
    expect(await store.cancelRun('a')).toBeNull();
    expect(await store.startRun('a')).toBeNull();
    expect(await store.failRun('a', { code: 'x', detail: 'x' })).toBeNull();
    expect((await store.requeueRun('a'))?.state).toBe('QUEUED');
    await store.startRun('a');
    expect((await store.failRun('a', { code: 'solver', detail: 'why' }))?.failure).toEqual({
      code: 'solver',
      detail: 'why',
    });
    expect((await store.runCounts()).FAILED).toBe(1);
  });

  test('unfinished ones are found after a restart, oldest first', async () => {
    for (const id of ['a', 'b', 'c']) await newRun(id);
    await store.startRun('b');
    await store.cancelRun('a');
    await reopen();
    expect((await store.unfinishedRuns()).map(run => run.id)).toEqual(['b', 'c']);
  });

  test('are listed newest first, by study and state, a page at a time', async () => {
    for (const id of ['a', 'b', 'c', 'd']) await newRun(id, id < 'c' ? 'one' : 'two');
    expect((await store.runs({ limit: 2 })).map(run => run.id)).toEqual(['d', 'c']);
    expect((await store.runs({ limit: 9, before: 3 })).map(run => run.id)).toEqual(['b', 'a']);
    expect((await store.runs({ limit: 9, studyId: 'one' })).map(run => run.id)).toEqual(['b', 'a']);
    expect(await store.runs({ limit: 9, state: 'DONE' })).toEqual([]);
  });

  test('tell every change as an event, numbered from 1', async () => {
    await newRun('a');
    await store.startRun('a');
    await store.expectTasks('a', 4, 1);
    await store.finishRun('a', RESULT, []);
    await reopen();
    const events = await store.events('a', 0);
    expect(events.map(({ sequence, event }) => [sequence, event])).toEqual([
      [1, 'progress'],
      [2, 'progress'],
      [3, 'progress'],
      [4, 'done'],
    ]);
    expect(JSON.parse(events[2]!.data).progress).toMatchObject({ done: 1, total: 4 });
    expect(await store.events('a', 3)).toHaveLength(1);
    expect((await store.lastEvent('a'))?.sequence).toBe(4);
  });
});

describe('progress', () => {
  test('rate and time left come from what this attempt computed: 10 in 5 s, 20 to go is 10 s', () => {
    const startedAt = '2024-01-01T00:00:00.000Z';
    const run = { tasks: { done: 30, total: 50, remembered: 20 }, startedAt, finishedAt: null };
    expect(progressOf(run, Date.parse(startedAt) + 5000)).toEqual({
      done: 30,
      total: 50,
      perSecond: 2,
      secondsLeft: 10,
    });
  });
  test('before the first task there is nothing to go by', () => {
    const run = { tasks: { done: 0, total: 0, remembered: 0 }, startedAt: null, finishedAt: null };
    expect(progressOf(run, 0)).toEqual({ done: 0, total: 0, perSecond: null, secondsLeft: null });
  });
});

describe('idempotency keys', () => {
  test('a key gives what it made before', async () => {
    expect(await store.claimKey('k', 'study', 'run')).toBeNull();
    expect(await store.claimKey('k', 'other', 'other')).toEqual({ studyId: 'study', runId: 'run' });
  });
});

describe('the file', () => {
  const file = () => join(home, 'speelruimte.sqlite');

  test('is refused while another server has it', () => {
    expect(() => openStore(home)).toThrow(/another server uses this home/);
  });

  test('is refused when it is of a newer version', async () => {
    await store.close();
    const database = new DatabaseSync(file());
    database.exec('PRAGMA user_version = 99');
    database.close();
    expect(() => openStore(home)).toThrow(/version 99/);
    rmSync(file());
    store = openStore(home);
  });

  test('is refused when it is no database', async () => {
    await store.close();
    for (const suffix of ['-wal', '-shm']) rmSync(`${file()}${suffix}`, { force: true });
    writeFileSync(
      file(),
      'not a database, but long enough to be taken for a file with a header of some kind',
    );
    expect(() => openStore(home)).toThrow(InputError);
    rmSync(file());
    store = openStore(home);
  });
});
