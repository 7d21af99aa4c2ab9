import { join } from 'node:path';
import { toArrowStream, toCsv, toParquet } from '../../../data/index.ts';
import { createPool, type Dispatch, InputError } from '../../../engine/index.ts';
import type { Answer, Answers, Plan } from '../../../scenarios/index.ts';
import {
  nearestName,
  planStudy,
  reportStudy,
  resolveStudy,
  runWhole,
  seriesTables,
  sizeStudy,
} from '../../../scenarios/index.ts';
import {
  MODEL_FORMATS,
  type Model,
  type ModelFormat,
  modelFiles,
  modelsOf,
} from '../../models/model-files.ts';
import { storedPlan } from '../../models/stored-plan.ts';
import { tableNames, tableOf } from '../../tables/index.ts';
import { type Command, type Given, type Invocation, textOf } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { type OutputFile, requireWritable, writeFolder } from '../output-folder.ts';
import { progressBar } from '../progress.ts';
import { sourcesFrom } from '../sources.ts';
import { type StoredRun, storedRun } from '../stored-run.ts';
import { readStudy, SET_OPTION } from '../study-input.ts';

const TABLES = { csv: toCsv, parquet: toParquet, arrow: toArrowStream } as const;
const FORMATS = ['csv', 'parquet', 'arrow', ...MODEL_FORMATS] as const;
type Format = (typeof FORMATS)[number];

const NO_PLAN = {
  nl: 'geen variant heeft een plan, er is niets geschreven',
  en: 'no variant has a plan, nothing was written',
};

/** `export STUDY` or `export RUN`: the answer in the files of other programs. */
export const exportAnswer: Command = {
  name: 'export',
  operands: 'FILE | RUN',
  fewest: 1,
  most: 1,
  summary: {
    nl: 'schrijft het antwoord voor andere programma’s',
    en: 'writes the answer for other programs',
  },
  explanation: {
    nl: `Rekent een studie uit en schrijft haar naar een map. csv, parquet, arrow: alle tabellen en de reeksen per stap.
mps: het programma van elke variant, voor elke andere rekenaar. pypsa: elke variant als map die PyPSA leest; optimaliseren
geeft daar dezelfde kosten. esdl: elke locatie met haar pakket. RUN is het nummer van een bewaarde berekening van de server:
dan wordt niets opnieuw uitgerekend. Slotcode 3: geen enkele gevraagde variant heeft een plan.`,
    en: `Runs a study and writes it into a folder. csv, parquet, arrow: every table and the series per step. mps: the program of
each variant, for any other solver. pypsa: each variant as a folder that PyPSA reads; optimising there gives the same cost. esdl: each site with its package.
RUN is the id of a stored run of the server: nothing is computed again then. Exit code 3: no variant that was asked for has
a plan.`,
  },
  options: [
    {
      name: 'format',
      kind: 'choice',
      choices: FORMATS,
      text: { nl: 'vorm van de bestanden; standaard csv', en: 'form of the files; default csv' },
    },
    {
      name: 'out',
      kind: 'text',
      value: 'DIR',
      text: { nl: 'map waarin geschreven wordt', en: 'folder to write into' },
    },
    {
      name: 'variant',
      kind: 'text',
      value: 'NAME',
      text: { nl: 'alleen dit pakket (mps, pypsa en esdl)', en: 'this package only (mps, pypsa and esdl)' },
    },
    {
      name: 'year',
      kind: 'number',
      value: 'YEAR',
      whole: true,
      text: { nl: 'alleen dit jaar (mps, pypsa en esdl)', en: 'this year only (mps, pypsa and esdl)' },
    },
    SET_OPTION,
  ],
  examples: [
    {
      line: 'export battery-24-hours --format pypsa --out network',
      text: { nl: 'reken het na in PyPSA', en: 'check it in PyPSA' },
    },
    {
      line: 'export paper-mill --format parquet --out tables',
      text: { nl: 'alle tabellen en reeksen', en: 'every table and series' },
    },
    {
      line: 'export paper-mill --format mps --variant e-boiler --year 2030 --out models',
      text: { nl: 'één programma voor een eigen rekenaar', en: 'one program for a solver of your own' },
    },
    {
      line: 'export 0123456789abcdef0123456789abcdef --format parquet --out tables',
      text: { nl: 'een berekening die de server bewaard heeft', en: 'a run that the server has kept' },
    },
  ],
  async run(invocation) {
    const { operands, given, terminal, language } = invocation;
    const format = FORMATS.find(one => one === textOf(given, 'format')) ?? 'csv';
    const out = outFolder(given);
    refuseChoice(format, given);
    const stored = await storedRun(operands[0]!);
    const folders = stored
      ? foldersOfRun(stored, format, given)
      : await foldersOfStudy(operands[0]!, format, invocation);
    const written: string[] = [];
    for await (const { name, files } of folders) {
      await writeFolder(join(out, name), files);
      written.push(...(name === '' ? files.map(file => file.name) : [`${name}/`]));
    }
    if (written.length === 0) terminal.err(`${out}: ${NO_PLAN[language]}\n`);
    await terminal.out(
      given.flags.has('json')
        ? `${JSON.stringify({ out, written })}\n`
        : written.length > 0
          ? `${out}: ${written.join(', ')}\n`
          : '',
    );
    return written.length === 0 ? EXIT.notFeasible : EXIT.ok;
  },
};

/** Runs the study, or of it what was asked for. */
async function foldersOfStudy(
  file: string,
  format: Format,
  { given, signal, terminal, language }: Invocation,
): Promise<OutputFolder[]> {
  const { study, folder } = await readStudy(file, given);
  // Tables and models are those of the study as it is.
  const { paths: _paths, ...own } = study;
  const sources = sourcesFrom(folder);
  const { resolved, issues } = resolveStudy(own, sources);
  if (resolved === null) throw new InputError(issues);
  const executor = createPool();
  const bar = progressBar(terminal, language, () => performance.now());
  try {
    const watch = { signal, onDone: bar.onDone };
    const whole = planStudy(await sizeStudy(resolved, { executor, sources, watch }));
    const plan = partOf(whole, chosenTasks(whole, given));
    const outcome = await runWhole(plan, executor, watch);
    if (isModel(format)) return modelFolders(outcome, format);
    return [tableFolder({ result: reportStudy(outcome), series: seriesTables(outcome) }, format)];
  } finally {
    bar.clear();
    await executor.close();
  }
}

/** Takes what is kept of a run; its study is as it was, so nothing of it can be set. */
async function* foldersOfRun(
  { store, run }: StoredRun,
  format: Format,
  given: Given,
): AsyncGenerator<OutputFolder> {
  try {
    if (given.texts.has('set'))
      throw wrong('set', 'options-at-odds', '--set changes a study, and a run is finished', 'no --set');
    if (!isModel(format)) {
      const [result, series] = [await store.result(run.id), await store.series(run.id)];
      yield tableFolder({ result: result!, series }, format);
      return;
    }
    const { plan, planned, answerTo } = await storedPlan(store, run.id, sourcesFrom(process.cwd()));
    const chosen = chosenTasks(plan, given);
    const models = modelsOf(plan, planned).filter(({ task }) => chosen.has(task));
    // One answer at a time: each is about a megabyte, and a run may have thousands.
    for (const model of models)
      yield modelFolder(plan, model, await answerTo(model.task), format, models.length);
  } finally {
    await store.close();
  }
}

interface OutputFolder {
  /** Below `--out`; empty: that folder itself. */
  readonly name: string;
  readonly files: readonly OutputFile[];
}

function outFolder(given: Given): string {
  const out = textOf(given, 'out');
  if (out === undefined) throw wrong('out', 'missing-option', 'export needs --out DIR', 'a folder');
  requireWritable(out, 'folder', 'out');
  return out;
}

/** Tables hold every variant: a choice among them would be silently broken totals. */
function refuseChoice(format: Format, given: Given): void {
  if (isModel(format)) return;
  const option = ['variant', 'year'].find(name => given.texts.has(name));
  if (option === undefined) return;
  throw wrong(
    option,
    'options-at-odds',
    `--${option} goes with --format mps, pypsa or esdl: tables hold all variants`,
    'mps, pypsa or esdl',
  );
}

/** Indexes of the tasks of the variants that were asked for. */
function chosenTasks({ variants }: ReturnType<typeof planStudy>, given: Given): ReadonlySet<number> {
  const name = textOf(given, 'variant');
  const year = given.numbers.get('year');
  const names = [...new Set(variants.map(one => one.name))];
  const years = [...new Set(variants.map(one => one.year))];
  if (name !== undefined && !names.includes(name)) {
    const near = nearestName(name, names);
    const hint = near ? ` Did you mean "${near}"?` : '';
    throw wrong(
      'variant',
      'unknown-value',
      `got "${name}", expected one of ${names.join(', ')}.${hint}`,
      names.join(', '),
    );
  }
  if (year !== undefined && !years.includes(year))
    throw wrong(
      'year',
      'unknown-value',
      `got ${year}, expected one of ${years.join(', ')}`,
      years.join(', '),
    );
  const wanted = variants.filter(one => (name ?? one.name) === one.name && (year ?? one.year) === one.year);
  return new Set(wanted.map(({ task }) => task));
}

/** The plan with only the tasks chosen and their variants. */
function partOf(plan: Plan, chosen: ReadonlySet<number>): Plan {
  const places = [...plan.tasks.keys()].filter(task => chosen.has(task));
  const variants = plan.variants
    .filter(({ task }) => chosen.has(task))
    .map(one => ({ ...one, task: places.indexOf(one.task) }));
  return { ...plan, variants, tasks: places.map(task => plan.tasks[task]!) };
}

function tableFolder({ result, series }: Answer, format: keyof typeof TABLES): OutputFolder {
  const files = tableNames(result, series).map(name => ({
    name: `${name}.${format}`,
    content: TABLES[format](tableOf(name, { result, series })),
  }));
  return { name: '', files };
}

/** A program or a network for every task with a plan. */
function modelFolders({ plan, answers }: Answers, format: ModelFormat): OutputFolder[] {
  const planned = [...plan.tasks.keys()].filter(task => answers[task]!.status !== 'infeasible');
  const models = modelsOf(plan, new Set(planned));
  return models.map(model => modelFolder(plan, model, answers[model.task]!, format, models.length));
}

/** One of `count` models; one network alone stands in the folder itself. */
function modelFolder(
  plan: Plan,
  model: Model,
  answer: Dispatch,
  format: ModelFormat,
  count: number,
): OutputFolder {
  return {
    name: format === 'pypsa' && count > 1 ? model.name : '',
    files: modelFiles(plan, model, answer, format),
  };
}

function isModel(format: Format): format is ModelFormat {
  return !(format in TABLES);
}

function wrong(option: string, code: string, message: string, expected: string): InputError {
  return new InputError([{ path: `/options/${option}`, code, message, expected }]);
}
