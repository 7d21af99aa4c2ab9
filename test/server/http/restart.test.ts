import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clientOf, newHome, removeHome, type TestServer } from './server.ts';
import { exampleNamed, longStudy } from './studies.ts';

const MAIN = fileURLToPath(new URL('./server-process.ts', import.meta.url));
const TASKS = 10;

let home: string;
let child: ChildProcess | null = null;
beforeEach(() => {
  home = newHome();
});
afterEach(async () => {
  await kill();
  removeHome(home);
});

/** A server in a process of its own, as one that can be killed. */
async function begin(): Promise<Omit<TestServer, 'stop'>> {
  const environment = {
    ...process.env,
    SPEELRUIMTE_HOME: home,
    SPEELRUIMTE_PORT: '0',
    SPEELRUIMTE_WORKERS: '2',
  };
  child = spawn(process.execPath, [MAIN], { env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(child.stdout!, 'data');
  return clientOf(String(line).trim(), home);
}

async function kill(): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
  child = null;
}

/** How many tasks the file holds, and how often they were computed. */
function tasksInFile(): { kept: number; computed: number } {
  const database = new DatabaseSync(join(home, 'speelruimte.sqlite'));
  const row = database
    .prepare('SELECT count(*) AS kept, coalesce(sum(computed), 0) AS computed FROM tasks')
    .get();
  database.close();
  return { kept: Number(row?.kept), computed: Number(row?.computed) };
}

describe('a server that is killed in the middle of a run', () => {
  test('goes on where it was: the run is finished, nothing lost, no task done twice', async () => {
    const first = await begin();
    const { id: finishedId } = await first.run(exampleNamed('finished-before'));
    const { id } = (await (await first.post('/studies', longStudy('killed', TASKS))).json()) as {
      id: string;
    };
    const run = await first.read(`/studies/${id}/runs`, { method: 'POST' });
    while ((await first.read(`/runs/${run.id}`)).progress.done! < 3)
      await new Promise(resolve => setTimeout(resolve, 10));
    await kill();
    const atKill = tasksInFile();
    expect(atKill.kept).toBeGreaterThanOrEqual(4);
    expect(atKill.kept).toBeLessThan(TASKS + 1);

    const second = await begin();
    expect(await second.settled(run.id)).toMatchObject({
      state: 'DONE',
      progress: { done: TASKS, total: TASKS },
    });
    const result = await second.read(`/runs/${run.id}/result`);
    expect(result.variants).toHaveLength(TASKS);
    const { items } = await second.read(`/runs/${run.id}/tables`);
    expect(items.length).toBeGreaterThan(0);
    expect((await second.read(`/runs/${finishedId}`)).state).toBe('DONE');
    expect((await second.read(`/runs/${finishedId}/result`)).variants).toHaveLength(1);
    const metrics = await (await second.ask('//metrics')).text();
    expect(metrics).toContain(`speelruimte_tasks{count="computed_here"} ${TASKS + 1 - atKill.kept}`);
    await kill();
    expect(tasksInFile()).toEqual({ kept: TASKS + 1, computed: TASKS + 1 });
  });

  test('gives the same answer as one that was left alone', async () => {
    const first = await begin();
    const { id } = (await (await first.post('/studies', longStudy('same', 4))).json()) as { id: string };
    const run = await first.read(`/studies/${id}/runs`, { method: 'POST' });
    while ((await first.read(`/runs/${run.id}`)).progress.done! < 1)
      await new Promise(resolve => setTimeout(resolve, 10));
    await kill();
    const second = await begin();
    await second.settled(run.id);
    const killed = await second.read(`/runs/${run.id}/result`);
    await kill();
    removeHome(home);
    const alone = await begin();
    const other = await alone.run(longStudy('same', 4));
    expect(other.id).toBe(run.id);
    expect(await alone.read(`/runs/${other.id}/result`)).toEqual(killed);
  });
});
