import { createPool } from '../../../engine/index.ts';
import { createApp } from '../../../server/http/app.ts';
import { readSettings } from '../../../server/settings.ts';

/** A server by itself, that prints its address; for tests that kill it. */
const settings = readSettings(process.env);
const app = await createApp({
  home: settings.home,
  executor: createPool({ workers: settings.workers }),
  settings,
});
console.log(await app.listen({ host: settings.host, port: settings.port }));
