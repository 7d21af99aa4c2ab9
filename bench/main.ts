import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { ENGINE_VERSION } from '../engine/index.ts';
import type { Benchmark, Figures } from './benchmark.ts';
import { chartsBench } from './charts.ts';
import { dispatchBench } from './dispatch.ts';
import { httpBench } from './http.ts';
import { poolBench } from './pool.ts';

const BENCHMARKS: readonly Benchmark[] = [dispatchBench, poolBench, chartsBench, httpBench];

const USAGE = `Usage: npm run bench -- [NAME] [--json] [--repeats N] [--seed N]

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
      help: { type: 'boolean', default: false },
    },
  });
  const asked = positionals[0] ?? dispatchBench.name;
  const benchmark = BENCHMARKS.find(({ name }) => name === asked);
  const [repeats, seed] = [Number(values.repeats), Number(values.seed)];
  const wrong = !benchmark || !Number.isInteger(repeats) || repeats < 1 || !Number.isInteger(seed);
  if (values.help || wrong) {
    (values.help ? process.stdout : process.stderr).write(USAGE);
    return values.help ? 0 : 2;
  }
  const figures = await benchmark.run({ repeats, seed });
  const machine = { cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length, node: process.versions.node };
  const answer = { benchmark: benchmark.name, engineVersion: ENGINE_VERSION, seed, machine, figures };
  process.stdout.write(values.json ? `${JSON.stringify(answer, null, 2)}\n` : `${asText(figures)}\n`);
  return 0;
}

/** Columns under their names. */
function asText(figures: readonly Figures[]): string {
  const keys = Object.keys(figures[0] ?? {});
  const rows = [keys, ...figures.map(row => keys.map(key => String(row[key])))];
  const widths = keys.map((_, c) => Math.max(...rows.map(row => row[c]!.length)));
  return rows.map(row => row.map((cell, c) => cell.padEnd(widths[c]!)).join('  ')).join('\n');
}

process.exitCode = await main();
