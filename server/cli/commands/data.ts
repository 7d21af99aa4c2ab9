import {
  type DataSet,
  type DataSetHeader,
  type DataSets,
  openDataSets,
  outlineOf,
  type RecordSet,
} from '../../../data/index.ts';
import { InputError } from '../../../engine/index.ts';
import { nearestName } from '../../../scenarios/index.ts';
import { sparkline } from '../../charts/series-outline.ts';
import type { Command, Invocation } from '../command.ts';
import { dataSetText, recordSetText } from '../data-text.ts';
import { EXIT } from '../exit-codes.ts';
import { dataSetFolder } from '../home.ts';
import { inWords, type Language } from '../language.ts';
import { spreadOf } from '../spread.ts';
import { shortened, textTable } from '../text-table.ts';

const LIST_BARS = 24;
const HEADS = {
  nl: ['naam', 'soort', 'eenheid', 'begin (UTC)', 'omvang', 'bron', 'hash', 'vorm'],
  en: ['name', 'kind', 'unit', 'start (UTC)', 'size', 'source', 'hash', 'shape'],
} as const;
const DAMAGED = { nl: 'beschadigd', en: 'damaged' } as const;
const ACTIONS = ['list', 'show', 'remove'] as const;

/** `data [list|show|remove] [NAME]`: the series and lists that were imported. */
export const data: Command = {
  name: 'data',
  operands: '[list | show NAME | remove NAME]',
  fewest: 0,
  most: 2,
  summary: {
    nl: 'noemt, toont of verwijdert ingelezen reeksen en lijsten',
    en: 'lists, shows or removes imported series and lists',
  },
  explanation: {
    nl: `Ingelezen reeksen en lijsten staan in SPEELRUIMTE_HOME, met hun herkomst. Een studie noemt een reeks als
{ dataset: NAME }; population neemt een lijst met --grid-areas of --sites.`,
    en: `Imported series and lists live in SPEELRUIMTE_HOME, with their origin. A study names a series as
{ dataset: NAME }; population takes a list by --grid-areas or --sites.`,
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
    if (action === 'remove') return remove(sets, known, invocation);
    const isList = sets.list().some(one => one.name === known && 'count' in one);
    return isList ? showRecords(sets.records(known)!, invocation) : show(sets.get(known)!, invocation);
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
    const rows = all.map(set => rowOf(sets, set, language));
    const table = textTable(
      heads.map((head, c) => ({ head, align: c === 4 ? 'right' : 'left', cells: rows.map(row => row[c]!) })),
    );
    await terminal.out(`${table}\n`);
  }
  return EXIT.ok;
}

function rowOf(sets: DataSets, set: DataSetHeader, language: Language): string[] {
  const { name, kind, source, sha256 } = set;
  const tail = [shortened(source), sha256.slice(0, 8)];
  if ('count' in set) return [name, kind, '', '', `${inWords(set.count, language)} records`, ...tail, ''];
  const start = new Date(set.startMs).toISOString().slice(0, 16);
  const steps = `${inWords(set.steps, language)} x ${set.stepMinutes} min`;
  return [name, kind, set.unit, start, steps, ...tail, shapeOf(sets, name) ?? DAMAGED[language]];
}

/** Bars of a series; null where its file is damaged, which `data show` explains. */
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

async function showRecords(
  { records, ...header }: RecordSet,
  { terminal, given, language }: Invocation,
): Promise<number> {
  const set = { ...header, records };
  await terminal.out(
    given.flags.has('json')
      ? `${JSON.stringify(set, null, 2)}\n`
      : recordSetText(header, records.map(nameOfRecord), language),
  );
  return EXIT.ok;
}

/** What a person knows a record by: the name of an area, plant or site, or else its code. */
function nameOfRecord(record: RecordSet['records'][number]): string {
  if (record.name !== null) return record.name;
  return 'permit' in record ? (record.permit ?? '') : '';
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

function described(header: DataSetHeader) {
  if ('count' in header) return header;
  const { name, kind, unit, source, licence, retrieved, startMs, stepMinutes, steps, sha256 } = header;
  const start = new Date(startMs).toISOString();
  return { name, kind, unit, source, licence, retrieved, start, stepMinutes, steps, sha256 };
}
