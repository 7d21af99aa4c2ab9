import { toCsv } from '../../../data/index.ts';
import { InputError } from '../../../engine/index.ts';
import { compareRights, type RightsComparison, type RightsWish } from '../../../scenarios/index.ts';
import { rightsTables } from '../../tables/rights.ts';
import { type Command, type Given, type Invocation, textOf } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { requireWritable, writeFolder } from '../output-folder.ts';
import { progressBar } from '../progress.ts';
import { rightsText } from '../rights-text.ts';
import { sourcesFrom } from '../sources.ts';
import { readStudy, SET_OPTION, type StudyInput } from '../study-input.ts';
import { poolFor, WORKERS_OPTION } from '../workers.ts';

const CALLS = ['none', 'dearest-hours', 'cheapest-hours'] as const;
const ALL = 'all';

/** `compare FILE --rights LIST`: the same company-year under each right, side by side. */
export const compare: Command = {
  name: 'compare',
  operands: 'FILE',
  fewest: 1,
  most: 1,
  summary: {
    nl: 'vergelijkt transportrechten voor één bedrijf: welk recht kan het beste nemen',
    en: 'compares transport rights for one company: which right it should take',
  },
  explanation: {
    nl: `Rekent hetzelfde jaar van een bedrijf uit onder elk recht: de kosten, de uren die wegvallen en wat die waard zijn, welk
recht het best is, en bij welke vergoeding of welk deel van kWcontract een ander dat zou zijn. Het bedrijf blijft zoals het nu
is; andere locaties in de studie houden hun recht. Een recht wordt afgeroepen zoals de studie zegt, en anders zo slecht als
zijn regel toelaat; noemt die geen grens, dan nooit, en staat erbij tot hoeveel uren het recht dan beter is. Rechten die niet
passen staan er met de reden.`,
    en: `Runs the same year of a company under each right: the cost, the hours that fall away and what these are worth, which right
is best, and at which payment or share of kWcontract another would be. The company stays as it is now; other sites of the
study keep their right. A right is called as the study says, else as badly as its rule allows; where that sets no end, never,
with the hours up to which it is better. Rights that do not fit are listed with the reason.`,
  },
  options: [
    {
      name: 'rights',
      kind: 'text',
      value: 'LIST',
      text: {
        nl: 'rechten met komma’s ertussen, `own` voor die van de studie; standaard all',
        en: 'rights with commas between, `own` for those of the study; default all',
      },
    },
    {
      name: 'site',
      kind: 'text',
      value: 'NAME',
      text: {
        nl: 'welke locatie, als de studie er meer heeft',
        en: 'which site, where the study has several',
      },
    },
    {
      name: 'calls',
      kind: 'choice',
      choices: CALLS,
      text: { nl: 'wanneer rechten worden afgeroepen', en: 'when rights are called' },
    },
    {
      name: 'hours',
      kind: 'number',
      value: 'N',
      minimum: 1,
      text: {
        nl: 'uren afroep per jaar van rechten zonder grens daaraan',
        en: 'hours of calls a year on rights whose rule sets no end',
      },
    },
    {
      name: 'to-percent',
      kind: 'number',
      value: 'P',
      minimum: 0,
      text: {
        nl: 'deel dat een afroep laat waar elk contract dat zelf zegt; standaard 0',
        en: 'share that a call leaves where each contract says it; default 0',
      },
    },
    {
      name: 'steer-mw',
      kind: 'number',
      value: 'MW',
      minimum: 0,
      text: {
        nl: 'vermogen dat sturing (csc) bovenop het eigen plan mag vragen; zonder telt die niet mee',
        en: 'power that steering (csc) may ask on top of the own plan; without, it is not counted',
      },
    },
    {
      name: 'out',
      kind: 'text',
      value: 'DIR',
      text: {
        nl: 'schrijft comparison.json en tabellen in deze map, alles of niets',
        en: 'writes comparison.json and tables into this folder, all or nothing',
      },
    },
    WORKERS_OPTION,
    SET_OPTION,
  ],
  examples: [
    { line: 'compare potato-flexible --rights all', text: { nl: 'elk recht', en: 'every right' } },
    {
      line: 'compare potato-flexible --rights vvtr,tbtr --hours 500 --json',
      text: { nl: 'twee rechten, voor een ander programma', en: 'two rights, for another program' },
    },
  ],
  async run(invocation) {
    const { given, terminal, language } = invocation;
    const out = textOf(given, 'out');
    if (out !== undefined) requireWritable(out, 'folder', 'out');
    const wish = wishOf(given);
    const input = await readStudy(invocation.operands[0]!, given);
    const comparison = await compared(input, wish, invocation);
    const json = `${JSON.stringify(comparison, null, 2)}\n`;
    if (out !== undefined) {
      const tables = rightsTables(comparison);
      const files = [
        { name: 'comparison.json', content: json },
        ...tables.map(table => ({ name: `${table.name}.csv`, content: toCsv(table) })),
      ];
      await writeFolder(out, files);
      terminal.err(`${out}: ${files.map(({ name }) => name).join(', ')}\n`);
    }
    await terminal.out(given.flags.has('json') ? json : rightsText(comparison, language));
    return EXIT.ok;
  },
};

const PERCENT = 100;

/** @throws InputError for a share above all. */
function wishOf(given: Given): RightsWish {
  const [rights, site, calls] = ['rights', 'site', 'calls'].map(name => textOf(given, name));
  const [hours, percent, steerMw] = ['hours', 'to-percent', 'steer-mw'].map(name => given.numbers.get(name));
  if (percent !== undefined && percent > PERCENT) {
    const message = `--to-percent: got ${percent}, expected 0 to ${PERCENT}`;
    throw new InputError([
      {
        path: '/options/to-percent',
        code: 'out-of-range',
        message,
        expected: `0 to ${PERCENT}`,
        value: String(percent),
      },
    ]);
  }
  const names = rights?.split(',').map(name => name.trim());
  return {
    ...(names && !names.includes(ALL) && { rights: names }),
    ...(site !== undefined && { site }),
    ...(calls !== undefined && { calls: calls as (typeof CALLS)[number] }),
    ...(hours !== undefined && { hours }),
    ...(percent !== undefined && { toShare: percent / PERCENT }),
    ...(steerMw !== undefined && { steerMw }),
  };
}

async function compared(
  input: StudyInput,
  wish: RightsWish,
  { given, signal, terminal, language }: Invocation,
): Promise<RightsComparison> {
  const executor = poolFor(given);
  const bar = progressBar(terminal, language, () => performance.now());
  try {
    return await compareRights(input.study, wish, {
      executor,
      sources: sourcesFrom(input.folder),
      watch: { signal, onDone: bar.onDone },
    });
  } finally {
    bar.clear();
    await executor.close();
  }
}
