import { basename, extname } from 'node:path';
import { type ImportedPrices, importPrices, type NewDataSet, openDataSets } from '../../../data/index.ts';
import { InputError } from '../../../engine/index.ts';
import { nearestName } from '../../../scenarios/index.ts';
import { type Command, type Invocation, textOf } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { fileText } from '../file-text.ts';
import { dataSetFolder } from '../home.ts';
import { inWords, type Language } from '../language.ts';
import { spreadOf } from '../spread.ts';

const KINDS = ['prices'] as const;
const HOUR_MS = 3_600_000;

/** `import KIND FILE`: a series of your own, checked and kept under a name. */
export const importFile: Command = {
  name: 'import',
  operands: 'KIND FILE',
  fewest: 2,
  most: 2,
  summary: {
    nl: 'leest een eigen reeks in, zoals marktprijzen',
    en: 'reads a series of your own, such as market prices',
  },
  explanation: {
    nl: `KIND is prices: dag-vooruitprijzen per uur of kwartier, zoals ENTSO-E en handelsplatforms ze uitgeven. Gaten, dubbele
uren, de dagen van 23 en 25 uur en eenheden worden gecontroleerd; wat begrepen is, wordt verteld. FILE is een pad of -.`,
    en: `KIND is prices: day-ahead prices per hour or quarter, as ENTSO-E and trading platforms give them out. Gaps, double
hours, the days of 23 and 25 hours and units are checked; what was understood is told. FILE is a path or -.`,
  },
  options: [
    {
      name: 'name',
      kind: 'text',
      value: 'NAME',
      text: {
        nl: 'naam van de reeks; standaard die van het bestand',
        en: 'name of the series; default that of the file',
      },
    },
    {
      name: 'year',
      kind: 'number',
      value: 'Y',
      minimum: 1990,
      whole: true,
      text: {
        nl: 'alleen dit kalenderjaar (Nederlandse tijd), en dat volledig',
        en: 'only this calendar year (Dutch time), and all of it',
      },
    },
    {
      name: 'source',
      kind: 'text',
      value: 'TEXT',
      text: { nl: 'waar de reeks vandaan komt', en: 'where the series comes from' },
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
      line: "run paper-mill --set '/prices/electricity/dayAheadEurPerMwh={dataset: prices-2024}'",
      text: { nl: 'en reken ermee', en: 'and run a study on it' },
    },
  ],
  async run(invocation) {
    const { operands, given, language, terminal } = invocation;
    const [kind, file] = operands as [string, string];
    requireKind(kind);
    const year = given.numbers.get('year');
    const name = nameOf(invocation, file, year);
    const text = await fileText(file);
    const prices = importPrices(text, {
      name: file === '-' ? name : basename(file),
      ...(year !== undefined && { year }),
    });
    openDataSets(dataSetFolder()).save(dataSetOf(name, prices, invocation));
    const facts = { name, ...factsOf(prices), notes: prices.notes };
    await terminal.out(
      given.flags.has('json') ? `${JSON.stringify(facts, null, 2)}\n` : understood(facts, language),
    );
    return EXIT.ok;
  },
};

function requireKind(kind: string): void {
  if (KINDS.some(known => known === kind)) return;
  const near = nearestName(kind, KINDS);
  const expected = KINDS.join(', ');
  const message = `Got "${kind}", expected one of ${expected}.${near ? ` Did you mean "${near}"?` : ''}`;
  throw new InputError([{ path: '/operands', code: 'unknown-kind', message, expected, value: kind }]);
}

/** The name given, or one made of the file's name: lower case, digits and hyphens. */
function nameOf({ given }: Invocation, file: string, year: number | undefined): string {
  const chosen = textOf(given, 'name');
  if (chosen !== undefined) return chosen;
  if (file === '-') {
    const message = 'Standard input has no name: give one with --name';
    throw new InputError([
      { path: '/options/name', code: 'missing-value', message, expected: '--name NAME' },
    ]);
  }
  const stem = basename(file, extname(file))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return year === undefined || stem.includes(String(year)) ? stem : `${stem}-${year}`;
}

function dataSetOf(name: string, prices: ImportedPrices, { given, operands }: Invocation): NewDataSet {
  const file = operands[1]!;
  return {
    name,
    kind: 'price',
    unit: prices.unit,
    source: textOf(given, 'source') ?? (file === '-' ? 'standard input' : basename(file)),
    licence: textOf(given, 'licence') ?? 'not stated',
    retrieved: new Date().toISOString(),
    startMs: prices.startMs,
    stepMinutes: prices.stepMinutes,
    values: prices.values,
  };
}

function factsOf({ startMs, stepMinutes, values, unit, format }: ImportedPrices) {
  const endMs = startMs + (values.length * stepMinutes * HOUR_MS) / 60;
  return {
    format,
    unit,
    start: iso(startMs),
    end: iso(endMs),
    stepMinutes,
    steps: values.length,
    ...spreadOf(values),
  };
}

function understood(
  facts: { name: string; notes: readonly string[] } & ReturnType<typeof factsOf>,
  language: Language,
) {
  const { name, start, end, stepMinutes, steps, unit, lowest, mean, highest, negativeSteps, notes } = facts;
  const [low, middle, high] = [lowest, mean, highest].map(value => inWords(value, language, 2));
  const [count, negative] = [steps, negativeSteps].map(value => inWords(value, language));
  const words = {
    nl: [
      `${name}: ${count} stappen van ${stepMinutes} minuten, van ${start} tot ${end} (${facts.format})`,
      `laagste ${low}, gemiddelde ${middle}, hoogste ${high} ${unit}; ${negative} stappen onder nul`,
      `Gebruik in een studie: dayAheadEurPerMwh: { dataset: ${name} }`,
    ],
    en: [
      `${name}: ${count} steps of ${stepMinutes} minutes, from ${start} to ${end} (${facts.format})`,
      `lowest ${low}, mean ${middle}, highest ${high} ${unit}; ${negative} steps below zero`,
      `Use it in a study: dayAheadEurPerMwh: { dataset: ${name} }`,
    ],
  }[language];
  return `${[...words.slice(0, 2), ...notes.map(note => `- ${note}`), words[2]].join('\n')}\n`;
}

function iso(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 16)}Z`;
}
