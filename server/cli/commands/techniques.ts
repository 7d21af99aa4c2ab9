import {
  type Process,
  processes,
  type Technology,
  techniquesFor,
  technologies,
  technologyIn,
} from '../../../data/index.ts';
import { InputError } from '../../../engine/index.ts';
import { nearestName } from '../../../scenarios/index.ts';
import { type Command, type Invocation, textOf } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { figureTable } from '../figure-table.ts';
import type { Language } from '../language.ts';
import { needText, processTable, techniqueTable } from '../technique-text.ts';

/** `techniques [ID]`: the techniques a measure may name, or every figure of one; by year, and by process. */
export const techniques: Command = {
  name: 'techniques',
  operands: '[ID]',
  fewest: 0,
  most: 1,
  summary: {
    nl: 'toont de technieken die een maatregel kan noemen',
    en: 'shows the techniques that a measure may name',
  },
  explanation: {
    nl: `Zonder ID: alle technieken met kosten, rendement of COP, levensduur en het jaar waarin ze te koop zijn. Met ID: elk cijfer van
die techniek, of van een proces, met eenheid, merk en bron. --year: voor een investering in dat jaar, op de lijn tussen de jaren van de bron.
--process: alleen technieken die de warmte van dat proces kunnen maken.`,
    en: `Without ID: every technique with its cost, efficiency or COP, life and the year from which it can be bought. With ID: every figure
of that technique, or of a process, with unit, mark and source. --year: for an investment in that year, on the line between the years of
the source. --process: only techniques that can make the heat of that process.`,
  },
  options: [
    {
      name: 'year',
      kind: 'number',
      value: 'YEAR',
      minimum: 2000,
      whole: true,
      text: { nl: 'jaar van de investering', en: 'year of the investment' },
    },
    {
      name: 'process',
      kind: 'text',
      value: 'ID',
      text: { nl: 'alleen voor dit proces', en: 'for this process only' },
    },
  ],
  examples: [
    { line: 'techniques', text: { nl: 'alle technieken', en: 'all techniques' } },
    {
      line: 'techniques heat-pump-80c --year 2028',
      text: { nl: 'een warmtepomp, gekocht in 2028', en: 'a heat pump bought in 2028' },
    },
    {
      line: 'techniques --process frozen-potato',
      text: { nl: 'wat friet kan bakken en blancheren', en: 'what can blanch and fry potatoes' },
    },
  ],
  async run(invocation) {
    const { operands, given, terminal } = invocation;
    const [id] = operands;
    const { content, text } = id === undefined ? listOf(invocation) : oneOf(id, invocation);
    await terminal.out(given.flags.has('json') ? `${JSON.stringify(content, null, 2)}\n` : `${text()}\n`);
    return EXIT.ok;
  },
};

/** What was asked for, as it is and as a person reads it. */
interface Answer {
  readonly content: unknown;
  readonly text: () => string;
}

function listOf({ given, language }: Invocation): Answer {
  const year = given.numbers.get('year');
  const process = textOf(given, 'process');
  if (process !== undefined)
    return forProcess(named(processes(), process, '/options/process'), year, language);
  const all = technologies().map(one => inYear(one, year));
  return {
    content: { techniques: all, processes: processes() },
    text: () => `${techniqueTable(all, language)}\n\n${processTable(processes(), language)}`,
  };
}

function forProcess(process: Process, year: number | undefined, language: Language): Answer {
  const needs = process.heat.map(need => ({
    need,
    techniques: techniquesFor(need).map(one => inYear(one, year)),
  }));
  return {
    content: { process, needs },
    text: () =>
      needs.map(({ need, techniques: able }) => needText(process, need, able, language)).join('\n\n'),
  };
}

function oneOf(id: string, { given, language }: Invocation): Answer {
  const found = named<Technology | Process>([...technologies(), ...processes()], id, '/operands');
  const one = 'sizeUnit' in found ? inYear(found, given.numbers.get('year')) : found;
  return { content: one, text: () => `${one.title[language]} (${id})\n\n${figureTable(one, language)}` };
}

function inYear(one: Technology, year: number | undefined): Technology {
  return year === undefined ? one : technologyIn(one, year);
}

/** The one with this id, or the problem with what there is. */
function named<T extends { readonly id: string }>(all: readonly T[], id: string, path: string): T {
  const found = all.find(one => one.id === id);
  if (found) return found;
  const ids = all.map(one => one.id);
  const near = nearestName(id, ids);
  const expected = ids.join(', ');
  const message = `got "${id}", expected one of ${expected}.${near ? ` Did you mean "${near}"?` : ''}`;
  throw new InputError([{ path, code: 'no-such-technique', message, expected, value: id }]);
}
