import { join } from 'node:path';
import { toArrowStream, toCsv, toParquet, toPypsaFolder } from '../../../data/index.ts';
import { createPool, exportMps, InputError } from '../../../engine/index.ts';
import type { Outcome } from '../../../scenarios/index.ts';
import {
  nearestName,
  planStudy,
  reportStudy,
  resolveStudy,
  runPlan,
  seriesTables,
} from '../../../scenarios/index.ts';
import { tableNames, tableOf } from '../../tables/index.ts';
import { type Command, type Given, textOf } from '../command.ts';
import { esdlFiles } from '../esdl-files.ts';
import { EXIT } from '../exit-codes.ts';
import { type OutputFile, requireWritable, writeFolder } from '../output-folder.ts';
import { progressBar } from '../progress.ts';
import { sourcesFrom } from '../sources.ts';
import { readStudy, SET_OPTION } from '../study-input.ts';

const TABLES = { csv: toCsv, parquet: toParquet, arrow: toArrowStream } as const;
const FORMATS = ['csv', 'parquet', 'arrow', 'mps', 'pypsa', 'esdl'] as const;
type Format = (typeof FORMATS)[number];

const NO_PLAN = {
  nl: 'geen variant heeft een plan, er is niets geschreven',
  en: 'no variant has a plan, nothing was written',
};

/** `export STUDY`: the answer in the files of other programs. */
export const exportAnswer: Command = {
  name: 'export',
  operands: 'FILE',
  fewest: 1,
  most: 1,
  summary: {
    nl: 'schrijft het antwoord voor andere programma’s',
    en: 'writes the answer for other programs',
  },
  explanation: {
    nl: `Rekent een studie uit en schrijft haar naar een map. csv, parquet, arrow: alle tabellen en de reeksen per stap.
mps: het programma van elke variant, voor elke andere rekenaar. pypsa: elke variant als map die PyPSA leest; optimaliseren
geeft daar dezelfde kosten. esdl: elke locatie met haar pakket. Slotcode 3: geen enkele gevraagde variant heeft een plan.`,
    en: `Runs a study and writes it into a folder. csv, parquet, arrow: every table and the series per step. mps: the program of
each variant, for any other solver. pypsa: each variant as a folder that PyPSA reads; optimising there gives the same cost. esdl: each site with its package.
Exit code 3: no variant that was asked for has a plan.`,
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
  ],
  async run({ operands, given, signal, terminal, language }) {
    const format = FORMATS.find(one => one === textOf(given, 'format')) ?? 'csv';
    const out = outFolder(given);
    refuseChoice(format, given);
    const { study, folder } = await readStudy(operands[0]!, given);
    const { resolved, issues } = resolveStudy(study, sourcesFrom(folder));
    if (resolved === null) throw new InputError(issues);
    const plan = planStudy(resolved);
    const chosen = chosenTasks(plan, given);
    const executor = createPool();
    const bar = progressBar(terminal, language, () => performance.now());
    try {
      const tasks = plan.tasks.filter((_, task) => chosen.has(task));
      const outcome = await runPlan({ ...plan, tasks }, executor, { signal, onDone: bar.onDone });
      bar.clear();
      const folders =
        format in TABLES
          ? [tableFolder(outcome, format as keyof typeof TABLES)]
          : modelFolders(outcome, format);
      for (const { name, files } of folders) await writeFolder(join(out, name), files);
      const written = folders.flatMap(({ name, files }) =>
        name === '' ? files.map(file => file.name) : [`${name}/`],
      );
      if (written.length === 0) terminal.err(`${out}: ${NO_PLAN[language]}\n`);
      await terminal.out(
        given.flags.has('json')
          ? `${JSON.stringify({ out, written })}\n`
          : written.length > 0
            ? `${out}: ${written.join(', ')}\n`
            : '',
      );
      return written.length === 0 ? EXIT.notFeasible : EXIT.ok;
    } finally {
      bar.clear();
      await executor.close();
    }
  },
};

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
  if (!(format in TABLES)) return;
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

function tableFolder(outcome: Outcome, format: keyof typeof TABLES): OutputFolder {
  const [result, series] = [reportStudy(outcome), seriesTables(outcome)];
  const files = tableNames(result, series).map(name => ({
    name: `${name}.${format}`,
    content: TABLES[format](tableOf(name, { result, series })),
  }));
  return { name: '', files };
}

/** A program or a network for every task with a plan; one alone stands in the folder itself. */
function modelFolders({ plan, answers }: Outcome, format: Format): OutputFolder[] {
  const folders = plan.tasks.flatMap(({ name: title, group }, k): OutputFolder[] => {
    const answer = answers[k]!;
    if (answer.status === 'infeasible') return [];
    const name = title.replaceAll(/[^\w.-]+/g, '-');
    if (format === 'mps')
      return [{ name: '', files: [{ name: `${name}.mps`, content: exportMps(group, answer, name) }] }];
    if (format === 'esdl') return [{ name: '', files: esdlFiles(group, name) }];
    return [{ name, files: toPypsaFolder(group, answer, `${plan.resolved.study.name} ${title}`) }];
  });
  return format === 'pypsa' && folders.length === 1 ? [{ ...folders[0]!, name: '' }] : folders;
}

function wrong(option: string, code: string, message: string, expected: string): InputError {
  return new InputError([{ path: `/options/${option}`, code, message, expected }]);
}
