import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { check } from '../../server/cli/commands/check.ts';
import { data } from '../../server/cli/commands/data.ts';
import { importFile } from '../../server/cli/commands/import.ts';
import { library } from '../../server/cli/commands/library.ts';
import { run } from '../../server/cli/commands/run.ts';
import { schema } from '../../server/cli/commands/schema.ts';
import { serve } from '../../server/cli/commands/serve.ts';
import { commandHelp } from '../../server/cli/help.ts';
import { contentsOf, MAIN, workFolder } from './command-line.ts';
import { SMALL_STUDY, smallStudyWith } from './small-study.ts';

let work: ReturnType<typeof workFolder>;
beforeEach(() => {
  work = workFolder();
  writeFileSync(join(work.folder, 'small.yaml'), SMALL_STUDY);
});
afterEach(() => work.remove());

const VARIANT_KEYS = [
  'name',
  'year',
  'costEur',
  'emissionsTonCo2',
  'importMwh',
  'exportMwh',
  'peakMw',
  'unservedMwh',
  'valueOfOneMwEur',
  'certificate',
];

describe('run', () => {
  test('--format json prints exactly one object with the keys that stay', async () => {
    const { code, stdout, stderr } = await work.cli(['run', 'small.yaml', '--format', 'json']);
    const result = JSON.parse(stdout);
    expect(Object.keys(result)).toEqual(
      expect.arrayContaining(['study', 'kind', 'engineVersion', 'variants', 'defaults', 'report']),
    );
    expect(Object.keys(result.variants[0])).toEqual(expect.arrayContaining(VARIANT_KEYS));
    const { certificate, costEur } = result.variants[0];
    expect(certificate.costEur).toBeCloseTo(costEur, 6);
    expect(certificate.gap).toBeLessThanOrEqual(1e-6);
    expect(certificate.maxResidualMw).toBeLessThanOrEqual(1e-6);
    expect(certificate.inputHash).toMatch(/^[0-9a-f]{64}$/);
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });

  test('from standard input and with another number of workers: the same bits', async () => {
    const [file, input] = await Promise.all([
      work.cli(['run', 'small.yaml', '--format', 'json', '--workers', '1']),
      work.cli(['run', '-', '--format', 'json', '--workers', '2'], SMALL_STUDY),
    ]);
    expect(input.stdout).toBe(file.stdout);
  });

  test('table is the default, in English or Dutch, without escape codes in a pipe', async () => {
    const english = await work.cli(['run', 'small.yaml']);
    const dutch = await work.cli(['run', 'small.yaml'], '', { LANG: 'nl_NL.UTF-8' });
    expect(english.stdout).toContain('cost EUR');
    expect(dutch.stdout).toContain('kosten EUR');
    expect(english.stdout + dutch.stdout + english.stderr).not.toContain('\u001b');
  });

  test('--out writes everything at once; --set changes the study', async () => {
    const { code } = await work.cli([
      'run',
      'small.yaml',
      '--out',
      'new/answer',
      '--series',
      '--set',
      '/sites/0/contract/importMw=6',
    ]);
    expect(code).toBe(0);
    const names = readdirSync(join(work.folder, 'new/answer'));
    expect(names).toContain('result.json');
    expect(names.some(name => name.endsWith('.csv'))).toBe(true);
    expect(names.some(name => name.endsWith('.svg'))).toBe(true);
    expect(readdirSync(join(work.folder, 'new'))).toEqual(['answer']);
    expect(JSON.parse(readFileSync(join(work.folder, 'new/answer/result.json'), 'utf8')).study).toBe('small');
  });

  test('--out into a folder that exists leaves what else lies there', async () => {
    mkdirSync(join(work.folder, 'answer'));
    writeFileSync(join(work.folder, 'answer/notes.txt'), 'mine');
    await work.cli(['run', 'small.yaml', '--out', 'answer']);
    expect(readFileSync(join(work.folder, 'answer/notes.txt'), 'utf8')).toBe('mine');
    expect(existsSync(join(work.folder, 'answer/result.json'))).toBe(true);
  });

  test('--out over a file is refused before any work', async () => {
    const { code, stderr } = await work.cli(['run', 'small.yaml', '--out', 'small.yaml']);
    expect(stderr).toContain('is not a folder');
    expect(code).toBe(2);
  });

  test('--export-model writes a program that names its objective', async () => {
    const { code } = await work.cli(['run', 'small.yaml', '--export-model', 'small.mps']);
    const model = readFileSync(join(work.folder, 'small.mps'), 'utf8');
    expect(model).toMatch(/^ROWS/m);
    expect(model).toMatch(/^ENDATA/m);
    expect(code).toBe(0);
  });

  test('a study without a plan is an answer with exit code 3', async () => {
    const tight = smallStudyWith('importMw: 4', 'importMw: 2.2').replace(
      '[1, 2, 3, 2, 1, 1] }',
      '[1, 2, 3, 3, 3, 3], unserved: { electricityEurPerMwh: not-allowed } }',
    );
    const { code, stdout } = await work.cli(['run', '-', '--format', 'json'], tight);
    const { status, costEur, infeasibility } = JSON.parse(stdout).variants[0];
    expect({ status, costEur }).toEqual({ status: 'infeasible', costEur: null });
    expect(infeasibility.shortages.length).toBeGreaterThan(0);
    expect(code).toBe(3);
  });

  test('a CSV path starts at the folder of the study', async () => {
    mkdirSync(join(work.folder, 'studies'));
    writeFileSync(join(work.folder, 'studies/load.csv'), 'load_mw\n1\n2\n3\n2\n1\n1\n');
    const study = smallStudyWith('[1, 2, 3, 2, 1, 1]', '{ csv: load.csv, column: load_mw, unit: MW }');
    writeFileSync(join(work.folder, 'studies/study.yaml'), study);
    const inline = await work.cli(['run', 'small.yaml', '--format', 'json']);
    const fromCsv = await work.cli(['run', 'studies/study.yaml', '--format', 'json']);
    expect(fromCsv.stderr).toBe('');
    expect(JSON.parse(fromCsv.stdout).variants[0].costEur).toBe(
      JSON.parse(inline.stdout).variants[0].costEur,
    );
  });

  test('Ctrl-C ends with 130 and leaves nothing behind', async () => {
    const before = contentsOf(work.folder);
    let code: number | null = null;
    // Before the program listens, Ctrl-C ends it at once by the signal itself: on a busy machine wait longer then.
    for (const waitMs of [2000, 5000, 12_000]) {
      const words = ['run', 'paper-mill', '--out', 'answer', '--workers', '1'];
      const child = spawn(process.execPath, [MAIN, ...words], {
        cwd: work.folder,
        env: work.environment,
        stdio: 'ignore',
      });
      const timer = setTimeout(() => child.kill('SIGINT'), waitMs);
      [code] = await once(child, 'exit');
      clearTimeout(timer);
      if (code !== null) break;
    }
    expect(code).toBe(130);
    expect(contentsOf(work.folder)).toEqual(before);
  });

  test('a reader that goes away ends the command quietly', async () => {
    const child = spawn('sh', ['-c', `"$NODE" "$MAIN" schema | head -c 10`], {
      env: { ...work.environment, NODE: process.execPath, MAIN },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const errors: Buffer[] = [];
    child.stderr.on('data', chunk => errors.push(chunk));
    child.stdout.resume();
    await once(child, 'close');
    expect(Buffer.concat(errors).toString()).toBe('');
  });
});

describe('the command line itself', () => {
  test.each([
    { words: ['rnu', 'x'], says: /Unknown command "rnu".*Did you mean "run"/s },
    {
      words: ['run', 'small.yaml', '--fromat', 'json'],
      says: /Unknown option --fromat. Did you mean --format/,
    },
    { words: ['run', 'small.yaml', '--format', 'jsn'], says: /got "jsn".*Did you mean "json"/ },
    {
      words: ['run', 'small.yaml', '--workers', 'many'],
      says: /got "many", expected a whole number of at least 1/,
    },
    { words: ['run'], says: /Something is missing: run FILE/ },
    {
      words: ['run', 'paper-mil'],
      says: /no file and no library study "paper-mil". Did you mean "paper-mill"/,
    },
    { words: ['run', 'small.yaml', '--set', 'importMw=3'], says: /expected POINTER=VALUE/ },
    { words: ['import', 'prise', 'x.csv'], says: /got "prise".*prices/is },
    { words: ['data', 'show', 'nothing'], says: /no data set "nothing"/ },
    { words: ['library', 'paper-mil'], says: /Did you mean "paper-mill"/ },
  ])('$words is refused with exit code 2 and a hint', async ({ words, says }) => {
    const { code, stdout, stderr } = await work.cli(words);
    expect(stderr).toMatch(says);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  test.each([check, data, importFile, library, run, schema, serve])(
    'help of $name teaches with examples',
    command => {
      const call = new RegExp(
        `Usage: npm run -s cli -- ${command.name}[^]*Examples:[^]*npm run -s cli -- ${command.name}`,
      );
      expect(commandHelp(command, 'en')).toMatch(call);
      expect(commandHelp(command, 'nl')).toContain('Voorbeelden:');
    },
  );

  test('--help goes to standard output, in the language asked for', async () => {
    const { code, stdout, stderr } = await work.cli(['run', '--help', '--language', 'nl']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(commandHelp(run, 'nl'));
  });

  test('without a command: the general help, listing every command', async () => {
    const { code, stdout } = await work.cli([]);
    for (const name of [
      'check',
      'run',
      'export',
      'import',
      'data',
      'library',
      'dictionary',
      'schema',
      'serve',
    ])
      expect(stdout).toContain(`\n  ${name} `);
    expect(code).toBe(0);
  });

  test('library prints a study that can be run as a file', async () => {
    const list = await work.cli(['library', '--json']);
    const names = JSON.parse(list.stdout).studies.map(({ name }: { name: string }) => name);
    expect(names).toContain('paper-mill');
    const text = (await work.cli(['library', 'paper-mill'])).stdout;
    const { code, stdout } = await work.cli(['check', '-'], text);
    expect(stdout).toContain('in order');
    expect(code).toBe(0);
  });

  test('schema is a JSON Schema of studies', async () => {
    const { stdout } = await work.cli(['schema']);
    expect(JSON.parse(stdout).properties ?? JSON.parse(stdout).anyOf).toBeDefined();
  });
});
