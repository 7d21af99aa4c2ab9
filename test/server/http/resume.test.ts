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
