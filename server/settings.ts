import { availableParallelism, homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { InputError, type Issue } from '../engine/index.ts';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

/** How a server is set up. Read from the environment by `readSettings`. */
export interface Settings {
  /** Folder for everything that is kept. */
  readonly home: string;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** Worker threads. */
  readonly workers: number;
  readonly logLevel: LogLevel;
  /** Requests a minute from one address before it gets 429. */
  readonly requestsPerMinute: number;
  /** Runs that may wait; a request for more gets 503. */
  readonly queueLength: number;
  /** Where users reach who runs this server; told by the description of the API. */
  readonly contactUrl: string;
  readonly contactEmail: string;
}

interface Setting {
  readonly variable: string;
  readonly key: keyof Settings;
  readonly description: { readonly nl: string; readonly en: string };
  readonly expected: string;
  readonly fallback: (environment: Environment) => Settings[keyof Settings];
  /** The value of the setting, or `undefined` when the text does not say one. */
  readonly read: (text: string) => Settings[keyof Settings] | undefined;
}
type Environment = Readonly<Record<string, string | undefined>>;

/** Every setting; the help of `serve` and the README follow from this list. */
export const SETTINGS: readonly Setting[] = [
  {
    variable: 'SPEELRUIMTE_HOME',
    key: 'home',
    description: { nl: 'Map voor eigen gegevens en resultaten', en: 'Folder for your own data and results' },
    expected: 'an absolute path of a folder',
    fallback: defaultHome,
    read: text => (isAbsolute(text) ? resolve(text) : undefined),
  },
  {
    variable: 'SPEELRUIMTE_HOST',
    key: 'host',
    description: {
      nl: 'Adres waarop de server luistert; alleen dit apparaat, zolang er geen toegangscontrole is',
      en: 'Address the server listens on; this machine only, as long as there is no access control',
    },
    expected: 'a loopback address (127.0.0.1, ::1 or localhost): there is no access control yet',
    fallback: () => '127.0.0.1',
    read: text => (isLoopback(text) ? text : undefined),
  },
  wholeNumber('SPEELRUIMTE_PORT', 'port', 0, 65535, () => 8080, {
    nl: 'Poort; 0 kiest een vrije poort',
    en: 'Port; 0 chooses a free port',
  }),
  wholeNumber('SPEELRUIMTE_WORKERS', 'workers', 1, 256, availableParallelism, {
    nl: 'Aantal rekendraden; standaard het aantal kernen',
    en: 'Number of worker threads; by default the number of cores',
  }),
  {
    variable: 'SPEELRUIMTE_LOG',
    key: 'logLevel',
    description: { nl: 'Hoeveel de server logt', en: 'How much the server logs' },
    expected: `one of ${LOG_LEVELS.join(', ')}`,
    fallback: () => 'warn',
    read: text => LOG_LEVELS.find(level => level === text),
  },
  wholeNumber('SPEELRUIMTE_REQUESTS_PER_MINUTE', 'requestsPerMinute', 1, 10_000_000, () => 12_000, {
    nl: 'Verzoeken per minuut van een adres voordat het 429 krijgt',
    en: 'Requests a minute from one address before it gets 429',
  }),
  wholeNumber('SPEELRUIMTE_QUEUE_LENGTH', 'queueLength', 1, 100_000, () => 100, {
    nl: 'Aantal berekeningen dat mag wachten voordat een nieuwe 503 krijgt',
    en: 'Runs that may wait before a new one gets 503',
  }),
  {
    variable: 'SPEELRUIMTE_CONTACT_URL',
    key: 'contactUrl',
    description: {
      nl: 'Webadres van de beheerder, voor de beschrijving van de API',
      en: 'Web address of the operator, for the description of the API',
    },
    expected: 'an address such as https://www.company.nl/energy',
    fallback: () => 'http://localhost',
    read: text => (/^https?:/.test(text) && URL.canParse(text) ? text : undefined),
  },
  {
    variable: 'SPEELRUIMTE_CONTACT_EMAIL',
    key: 'contactEmail',
    description: {
      nl: 'Mailadres van de beheerder, voor de beschrijving van de API',
      en: 'Mail address of the operator, for the description of the API',
    },
    expected: 'an address such as energy@company.nl',
    // The mailbox that whoever runs a machine has by RFC 2142; the server listens on its own machine only.
    fallback: () => 'postmaster@localhost.localdomain',
    read: text => (/^[\w.+-]{1,64}@[\w-]+(\.[\w-]+)+$/.test(text) ? text : undefined),
  },
];

/** Variables that other parts read; known, so that a server does not refuse them. */
const OTHER_VARIABLES = ['SPEELRUIMTE_TRACE'];

/** Settings from environment variables. Throws InputError with every problem, an unknown `SPEELRUIMTE_` variable too. */
export function readSettings(environment: Environment): Settings {
  const issues: Issue[] = unknownVariables(environment);
  const entries = SETTINGS.map(({ variable, key, expected, fallback, read }) => {
    const text = environment[variable];
    if (text === undefined || text === '') return [key, fallback(environment)];
    const value = read(text);
    if (value === undefined) {
      const message = `got "${text}", expected ${expected}`;
      issues.push({ path: `/${variable}`, code: 'bad-setting', message, expected, value: text.slice(0, 80) });
    }
    return [key, value];
  });
  if (issues.length > 0) throw new InputError(issues);
  return Object.fromEntries(entries) as Settings;
}

/** True for an address that only this machine can reach. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

function unknownVariables(environment: Environment): Issue[] {
  const names = [...SETTINGS.map(({ variable }) => variable), ...OTHER_VARIABLES];
  const unknown = Object.keys(environment).filter(
    name => name.startsWith('SPEELRUIMTE_') && !names.includes(name),
  );
  return unknown.map(name => ({
    path: `/${name}`,
    code: 'unknown-setting',
    message: `unknown setting, expected one of ${names.join(', ')}`,
    expected: names.join(', '),
    value: name,
  }));
}

/** The platform's folder for data of programs. */
function defaultHome(environment: Environment): string {
  const dataHome = environment.XDG_DATA_HOME;
  if (dataHome && isAbsolute(dataHome)) return join(dataHome, 'speelruimte');
  if (process.platform === 'win32' && environment.LOCALAPPDATA)
    return join(environment.LOCALAPPDATA, 'speelruimte');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'speelruimte');
  return join(homedir(), '.local', 'share', 'speelruimte');
}

function wholeNumber(
  variable: string,
  key: keyof Settings,
  least: number,
  most: number,
  fallback: () => number,
  description: Setting['description'],
): Setting {
  return {
    variable,
    key,
    description,
    expected: `a whole number from ${least} to ${most}`,
    fallback,
    read: text => {
      const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
      return value >= least && value <= most ? value : undefined;
    },
  };
}
