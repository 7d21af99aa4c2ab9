import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import loadHighs from 'highs';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, describe, expect, test } from 'vitest';
import { workFolder } from './command-line.ts';
import { SMALL_STUDY, smallStudyWith } from './small-study.ts';

const work = workFolder();
afterAll(work.remove);
const at = (...names: string[]) => join(work.folder, ...names);
writeFileSync(at('small.yaml'), SMALL_STUDY);
const exported = (...words: string[]) => work.cli(['export', 'small.yaml', ...words]);

async function costEur(): Promise<number> {
  const { stdout } = await work.cli(['run', 'small.yaml', '--format', 'json']);
  return JSON.parse(stdout).variants[0].costEur;
}

describe('export', () => {
  test('csv, parquet and arrow hold the same tables, series too', async () => {
    for (const format of ['csv', 'parquet', 'arrow']) {
      const { code, stdout } = await exported('--format', format, '--out', format);
      expect([format, code]).toEqual([format, 0]);
      expect(stdout).toContain(`series-base-2024.${format}`);
    }
    const names = (format: string) => readdirSync(at(format)).map(file => file.replace(/\.\w+$/, ''));
    expect(names('parquet')).toEqual(names('csv'));
    expect(names('arrow')).toEqual(names('csv'));
    const bytes = readFileSync(at('parquet', 'series-base-2024.parquet'));
    const rows = await parquetReadObjects({ file: new Uint8Array(bytes).buffer });
    expect(rows.map(row => row['works/load.electricity'])).toEqual([1, 2, 3, 2, 1, 1]);
  });

  test('the program as MPS has the cost of the run as its objective', async () => {
    expect((await exported('--format', 'mps', '--out', 'models')).code).toBe(0);
    const data = readFileSync(at('models', 'base-2024.mps'));
    const highs = await loadHighs();
    const objective = highs.withModel({ format: 'mps', data: new Uint8Array(data) }, model => {
      model.options.set('output_flag', false);
      model.run();
      return model.getObjectiveValue();
    });
    expect(objective).toBeCloseTo(await costEur(), 4);
  });

  test('one variant as a PyPSA folder says the cost of the run', async () => {
    const { code, stdout } = await exported('--format', 'pypsa', '--out', 'network', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout).written).toContain('links.csv');
    const meta = JSON.parse(readFileSync(at('network', 'meta.json'), 'utf8'));
    expect(meta.costEur).toBeCloseTo(await costEur(), 6);
  });

  test('what cannot be is said before anything is written', async () => {
    const wrong = [
      { words: ['--format', 'csv'], says: /--out DIR/ },
      { words: ['--out', 'none', '--year', '2024'], says: /--year goes with/ },
      { words: ['--out', 'none', '--format', 'mps', '--variant', 'bas'], says: /Did you mean "base"/ },
      { words: ['--out', 'none', '--format', 'mps', '--year', '2031'], says: /expected one of 2024/ },
    ];
    for (const { words, says } of wrong) {
      const { code, stderr } = await exported(...words);
      expect([words, code]).toEqual([words, 2]);
      expect(stderr).toMatch(says);
    }
    expect(existsSync(at('none'))).toBe(false);
  });

  test('a study without a plan ends in 3', async () => {
    const tight = smallStudyWith('importMw: 4', 'importMw: 2.2').replace(
      '[1, 2, 3, 2, 1, 1] }',
      '[1, 2, 3, 3, 3, 3], unserved: { electricityEurPerMwh: not-allowed } }',
    );
    writeFileSync(at('tight.yaml'), tight);
    const { code, stderr } = await work.cli(['export', 'tight.yaml', '--format', 'pypsa', '--out', 'tight']);
    expect([code, stderr]).toEqual([3, expect.stringContaining('no variant has a plan')]);
    expect(existsSync(at('tight'))).toBe(false);
  });
});
