import closeWithGrace from 'close-with-grace';
import { createPool, InputError } from '../../../engine/index.ts';
import type { createApp } from '../../http/app.ts';
import { readSettings, SETTINGS, type Settings } from '../../settings.ts';
import type { Command } from '../command.ts';

type App = Awaited<ReturnType<typeof createApp>>;
const CLOSE_WITHIN_MS = 10_000;
const variables = SETTINGS.map(({ variable }) => variable);
const width = Math.max(...variables.map(variable => variable.length)) + 2;
const settingsIn = (language: 'nl' | 'en') =>
  SETTINGS.map(({ variable, description }) => `  ${variable.padEnd(width)}${description[language]}`).join(
    '\n',
  );

/** `serve`: the HTTP API and the pages, on this machine only. */
export const serve: Command = {
  name: 'serve',
  operands: '',
  fewest: 0,
  most: 0,
  summary: {
    nl: 'start de pagina en de HTTP-API op dit apparaat',
    en: 'starts the page and the HTTP API on this machine',
  },
  explanation: {
    nl: `Drukt het adres af en dient tot Ctrl-C. Berekeningen overleven een herstart. Instellingen uit de omgeving:\n${settingsIn('nl')}`,
    en: `Prints the address and serves until Ctrl-C. Runs survive a restart. Settings by environment:\n${settingsIn('en')}`,
  },
  options: [
    {
      name: 'port',
      kind: 'number',
      value: 'N',
      minimum: 0,
      whole: true,
      text: { nl: 'poort; 0 kiest een vrije', en: 'port; 0 chooses a free one' },
    },
  ],
  examples: [
    { line: 'serve', text: { nl: 'op http://127.0.0.1:8080', en: 'at http://127.0.0.1:8080' } },
    { line: 'serve --port 0', text: { nl: 'op een vrije poort', en: 'at a free port' } },
  ],
  async run({ given, terminal, language }) {
    const settings = settingsOf(given.numbers.get('port'));
    // Loaded here: no other command needs the server, and it takes a second to load.
    const { createApp } = await import('../../http/app.ts');
    const executor = createPool({ workers: settings.workers });
    const app = await createApp({ home: settings.home, executor, settings, runLibrary: true });
    const address = await listen(app, settings).catch(async error => {
      // Without this the runs that were taken up would go on until they are done.
      await app.close();
      await executor.close();
      throw error;
    });
    closeWithGrace({ delay: CLOSE_WITHIN_MS }, async ({ err }) => {
      if (err) terminal.err(`${err.stack}\n`);
      await app.close();
      await executor.close();
    });
    const line = { nl: `Speelruimte luistert op ${address}`, en: `Speelruimte listens on ${address}` };
    await terminal.out(`${line[language]}\n`);
    return new Promise<number>(() => {}); // until a signal ends the process
  },
};

function settingsOf(port: number | undefined): Settings {
  const settings = readSettings(process.env);
  return port === undefined ? settings : { ...settings, port };
}

async function listen(app: App, { host, port }: Settings): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    const message = `Port ${port} is in use; choose another with --port or SPEELRUIMTE_PORT`;
    throw new InputError([{ path: '/options/port', code: 'port-in-use', message, value: String(port) }]);
  }
}
