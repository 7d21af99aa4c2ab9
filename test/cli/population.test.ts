import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { workFolder } from './command-line.ts';

let work: ReturnType<typeof workFolder>;
beforeAll(() => {
  work = workFolder();
});
afterAll(() => work.remove());

describe('population', () => {
  test('says that it is synthetic and sets totals beside the published ones, in either language', async () => {
    const dutch = await work.cli(['population', '--language', 'nl']);
    expect(dutch.code).toBe(0);
    expect(dutch.stdout).toMatch(/^SYNTHETISCH: verzonnen bedrijven/);
    expect(dutch.stdout).toMatch(/^ceramics +uitstoot \(ETS\) +kt CO2\/year +499,2 +499,2 +0,0 % +1 % +C$/m);
    expect(dutch.stdout).not.toContain('BUITEN');
    const english = await work.cli(['population', '--seed', '3', '--language', 'en']);
    expect(english.stdout).toContain('SYNTHETIC: made-up companies, areas and requests of seed 3');
    expect(english.stdout).toMatch(/^Limburg +emissions \(ETS\) +kt CO2\/year +777\.7 +777\.7 /m);
  });

  test('--json gives all of it, the same each time', async () => {
    const first = await work.cli(['population', '--seed', '5', '--json']);
    const again = await work.cli(['population', '--seed', '5', '--json']);
    expect(again.stdout).toBe(first.stdout);
    const made = JSON.parse(first.stdout);
    expect(made.label.en).toContain('SYNTHETIC');
    expect(made.companies.length).toBe(450);
    expect(made.companies.every((one: { synthetic: boolean }) => one.synthetic)).toBe(true);
    expect(made.gridAreas.every((one: { name: string }) => one.name.endsWith('(synthetisch)'))).toBe(true);
    expect(made.totals.every((row: { within: boolean }) => row.within)).toBe(true);
  });

  test('refuses a seed that is none', async () => {
    const refused = await work.cli(['population', '--seed', '4294967296', '--json']);
    expect(refused.code).toBe(2);
    expect(JSON.parse(refused.stdout).issues[0].value).toBe('4294967296');
  });

  test('an imported map and list take the place of what is made up, by name and with their hash', async () => {
    const files = {
      'map.json': '{"areas":[{"op":"enexis","id":"E","lat":51.7,"lon":5.5,"cap_off":50}]}',
      'list.csv': 'permit;name;latitude;longitude;2020\nNL-1;Works;51.7;5.4;1000\n',
    };
    for (const [file, text] of Object.entries(files)) {
      writeFileSync(join(work.folder, file), text);
      expect((await work.cli(['import', file])).code).toBe(0);
    }
    const words = ['population', '--grid-areas', 'map', '--sites', 'list'];
    const made = JSON.parse((await work.cli([...words, '--json'])).stdout);
    const { dataSets } = JSON.parse((await work.cli(['data', '--json'])).stdout);
    const hashes = dataSets.map(({ sha256 }: { sha256: string }) => sha256);
    expect([made.origins.companies, made.origins.gridAreas].map(({ dataSet }) => dataSet.sha256)).toEqual(
      hashes,
    );
    expect(made.companies).toMatchObject([{ id: 'NL-1', synthetic: false, gridArea: 'Enexis/E' }]);
    expect((await work.cli([...words, '--language', 'en'])).stdout).toMatch(
      /^companies IMPORTED from list \([0-9a-f]{8}\); areas IMPORTED from map/,
    );
    const wrong = await work.cli(['population', '--sites', 'lits', '--json']);
    expect([wrong.code, JSON.parse(wrong.stdout).issues]).toMatchObject([
      2,
      [{ path: '/options/sites', value: 'lits', expected: 'list' }],
    ]);
    expect((await work.cli(['population', '--sites', 'map'])).code).toBe(2);
  }, 60_000);
});
