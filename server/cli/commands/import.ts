import { basename } from 'node:path';
import {
  type ImportedSeries,
  type NewDataSet,
  openDataSets,
  type Quantity,
  readSeries,
  type SeriesFile,
  setsOfSeries,
} from '../../../data/index.ts';
import { InputError } from '../../../engine/index.ts';
import { nearestName } from '../../../scenarios/index.ts';
import { type Command, type Invocation, textOf } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { filePieces } from '../file-pieces.ts';
import { dataSetFolder } from '../home.ts';
import { previewText } from '../import-text.ts';
import { inWords, type Language } from '../language.ts';
import { tellProblems } from '../problems.ts';
import { setName } from '../set-name.ts';
import { spreadOf } from '../spread.ts';
import { SERIES_OPTIONS, seriesOptions } from './import-options.ts';
import { RECORD_OPTIONS, showRecords } from './import-records.ts';

/** What may be asked of a file; without a kind everything in it is read. */
const KINDS: Readonly<Record<string, readonly Quantity[]>> = {
  prices: ['price'],
  power: ['power'],
  gas: ['gas'],
  weather: ['temperature', 'irradiance', 'wind-speed', 'humidity', 'precipitation', 'pressure', 'sunshine'],
  curves: ['share', 'temperature'],
};
const MINUTE_MS = 60_000;

/** `import [KIND] FILE`: series and lists of your own, checked, shown and kept under a name. */
export const importFile: Command = {
  name: 'import',
  operands: '[KIND] FILE',
  fewest: 1,
  most: 2,
  summary: {
    nl: 'leest eigen gegevens in: prijzen, meterdata, weer, netkaart, bedrijvenlijst',
    en: 'reads data of your own: prices, meter data, weather, grid map, site list',
  },
  explanation: {
    nl: `Het formaat volgt uit de inhoud: ENTSO-E, EPEX, jeroen.nl, TenneT, NED, KNMI, meterdata per kwartier of uur, of een tabel
met tijd en waarden. Wat begrepen is, wordt getoond; wat niet klopt, wordt met regel en kolom genoemd en dan wordt er niets
bewaard. KIND beperkt tot ${Object.keys(KINDS).join(', ')}. FILE is een pad of -.
Een capaciteitskaart en een lijst van locaties (emissies, MIDDEN, vermogens) worden bewaard naast de reeksen; van een
intakeblad of een ESDL-bestand maakt --study een studie.`,
    en: `The format follows from the content: ENTSO-E, EPEX, jeroen.nl, TenneT, NED, KNMI, meter data by quarter or hour, or a
table with time and values. What was understood is shown; what is wrong is told with line and column, and then nothing is kept.
KIND narrows it to ${Object.keys(KINDS).join(', ')}. FILE is a path or -.
A capacity map and a list of sites (emissions, MIDDEN, powers) are kept beside the series; of an intake sheet or an ESDL
file --study makes a study.`,
  },
  options: [
    {
      name: 'name',
      kind: 'text',
      value: 'NAME',
      text: {
        nl: 'naam waaronder het bewaard wordt; standaard die van het bestand',
        en: 'name to keep it under; default that of the file',
      },
    },
    ...SERIES_OPTIONS,
    ...RECORD_OPTIONS,
    {
      name: 'preview',
      kind: 'flag',
      text: { nl: 'alleen tonen, niets bewaren', en: 'only show, keep nothing' },
    },
    {
      name: 'source',
      kind: 'text',
      value: 'TEXT',
      text: { nl: 'waar het vandaan komt', en: 'where it comes from' },
    },
    {
      name: 'licence',
      kind: 'text',
      value: 'TEXT',
      text: { nl: 'onder welke voorwaarden', en: 'under which terms' },
    },
  ],
  examples: [
    {
      line: 'import prices day-ahead.csv --year 2024 --name prices-2024',
      text: { nl: 'een jaar marktprijzen', en: 'a year of market prices' },
    },
    {
      line: 'import capacity-map.json --name grid-map',
      text: { nl: 'de echte capaciteitskaart', en: 'the real capacity map' },
    },
    {
      line: 'import meter.csv --unit kWh --times end --preview',
      text: { nl: 'kijken wat er van meterdata begrepen wordt', en: 'see what is understood of meter data' },
    },
    {
      line: "run paper-mill --set '/prices/electricity/dayAheadEurPerMwh={dataset: prices-2024}'",
      text: { nl: 'en reken ermee', en: 'and run a study on it' },
    },
  ],
  async run(invocation) {
    const { operands, given } = invocation;
    const file = operands.at(-1)!;
    const told = operands.length === 1 ? await showRecords(file, invocation) : null;
    if (told !== null) return told;
    const quantities = operands.length === 2 ? quantitiesOf(operands[0]!) : undefined;
    const keep = !given.flags.has('preview');
    const name = keep ? setName(given, file, given.numbers.get('year')) : basename(file);
    const options = seriesOptions(given, file === '-' ? name : basename(file));
    const read = await readSeries(filePieces(file), { ...options, ...(quantities && { quantities }) });
    if (read.problems.length > 0) return tellRefused(read, invocation);
    const sets = keep ? dataSetsOf(name, read, invocation) : [];
    const store = openDataSets(dataSetFolder());
    for (const set of sets) store.save(set);
    await tellKept(read, sets, invocation);
    return EXIT.ok;
  },
};

function quantitiesOf(kind: string): readonly Quantity[] {
  if (Object.hasOwn(KINDS, kind)) return KINDS[kind]!;
  const near = nearestName(kind, Object.keys(KINDS));
  const expected = Object.keys(KINDS).join(', ');
  const message = `Got "${kind}", expected one of ${expected}.${near ? ` Did you mean "${near}"?` : ''}`;
  throw new InputError([{ path: '/operands', code: 'unknown-kind', message, expected, value: kind }]);
}

function dataSetsOf(name: string, read: SeriesFile, { given, operands }: Invocation): NewDataSet[] {
  const file = operands.at(-1)!;
  const shown = file === '-' ? 'standard input' : basename(file);
  return setsOfSeries(read, {
    name,
    file: shown,
    source: textOf(given, 'source') ?? shown,
    licence: textOf(given, 'licence') ?? 'not stated',
    retrieved: new Date().toISOString(),
  });
}

async function tellRefused(read: SeriesFile, { given, language, terminal }: Invocation): Promise<number> {
  const { preview, problems, repairs } = read;
  if (given.flags.has('json')) {
    await terminal.out(`${JSON.stringify({ issues: problems, preview, repairs }, null, 2)}\n`);
    return EXIT.badInput;
  }
  terminal.err(`${previewText(read, language)}\n`);
  await tellProblems(terminal, problems, false, language);
  if (!given.flags.has('repair')) terminal.err(`${REPAIR_HINT[language]}\n`);
  return EXIT.badInput;
}

const REPAIR_HINT: Readonly<Record<Language, string>> = {
  nl: 'Niets bewaard. --repair herstelt wat te herstellen is en somt dat op.',
  en: 'Nothing was kept. --repair mends what can be mended and lists it.',
};

async function tellKept(
  read: SeriesFile,
  sets: readonly NewDataSet[],
  invocation: Invocation,
): Promise<void> {
  const { given, language, terminal } = invocation;
  const { preview, warnings, repairs } = read;
  const dataSets = sets.map(factsOf);
  if (given.flags.has('json')) {
    await terminal.out(`${JSON.stringify({ dataSets, preview, warnings, repairs }, null, 2)}\n`);
    return;
  }
  const kept = dataSets.map(set => understood(set, language)).join('');
  const left = read.series.filter(({ blanks }) => blanks > 0).map(series => notWhole(series, language));
  await terminal.out(`${previewText(read, language)}${kept}${sets.length > 0 ? left.join('') : ''}`);
}

function notWhole({ name, blanks }: ImportedSeries, language: Language): string {
  const count = inWords(blanks, language);
  return {
    nl: `${name}: niet bewaard, want ${count} stappen zijn leeg\n`,
    en: `${name}: not kept, for ${count} steps are empty\n`,
  }[language];
}

function factsOf({ name, startMs, stepMinutes, values, unit, kind }: NewDataSet) {
  const endMs = startMs + values.length * stepMinutes * MINUTE_MS;
  const [start, end] = [iso(startMs), iso(endMs)];
  return { name, kind, unit, start, end, stepMinutes, steps: values.length, ...spreadOf(values) };
}

function understood(facts: ReturnType<typeof factsOf>, language: Language): string {
  const { name, kind, start, end, stepMinutes, steps, unit, lowest, mean, highest, negativeSteps } = facts;
  const [low, middle, high] = [lowest, mean, highest].map(value => inWords(value, language, 2));
  const [count, negative] = [steps, negativeSteps].map(value => inWords(value, language));
  const use = kind === 'price' ? `dayAheadEurPerMwh: { dataset: ${name} }` : `{ dataset: ${name} }`;
  const words = {
    nl: [
      `${name}: ${count} stappen van ${stepMinutes} minuten, van ${start} tot ${end}`,
      `laagste ${low}, gemiddelde ${middle}, hoogste ${high} ${unit}; ${negative} stappen onder nul`,
      `Gebruik in een studie: ${use}`,
    ],
    en: [
      `${name}: ${count} steps of ${stepMinutes} minutes, from ${start} to ${end}`,
      `lowest ${low}, mean ${middle}, highest ${high} ${unit}; ${negative} steps below zero`,
      `Use it in a study: ${use}`,
    ],
  }[language];
  return `${words.join('\n')}\n`;
}

function iso(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 16)}Z`;
}
