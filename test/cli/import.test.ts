import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contentsOf, workFolder } from './command-line.ts';
import { SMALL_STUDY } from './small-study.ts';

const REAL = fileURLToPath(
  new URL('../../../shared/data/prices/nl_day_ahead_hourly_2022_2026.csv', import.meta.url),
);

let work: ReturnType<typeof workFolder>;
beforeEach(() => {
  work = workFolder();
});
afterEach(() => work.remove());

/** A price file of `hours` hours from a UTC start; `change` may drop or mend lines. */
function priceFile(
  start: string,
  hours: number,
  change: (line: string, hour: number) => string | null = line => line,
): string {
  const lines = Array.from({ length: hours }, (_, h) => {
    const time = new Date(Date.parse(start) + h * 3_600_000).toISOString();
    return change(`${time},${(50 + 30 * Math.sin(h / 4)).toFixed(2)}`, h);
  });
  return ['time_utc,price_eur_mwh', ...lines.filter(line => line !== null), ''].join('\n');
}

describe('import prices', () => {
  test('tells what it understood; the set can be listed, shown, used and removed', async () => {
    writeFileSync(join(work.folder, 'Day ahead.csv'), priceFile('2024-06-03T22:00:00Z', 48));
    const imported = await work.cli(['import', 'prices', 'Day ahead.csv']);
    expect(imported).toMatchObject({ code: 0, stderr: '' });
    expect(imported.stdout).toContain(
      'day-ahead: 48 steps of 60 minutes, from 2024-06-03T22:00Z to 2024-06-05T22:00Z',
    );
    expect(imported.stdout).toContain('dataset: day-ahead');

    expect((await work.cli(['data'])).stdout).toContain('day-ahead');
    const shown = JSON.parse((await work.cli(['data', 'show', 'day-ahead', '--json'])).stdout);
    expect(shown).toMatchObject({ name: 'day-ahead', unit: 'EUR/MWh', steps: 48, source: 'Day ahead.csv' });

    const study = SMALL_STUDY.replace('[50, 90, 120, 60, 20, 30]', '{ dataset: day-ahead }');
    const run = await work.cli(['run', '-', '--format', 'json'], study);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    // The run says on which bytes it rests.
    expect(JSON.parse(run.stdout).dataSets).toEqual([
      expect.objectContaining({ name: 'day-ahead', sha256: shown.sha256, source: 'Day ahead.csv' }),
    ]);

    const looked = await work.cli(['data', 'show', 'day-ahead', '--language', 'nl']);
    expect(looked.stdout).toMatch(/^van +4 jun 2024, 00:00 \(2024-06-03T22:00Z\)$/m);
    expect(looked.stdout).toMatch(/^hele reeks +[▁▂▃▄▅▆▇█]{48}$/m);
    expect(looked.stdout).toMatch(/^uren van de dag +[▁▂▃▄▅▆▇█]{24}$/m);

    // A file that lost its end is listed as damaged, explained when shown, and can still be removed.
    const stored = join(work.home, 'data-sets', 'day-ahead.dataset');
    writeFileSync(stored, readFileSync(stored).subarray(0, -8));
    expect((await work.cli(['data'])).stdout).toMatch(/^day-ahead .* damaged$/m);
    expect((await work.cli(['data', 'show', 'day-ahead'])).code).toBe(2);
    expect((await work.cli(['data', 'remove', 'day-ahead'])).code).toBe(0);
    expect((await work.cli(['data', '--json'])).stdout).toBe(
      `${JSON.stringify({ dataSets: [] }, null, 2)}\n`,
    );
  });

  test.each([
    {
      name: 'an hour lost on the spring day',
      text: priceFile('2024-03-30T23:00:00Z', 47, (line, h) => (h === 2 ? null : line)),
      says: /2024-03-31.*missing/s,
    },
    {
      name: 'an hour doubled on the autumn day',
      text: priceFile('2024-10-26T22:00:00Z', 49, (line, h) => (h === 3 ? `${line}\n${line}` : line)),
      says: /2024-10-27/,
    },
    {
      name: 'text where a price belongs',
      text: priceFile('2024-06-03T22:00:00Z', 24, (line, h) =>
        h === 5 ? line.replace(/,.*/, ',n/a') : line,
      ),
      says: /n\/a/,
    },
    {
      name: 'prices per kWh under a head that says MWh',
      text: priceFile('2024-06-03T22:00:00Z', 48, line =>
        line.replace(/,(.*)/, (_, eur) => `,${Number(eur) / 1000}`),
      ),
      says: /kWh/,
    },
    {
      name: 'no price column',
      text: 'time_utc,load_mw\n2024-06-03T22:00:00Z,3\n2024-06-03T23:00:00Z,4\n',
      says: /price/,
    },
    { name: 'not text at all', text: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x00, 0x81]), says: /not UTF-8/ },
  ])('$name: one clear message, exit code 2, nothing kept', async ({ text, says }) => {
    writeFileSync(join(work.folder, 'prices.csv'), text);
    const before = contentsOf(work.folder);
    const { code, stdout, stderr } = await work.cli(['import', 'prices', 'prices.csv']);
    expect(stderr).toMatch(says);
    expect(stderr).toMatch(/^1 problem:/m);
    expect(stdout).toBe('');
    expect(code).toBe(2);
    expect(contentsOf(work.folder)).toEqual(before);
  });

  test('what is wrong and what is repaired is told in the language asked for', async () => {
    const gap = priceFile('2024-06-03T22:00:00Z', 48, (line, h) => (h === 5 ? null : line));
    writeFileSync(join(work.folder, 'p.csv'), gap);
    const told = async (...more: string[]) => work.cli(['import', 'p.csv', '--preview', ...more]);
    expect((await told('--language', 'nl')).stderr).toContain(
      'p.csv regel 7, kolom time_utc: gelezen: 2024-06-04T04:00:00Z; verwacht: 2024-06-04T03:00:00Z: 1 rij ontbreekt voor deze regel',
    );
    expect((await told('--language', 'en')).stderr).toContain('1 row is missing before this line');
    expect((await told('--language', 'nl', '--repair')).stdout).toMatch(/filled: geen rij -> .* vanaf 2024/);
    writeFileSync(join(work.folder, 'sites.csv'), 'permit;2020\nA;-5\n');
    const records = await work.cli(['import', 'sites.csv', '--language', 'nl']);
    expect(records.stderr).toContain('gelezen: -5; verwacht: t CO2 van minstens 0');
  });

  test('a name that would leave the folder is refused', async () => {
    const { code } = await work.cli(
      ['import', 'prices', '-', '--name', '../../etc'],
      priceFile('2024-06-03T22:00:00Z', 24),
    );
    expect(code).toBe(2);
    expect(contentsOf(work.folder)).toEqual({});
  });

  if (!existsSync(REAL)) console.warn('skipped: the shared file of real Dutch day-ahead prices is not here');
  test.skipIf(!existsSync(REAL))(
    'a year of real prices out of a file of five, whose other years have a gap',
    async () => {
      copyFileSync(REAL, join(work.folder, 'real.csv'));
      const year = await work.cli([
        'import',
        'prices',
        'real.csv',
        '--year',
        '2024',
        '--name',
        'prices-2024',
        '--json',
      ]);
      expect(JSON.parse(year.stdout).dataSets[0]).toMatchObject({
        name: 'prices-2024',
        steps: 8784,
        stepMinutes: 60,
        start: '2023-12-31T23:00Z',
      });
      const whole = await work.cli(['import', 'prices', 'real.csv']);
      expect(whole.stderr).toMatch(/2022-12-30T23|2022-12-31T00/);
      expect(whole.code).toBe(2);
      const later = await work.cli(['import', 'prices', 'real.csv', '--year', '2031']);
      expect(later.code).toBe(2);
    },
  );
});
