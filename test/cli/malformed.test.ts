import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contentsOf, workFolder } from './command-line.ts';
import { SMALL_STUDY, smallStudyWith } from './small-study.ts';

const LOAD = '[1, 2, 3, 2, 1, 1]';
const PRICES = '[50, 90, 120, 60, 20, 30]';
const NESTED_BYTES = 10_000_000;

interface Malformed {
  readonly name: string;
  readonly study: string;
  readonly files?: Record<string, string>;
  /** What the one message must say. */
  readonly says: RegExp;
}

/** Studies that people (and attackers) really write, each with one mistake. */
const MALFORMED: readonly Malformed[] = [
  {
    name: 'unit of another quantity',
    study: smallStudyWith('importMw: 4', 'importMw: "4 kg"'),
    says: /importMw.*kg/s,
  },
  {
    name: 'energy where power is meant',
    study: smallStudyWith('powerMw: 1', 'powerMw: "1 MWh"'),
    says: /powerMw.*MWh/s,
  },
  { name: 'field misspelt', study: smallStudyWith('importMw: 4', 'imporMw: 4'), says: /imporMw.*importMw/s },
  {
    name: 'asset of an unknown kind',
    study: smallStudyWith('kind: battery', 'kind: batery'),
    says: /batery.*battery/s,
  },
  {
    name: 'study of an unknown kind',
    study: smallStudyWith('kind: dispatch', 'kind: dispach'),
    says: /dispach.*dispatch/s,
  },
  {
    name: 'negative capacity',
    study: smallStudyWith('energyMwh: 2', 'energyMwh: -2'),
    says: /energyMwh.*-2/s,
  },
  {
    name: 'efficiency above one',
    study: smallStudyWith('end: cyclic', 'end: cyclic, efficiencyIn: 1.2'),
    says: /efficiencyIn.*1\.2/s,
  },
  { name: 'NaN in a series', study: smallStudyWith(LOAD, '[1, 2, .nan, 2, 1, 1]'), says: /electricityMw\/2/ },
  {
    name: 'infinite price',
    study: smallStudyWith(PRICES, '[50, 90, .inf, 60, 20, 30]'),
    says: /dayAheadEurPerMwh\/2/,
  },
  {
    name: 'series of the wrong length',
    study: smallStudyWith(LOAD, '[1, 2, 3]'),
    says: /electricityMw.*3.*6/s,
  },
  {
    name: 'CSV file that is not there',
    study: smallStudyWith(LOAD, '{ csv: load.csv, column: load }'),
    says: /load\.csv/,
  },
  {
    name: 'CSV column that is not there',
    study: smallStudyWith(LOAD, '{ csv: load.csv, column: laod }'),
    files: { 'load.csv': 'time,load\n2024-06-04T06:00:00Z,1\n' },
    says: /laod.*load/s,
  },
  {
    name: 'text in a CSV column',
    study: smallStudyWith(LOAD, '{ csv: load.csv, column: load }'),
    files: { 'load.csv': 'load\n1\n2\nn/a\n2\n1\n1\n' },
    says: /load\.csv.*n\/a|n\/a/s,
  },
  {
    name: 'data set that was never imported',
    study: smallStudyWith(PRICES, '{ dataset: prices-2031 }'),
    says: /prices-2031/,
  },
  {
    name: 'formula that reaches for the process',
    study: smallStudyWith(
      'importMw: 4',
      'importMw: { formula: "cos.constructor(\'return process\')().exit(1)" }',
    ),
    says: /importMw.*formula|importMw/s,
  },
  {
    name: 'formula that never ends',
    study: smallStudyWith('importMw: 4', 'importMw: { formula: "ones(100000000, 1000)" }'),
    says: /importMw.*ones/s,
  },
  {
    name: 'period that ends before it starts',
    study: smallStudyWith('end: 2024-06-04T12', 'end: 2024-06-03T12'),
    says: /period/,
  },
  { name: 'YAML that does not parse', study: smallStudyWith('sites:', 'sites: ]'), says: /line|YAML/i },
  { name: 'aliases that multiply', study: `a: &a [x, x, x, x, x, x, x, x, x]\n${aliases()}`, says: /alias/i },
  { name: 'ten megabytes of nesting', study: '['.repeat(NESTED_BYTES), says: /large|deep|nest|MB|bytes/i },
  { name: 'list instead of a study', study: '- 1\n- 2\n', says: /object|mapping|expected/i },
  { name: 'empty file', study: '', says: /empty|object|expected/i },
  {
    name: 'version of the future',
    study: smallStudyWith('speelruimte: 1', 'speelruimte: 9'),
    says: /speelruimte.*9/s,
  },
  {
    name: 'two assets of one name',
    study: smallStudyWith(
      'end: cyclic }',
      'end: cyclic }\n      - { kind: battery, name: battery, powerMw: 1, energyMwh: 1 }',
    ),
    says: /battery/,
  },
  {
    name: 'e-boiler beyond all heat levels',
    study: smallStudyWith(
      'end: cyclic }',
      'end: cyclic }\n      - { kind: eBoiler, name: boiler, level: plasma, heatMw: 1 }',
    ),
    says: /plasma/,
  },
];

function aliases(): string {
  const names = 'abcdefgh'.split('');
  return names
    .slice(1)
    .map((name, k) => `${name}: &${name} [${`*${names[k]},`.repeat(9).slice(0, -1)}]`)
    .join('\n');
}

describe('malformed studies', () => {
  let work: ReturnType<typeof workFolder>;
  beforeEach(() => {
    work = workFolder();
  });
  afterEach(() => work.remove());

  test.each(MALFORMED)(
    '$name: one clear message, exit code 2, nothing left behind',
    async ({ study, files, says }) => {
      writeFileSync(join(work.folder, 'study.yaml'), study);
      for (const [name, text] of Object.entries(files ?? {})) writeFileSync(join(work.folder, name), text);
      const before = contentsOf(work.folder);

      const { code, stdout, stderr } = await work.cli([
        'run',
        'study.yaml',
        '--out',
        'answer',
        '--format',
        'json',
      ]);

      expect(stderr).toMatch(says);
      expect(stderr).toMatch(/^1 problem:/);
      expect(stderr).not.toMatch(/\n\s+at /);
      expect(stderr.length).toBeLessThan(1000);
      expect(stdout).toBe('');
      expect(code).toBe(2);
      expect(contentsOf(work.folder)).toEqual(before);
    },
  );

  test('several mistakes are told at once, as JSON when asked', async () => {
    const study = SMALL_STUDY.replace('importMw: 4', 'importMw: -4').replace('kind: battery', 'kind: batery');
    const { code, stdout, stderr } = await work.cli(['check', '-', '--json'], study);
    const { issues } = JSON.parse(stdout);
    expect(issues.length).toBeGreaterThanOrEqual(2);
    const paths = issues.map(({ path }: { path: string }) => path).join(' ');
    expect(paths).toContain('/sites/0/contract/importMw');
    expect(paths).toContain('/sites/0/assets/0');
    expect(stderr).toBe('');
    expect(code).toBe(2);
  });
});
