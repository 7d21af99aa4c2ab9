import { expect, test } from 'vitest';
import { openStore } from '../../../server/store/index.ts';
import { newHome, removeHome, startServer } from './server.ts';
import { exampleNamed } from './studies.ts';

test('a run that another model or other data began is not mixed with this one: it fails and says so', async () => {
  const home = newHome();
  const store = openStore(home);
  await store.createRun({
    id: 'of-another-model',
    studyId: 'x',
    study: exampleNamed('old'),
    engineVersion: '0.0.1',
  });
  await store.startRun('of-another-model');
  await store.close();
  const server = await startServer({}, home);
  expect(await server.settled('of-another-model')).toMatchObject({
    state: 'FAILED',
    failure: { code: 'input-changed' },
  });
  expect((await server.ask('/runs/of-another-model/result')).status).toBe(409);
  await server.stop();
  removeHome(home);
});

test('two servers cannot have one home', async () => {
  const server = await startServer();
  await expect(startServer({}, server.home)).rejects.toThrow(/another server/);
  await server.stop();
  removeHome(server.home);
});

test('what somebody asks for goes before the library, which takes no room in the queue', async () => {
  const server = await startServer({ SPEELRUIMTE_QUEUE_LENGTH: '1' }, newHome(), true);
  expect(await server.run(exampleNamed('mine'))).toMatchObject({ state: 'DONE' });
  const { items } = await server.read('/runs?limit=100');
  const waiting = items.filter(({ state }) => state === 'QUEUED');
  expect(waiting.length).toBeGreaterThanOrEqual(5);
  await server.stop();
  removeHome(server.home);
});
