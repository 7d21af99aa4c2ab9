import {
  type DataSet,
  type DataSetHeader,
  type DataSets,
  openDataSets,
  outlineOf,
} from '../../../data/index.ts';
import { InputError } from '../../../engine/index.ts';
import { nearestName } from '../../../scenarios/index.ts';
import { sparkline } from '../../charts/series-outline.ts';
import type { Command, Invocation } from '../command.ts';
import { dataSetText } from '../data-text.ts';
import { EXIT } from '../exit-codes.ts';
import { dataSetFolder } from '../home.ts';
import { inWords } from '../language.ts';
import { spreadOf } from '../spread.ts';
import { textTable } from '../text-table.ts';

const LIST_BARS = 24;
const HEADS = {
  nl: ['naam', 'soort', 'eenheid', 'begin (UTC)', 'stappen', 'bron', 'hash', 'vorm'],
  en: ['name', 'kind', 'unit', 'start (UTC)', 'steps', 'source', 'hash', 'shape'],
} as const;
const DAMAGED = { nl: 'beschadigd', en: 'damaged' } as const;
const ACTIONS = ['list', 'show', 'remove'] as const;

/** `data [list|show|remove] [NAME]`: the series that were imported. */
export const data: Command = {
  name: 'data',
  operands: '[list | show NAME | remove NAME]',
  fewest: 0,
  most: 2,
  summary: {
    nl: 'noemt, toont of verwijdert ingelezen reeksen',
    en: 'lists, shows or removes imported series',
  },
  explanation: {
    nl: 'Ingelezen reeksen staan in SPEELRUIMTE_HOME, met hun herkomst. Een studie noemt ze als { dataset: NAME }.',
    en: 'Imported series live in SPEELRUIMTE_HOME, with their origin. A study names them as { dataset: NAME }.',
  },
  options: [],
  examples: [
    { line: 'data', text: { nl: 'wat er is', en: 'what there is' } },
    { line: 'data show prices-2024', text: { nl: 'herkomst en kengetallen', en: 'origin and key figures' } },
    { line: 'data remove prices-2024', text: { nl: 'weg ermee', en: 'away with it' } },
  ],
  async run(invocation) {
    const [word = 'list', name] = invocation.operands;
    const action = ACTIONS.find(known => known === word);
    if (!action)
      throw problem('unknown-action', `Got "${word}", expected one of ${ACTIONS.join(', ')}`, word, ACTIONS);
    const sets = openDataSets(dataSetFolder());
    if (action === 'list') return list(sets, invocation);
    const known = requireName(sets, action, name);
    return action === 'show' ? show(sets.get(known)!, invocation) : remove(sets, known, invocation);
  },
};

async function list(sets: DataSets, { terminal, given, language }: Invocation): Promise<number> {
  const all = sets.list();
  if (given.flags.has('json')) {
    await terminal.out(`${JSON.stringify({ dataSets: all.map(described) }, null, 2)}\n`);
  } else if (all.length === 0) {
    const none = {
      nl: 'Nog geen reeksen ingelezen. Begin met: import prices FILE',
      en: 'Nothing imported yet. Begin with: import prices FILE',
    };
    await terminal.out(`${none[language]}\n`);
  } else {
    const heads = HEADS[language];
    const rows = all.map(set => {
      const shape = shapeOf(sets, set.name) ?? DAMAGED[language];
      const { name, kind, unit, start } = described(set);
      const steps = `${inWords(set.steps, language)} x ${set.stepMinutes} min`;
      return [name, kind, unit, start.slice(0, 16), steps, set.source, set.sha256.slice(0, 8), shape];
    });
    const table = textTable(
      heads.map((head, c) => ({ head, align: c === 4 ? 'right' : 'left', cells: rows.map(row => row[c]!) })),
    );
    await terminal.out(`${table}\n`);
  }
  return EXIT.ok;
}

/** Bars of a set; null where its file is damaged, which `data show` explains. */
function shapeOf(sets: DataSets, name: string): string | null {
  try {
    return sparkline(outlineOf(sets.get(name)!.values, LIST_BARS).mean);
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

async function show(set: DataSet, { terminal, given, language }: Invocation): Promise<number> {
  const facts = { ...described(set), ...spreadOf(set.values) };
  await terminal.out(
    given.flags.has('json') ? `${JSON.stringify(facts, null, 2)}\n` : dataSetText(set, language),
  );
  return EXIT.ok;
}

async function remove(
  sets: DataSets,
  name: string,
  { terminal, language, given }: Invocation,
): Promise<number> {
  sets.remove(name);
  const line = { nl: `${name} is verwijderd.`, en: `${name} was removed.` };
  await terminal.out(
    given.flags.has('json') ? `${JSON.stringify({ removed: name })}\n` : `${line[language]}\n`,
  );
  return EXIT.ok;
}

/** The name of a set that is there; its file may be damaged, for then it must be possible to remove it. */
function requireName(sets: DataSets, action: string, name: string | undefined): string {
  const names = sets.list().map(set => set.name);
  if (name === undefined)
    throw problem('missing-operand', `data ${action} needs the name of a data set`, undefined, names);
  if (names.includes(name)) return name;
  const near = nearestName(name, names);
  throw problem(
    'no-such-data-set',
    `There is no data set "${name}".${near ? ` Did you mean "${near}"?` : ''}`,
    name,
    names,
  );
}

function problem(
  code: string,
  message: string,
  value: string | undefined,
  names: readonly string[],
): InputError {
  return new InputError([
    { path: '/operands', code, message, expected: names.join(', '), ...(value !== undefined && { value }) },
  ]);
}

function described({ startMs, ...header }: DataSetHeader) {
  const { name, kind, unit, source, licence, retrieved, stepMinutes, steps, sha256 } = header;
  const start = new Date(startMs).toISOString();
  return { name, kind, unit, source, licence, retrieved, start, stepMinutes, steps, sha256 };
}
