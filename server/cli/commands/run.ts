import { type Executor, InputError } from '../../../engine/index.ts';
import {
  type Plan,
  planStudy,
  previewStudy,
  type RunResult,
  reportStudy,
  resolveStudy,
  runPlan,
  runStudy,
  runWhole,
  type SeriesTable,
  type Study,
  seriesTables,
  sizeStudy,
  type Variant,
} from '../../../scenarios/index.ts';
import { type Command, type Given, type Invocation, textOf } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { withExplanations } from '../explained.ts';
import { explanationText } from '../explanation-text.ts';
import type { Language } from '../language.ts';
import { modelFiles } from '../model-files.ts';
import { requireWritable, writeFolder, writeWhole } from '../output-folder.ts';
import { progressBar } from '../progress.ts';
import { FORMATS, type Format, resultIn } from '../result-formats.ts';
import { sourcesFrom } from '../sources.ts';
import { readStudy, SET_OPTION, type StudyInput } from '../study-input.ts';
import { poolFor, WORKERS_OPTION } from '../workers.ts';

/** `run FILE`: the answer with its certificate. */
export const run: Command = {
  name: 'run',
  operands: 'FILE',
  fewest: 1,
  most: 1,
  summary: { nl: 'rekent een studie uit', en: 'runs a study' },
  explanation: {
    nl: `Rekent elke variant uit tegen de laagste kosten en toont wat het kost, wat er uitgestoten wordt, welke grens
knelt en wat één MW meer waard is. FILE is een pad, - voor de standaardinvoer, of een studie uit de bibliotheek.
CSV-paden in een studie beginnen bij de map van de studie. Slotcode 3: geen plan past binnen de grenzen.`,
    en: `Runs every variant at least cost and shows what it costs, what is emitted, which limit binds and what one MW
more is worth. FILE is a path, - for standard input, or a study of the library. CSV paths in a study start at the
folder of the study. Exit code 3: no plan fits within the limits.`,
  },
  options: [
    {
      name: 'format',
      kind: 'choice',
      choices: FORMATS,
      text: { nl: 'vorm van het antwoord; standaard table', en: 'form of the answer; default table' },
    },
    {
      name: 'out',
      kind: 'text',
      value: 'DIR',
      text: {
        nl: 'schrijft result.json, tabellen en grafieken in deze map, alles of niets',
        en: 'writes result.json, tables and charts into this folder, all or nothing',
      },
    },
    {
      name: 'bill',
      kind: 'flag',
      text: {
        nl: 'de rekening per locatie, regel voor regel; met --format csv ook per maand',
        en: 'the bill of each site, line by line; with --format csv by month too',
      },
    },
    {
      name: 'explain',
      kind: 'flag',
      text: {
        nl: 'ook wat kan, wat niet en wat dat zou veranderen, zoals explain; een tot enkele minuten',
        en: 'also what can, what cannot and what would change it, as explain; one to some minutes',
      },
    },
    { name: 'series', kind: 'flag', text: { nl: 'ook de reeksen per stap', en: 'the series per step too' } },
    WORKERS_OPTION,
    {
      name: 'deadline',
      kind: 'number',
      value: 'S',
      minimum: 0.1,
      text: {
        nl: 'seconden per taak; daarna het beste plan met zijn bewezen gat',
        en: 'seconds per task; then the best plan with its proven gap',
      },
    },
    {
      name: 'preview',
      kind: 'flag',
      text: { nl: 'alleen de duurste week, snel en exact', en: 'only the dearest week, fast and exact' },
    },
    {
      name: 'export-model',
      kind: 'text',
      value: 'FILE.mps',
      text: {
        nl: 'schrijft het programma als MPS, voor elke andere rekenaar',
        en: 'writes the program as MPS, for any other solver',
      },
    },
    SET_OPTION,
  ],
  examples: [
    { line: 'run paper-mill', text: { nl: 'een studie uit de bibliotheek', en: 'a study of the library' } },
    {
      line: 'run paper-mill --set /sites/0/contract/importMw=30',
      text: { nl: 'met een andere aansluiting', en: 'with another connection' },
    },
    {
      line: 'run paper-mill --bill',
      text: { nl: 'met de energierekening, regel voor regel', en: 'with the energy bill, line by line' },
    },
    {
      line: 'run my-study.yaml --out answer --series',
      text: { nl: 'alles in een map', en: 'everything in a folder' },
    },
    {
      line: 'run my-study.yaml --format json > answer.json',
      text: { nl: 'voor een ander programma', en: 'for another program' },
    },
    {
      line: 'run my-study.yaml --export-model model.mps',
      text: { nl: 'reken het na met een eigen rekenaar', en: 'check it with a solver of your own' },
    },
  ],
  async run(invocation) {
    const wishes = wishesOf(invocation);
    const input = await readStudy(invocation.operands[0]!, invocation.given);
    const { result: plain, series, models } = await answer(input, wishes, invocation);
    const result = wishes.explain ? await withExplanations(plain, input, invocation) : plain;
    for (const [path, model] of models) await writeWhole(path, model);
    await tell(result, series, wishes, invocation);
    return notFeasible(result) ? EXIT.notFeasible : EXIT.ok;
  },
};

interface Wishes {
  readonly format: Format;
  readonly out: string | undefined;
  readonly model: string | undefined;
  readonly series: boolean;
  readonly bill: boolean;
  readonly explain: boolean;
}

/** What is to come out, checked before any work is done. */
function wishesOf({ given, terminal }: Invocation): Wishes {
  const asked = FORMATS.find(format => format === textOf(given, 'format'));
  const format = asked ?? (given.flags.has('json') ? 'json' : 'table');
  const out = textOf(given, 'out');
  const model = textOf(given, 'export-model');
  const series = given.flags.has('series');
  const bill = given.flags.has('bill');
  const explain = given.flags.has('explain');
  if (out !== undefined) requireWritable(out, 'folder', 'out');
  if (model !== undefined) requireWritable(model, 'file', 'export-model');
  if (out === undefined && series && format === 'table') {
    throw wish('series', '--series needs --out DIR or --format json, csv or arrow');
  }
  if (model !== undefined && given.flags.has('preview')) {
    throw wish('export-model', '--export-model writes the whole program: leave --preview out');
  }
  if (out === undefined && format === 'arrow' && terminal.outIsTerminal) {
    throw wish('format', '--format arrow is binary: give --out DIR or send it into a file or pipe');
  }
  if (bill && series && out === undefined) {
    throw wish('bill', '--bill and --series ask for two tables: give --out DIR or leave one out');
  }
  if (explain && given.flags.has('preview'))
    throw wish('explain', '--explain is about the whole period: leave --preview out');
  if (explain && out === undefined && (format === 'csv' || format === 'arrow'))
    throw wish('explain', '--explain is told as text or JSON: give --out DIR or another --format');
  return { format, out, model, series, bill, explain };
}

const WITHOUT_PROGRAM =
  'a study of flex products is many programs: --export-model writes one of another study';

function wish(option: string, message: string): InputError {
  return new InputError([{ path: `/options/${option}`, code: 'options-at-odds', message }]);
}

function withDeadline(study: Study, given: Given): Study {
  const deadlineSeconds = given.numbers.get('deadline');
  return deadlineSeconds === undefined ? study : { ...study, solve: { ...study.solve, deadlineSeconds } };
}

interface Answer {
  readonly result: RunResult;
  readonly series: readonly SeriesTable[];
  /** MPS text by path; empty when not asked for. */
  readonly models: ReadonlyMap<string, string>;
}

async function answer(input: StudyInput, wishes: Wishes, invocation: Invocation): Promise<Answer> {
  const { given, signal, terminal, language } = invocation;
  const study = withDeadline(input.study, given);
  const keepsAll = wishes.series || wishes.model !== undefined;
  const sources = sourcesFrom(input.folder);
  const executor = poolFor(given);
  const bar = progressBar(terminal, language, () => performance.now());
  try {
    if (given.flags.has('preview')) {
      return { ...(await previewStudy(study, { sources, executor })), models: new Map() };
    }
    if (study.kind === 'flex-product') {
      if (wishes.model !== undefined) throw wish('export-model', WITHOUT_PROGRAM);
      const watch = { signal, onDone: bar.onDone };
      return { ...(await runStudy(study, { sources, executor, watch })), models: new Map() };
    }
    const { resolved, issues } = resolveStudy(study, sources);
    if (resolved === null) throw new InputError(issues);
    const watch = { signal, onDone: bar.onDone };
    const plan = planStudy(await sizeStudy(resolved, { executor, sources, watch }));
    if (!keepsAll) {
      const result = reportStudy(await runPlan(plan, executor, watch));
      const series = wishes.out === undefined ? [] : await chartSeries(plan, result, executor, signal);
      return { result, series, models: new Map() };
    }
    const outcome = await runWhole(plan, executor, watch);
    const models = wishes.model === undefined ? new Map() : modelFiles(outcome, wishes.model);
    return { result: reportStudy(outcome), series: seriesTables(outcome), models };
  } finally {
    bar.clear();
    await executor.close();
  }
}

/** Series of the few variants that charts are drawn of, solved once more: to the bit what they were in the run. */
async function chartSeries(
  plan: Plan,
  result: RunResult,
  executor: Executor,
  signal: AbortSignal,
): Promise<SeriesTable[]> {
  const { seriesNeeded } = await import('../../charts/index.ts'); // charts take half a second to load
  const wanted = seriesNeeded(result);
  const isWanted = (one: Variant) =>
    wanted.some(({ variant, year }) => variant === one.name && year === one.year);
  const variants = plan.variants.filter(isWanted);
  const tasks = variants.map(({ task }) => plan.tasks[task]!);
  const answers = await executor.run(tasks, { signal });
  return seriesTables({
    plan: { ...plan, tasks, variants: variants.map((one, task) => ({ ...one, task })) },
    answers,
  });
}

async function tell(
  result: RunResult,
  series: readonly SeriesTable[],
  wishes: Wishes,
  { terminal, language }: Invocation,
) {
  const { format, out } = wishes;
  if (out === undefined) {
    const wish = { series: wishes.series ? series : null, bill: wishes.bill, language };
    await terminal.out(resultIn(format, result, wish));
    if (format === 'table') await terminal.out(explanationOf(result, language));
    return;
  }
  const { outputFiles } = await import('../result-files.ts'); // charts take half a second to load
  const files = await outputFiles(result, series, { format, withSeries: wishes.series, language });
  await writeFolder(out, files);
  terminal.err(`${out}: ${files.map(({ name }) => name).join(', ')}\n`);
  await terminal.out(
    resultIn(format === 'json' ? 'json' : 'table', result, { series: null, bill: wishes.bill, language }),
  );
  if (format !== 'json') await terminal.out(explanationOf(result, language));
}

function explanationOf(result: RunResult, language: Language): string {
  return result.explanations ? `\n${explanationText(result, language)}` : '';
}

/** A package that does not fit is part of the answer; a study (or the reference to compare with) that does not is not. */
function notFeasible({ kind, variants, report }: RunResult): boolean {
  const reference = report.packages.find(({ irrNote }) => irrNote === 'reference')?.name;
  const failed = variants.filter(({ status }) => status === 'infeasible');
  const decisive = failed.some(({ name }) => kind === 'dispatch' || name === reference);
  return decisive || (variants.length > 0 && failed.length === variants.length);
}
