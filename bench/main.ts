import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { ENGINE_VERSION } from '../engine/index.ts';
import { areaBench } from './area.ts';
import type { Benchmark, Figures, Report } from './benchmark.ts';
import { chartsBench } from './charts.ts';
import { dispatchBench } from './dispatch.ts';
import { httpBench } from './http.ts';
import { importBench } from './import.ts';
import { libraryBench } from './library/library.ts';
import { packagesBench } from './packages.ts';
import { poolBench } from './pool.ts';
import { sizingBench } from './sizing.ts';
import { solverBench } from './solver/solver.ts';
import { syntheticBench } from './synthetic/synthetic.ts';

const BENCHMARKS: readonly Benchmark[] = [
  dispatchBench,
  poolBench,
  packagesBench,
  areaBench,
  chartsBench,
  httpBench,
  importBench,
  solverBench,
  syntheticBench,
  libraryBench,
  sizingBench,
];

const USAGE = `Usage: npm run bench -- [NAME] [--json] [--repeats N] [--seed N] [--only PART,...]
       npm run bench -- packages [--packages N] [--years N] [--paths N]

${BENCHMARKS.map(({ name, text }) => `  ${name.padEnd(10)}${text}`).join('\n')}

Without a name: ${dispatchBench.name}.
`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      repeats: { type: 'string', default: '5' },
      seed: { type: 'string', default: '1' },
      only: { type: 'string' },
      packages: { type: 'string', default: '200' },
      years: { type: 'string', default: '5' },
      paths: { type: 'string', default: '3' },
      help: { type: 'boolean', default: false },
    },
  });
  const asked = positionals[0] ?? dispatchBench.name;
  const benchmark = BENCHMARKS.find(({ name }) => name === asked);
  const [repeats, seed] = [Number(values.repeats), Number(values.seed)];
  const size = {
    packages: Number(values.packages),
    years: Number(values.years),
    paths: Number(values.paths),
  };
  const counts = [repeats, ...Object.values(size)];
  const isCount = (value: number) => Number.isInteger(value) && value >= 1;
  const wrong = !benchmark || !counts.every(isCount) || !Number.isInteger(seed);
  if (values.help || wrong) {
    (values.help ? process.stdout : process.stderr).write(USAGE);
    return values.help ? 0 : 2;
  }
  const only = values.only === undefined ? null : new Set(values.only.split(','));
  const [loadBefore] = loadavg();
  const answered = await benchmark.run({ repeats, seed, only, size });
  const { figures, summary } = 'summary' in answered ? answered : { figures: answered, summary: {} };
  const machine = {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    node: process.versions.node,
    /** Other work running when it began, in threads (Linux and macOS): near 0 or the times are not to be trusted. */
    loadBefore: loadBefore!,
  };
  const answer = {
    benchmark: benchmark.name,
    engineVersion: ENGINE_VERSION,
    seed,
    machine,
    ...summary,
    figures,
  };
  process.stdout.write(
    values.json ? `${JSON.stringify(answer, null, 2)}\n` : `${asText(figures)}\n${summaryText(summary)}`,
  );
  return 0;
}

function summaryText(summary: Report['summary']): string {
  return Object.entries(summary)
    .map(([name, figures]) => `\n${name}\n${asText([figures].flat())}\n`)
    .join('');
}

/** Columns under their names. */
function asText(figures: readonly Figures[]): string {
  const keys = Object.keys(figures[0] ?? {});
  const rows = [keys, ...figures.map(row => keys.map(key => String(row[key])))];
  const widths = keys.map((_, c) => Math.max(...rows.map(row => row[c]!.length)));
  return rows.map(row => row.map((cell, c) => cell.padEnd(widths[c]!)).join('  ')).join('\n');
}

process.exitCode = await main();
