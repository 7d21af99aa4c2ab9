import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { workFolder } from './command-line.ts';
import { SMALL_STUDY } from './small-study.ts';

const SHARED = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

let work: ReturnType<typeof workFolder>;
beforeEach(() => {
  work = workFolder();
});
afterEach(() => work.remove());

const SHEET = 'fact,value,unit\nname,Dairy South,\nsector,dairy,\nannual power,43.8,GWh\npeak,6.8,MW\n';

describe('import of records', () => {
  test('an intake sheet becomes a study that is accepted, with its estimates as comments', async () => {
    writeFileSync(join(work.folder, 'intake.csv'), SHEET);
    const got = await work.cli(['import', 'intake.csv', '--study', 'study.yaml', '--language', 'en']);
    expect(got).toMatchObject({ code: 0, stderr: '' });
    expect(got.stdout).toContain('electricity: 5 MW [C] annual electricity over 8760 hours');
    expect(readFileSync(join(work.folder, 'study.yaml'), 'utf8')).toContain('# electricity: 5 MW [C]');
    expect((await work.cli(['check', 'study.yaml'])).code).toBe(0);
    const again = await work.cli(['import', 'intake.csv', '--study', 'study.yaml']);
    expect(again.code).toBe(2);
  });

  test('JSON holds the records, the preview and the estimates', async () => {
    writeFileSync(join(work.folder, 'intake.csv'), SHEET);
    const got = JSON.parse((await work.cli(['import', 'intake.csv', '--json'])).stdout);
    expect(got.records).toMatchObject({ sector: 'dairy', peakKw: 6800 });
    expect(got.estimates.length).toBeGreaterThan(3);
  });

  test('a list of emitters with a slip is refused with line and column', async () => {
    writeFileSync(join(work.folder, 'list.csv'), 'permit;2019;2020\nA;100;12.345\n');
    const got = await work.cli(['import', 'list.csv', '--language', 'en']);
    expect(got.code).toBe(2);
    expect(got.stderr).toContain('list.csv line 2, column 2020: got 12.345, expected t CO2');
  });

  test('a site written as ESDL is read again', async () => {
    writeFileSync(join(work.folder, 'small.yaml'), SMALL_STUDY);
    const written = await work.cli(['export', 'small.yaml', '--format', 'esdl', '--out', 'out']);
    expect(written).toMatchObject({ code: 0 });
    expect(written.stdout).toContain('base-2024.esdl');
    const got = JSON.parse((await work.cli(['import', join('out', 'base-2024.esdl'), '--json'])).stdout);
    const demand = got.records.assets.find((asset: { kind: string }) => asset.kind === 'ElectricityDemand');
    expect(demand.ports[0].profiles[0]).toMatchObject({ unit: 'MW', values: [1, 2, 3, 2, 1, 1] });
    expect(got.doubts).toEqual([]);
  });

  test('a study as ESDL and back has the same cost; what it lacks and left out is said', async () => {
    writeFileSync(join(work.folder, 'small.yaml'), SMALL_STUDY);
    await work.cli(['export', 'small.yaml', '--format', 'esdl', '--out', 'out']);
    const esdl = join('out', 'base-2024.esdl');
    const made = await work.cli(['import', esdl, '--study', 'back.yaml', '--language', 'en']);
    expect(made).toMatchObject({ code: 0, stderr: '' });
    const text = readFileSync(join(work.folder, 'back.yaml'), 'utf8');
    expect(text).toContain('electricityMw: [ 1, 2, 3, 2, 1, 1 ]');
    const cost = async (file: string) => {
      const got = await work.cli(['run', file, '--set', '/prices/energyTax=none', '--format', 'json']);
      return JSON.parse(got.stdout).variants[0].costEur;
    };
    expect(await cost('back.yaml')).toBeCloseTo(await cost('small.yaml'), 6);
    const again = await work.cli(['import', esdl, '--study', 'back.yaml']);
    expect(again.code).toBe(2);
    const bare =
      '<esdl:EnergySystem xmlns:esdl="http://www.tno.nl/esdl" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="e" name="E"><instance xsi:type="esdl:Instance"><area id="a"><asset xsi:type="esdl:ElectricityDemand" id="d" name="Works" power="1e6"/><asset xsi:type="esdl:Electrolyzer" id="x" name="X"/></area></instance></esdl:EnergySystem>';
    writeFileSync(join(work.folder, 'bare.esdl'), bare);
    const poor = await work.cli(['import', 'bare.esdl', '--study', 'bare.yaml', '--language', 'en']);
    expect(poor.stdout).toContain('- demand of Works: 1 MW [D] no profile: its power, always');
    expect(poor.stdout).toContain('- Electrolyzer X: has no place in a study');
    expect(readFileSync(join(work.folder, 'bare.yaml'), 'utf8')).toContain('# demand of Works: 1 MW [D]');
    expect((await work.cli(['check', 'bare.yaml'])).code).toBe(0);
  }, 60_000);

  test('a study is made of an intake sheet or ESDL only', async () => {
    writeFileSync(join(work.folder, 'list.csv'), 'permit;2019;2020\nA;100;120\n');
    const got = await work.cli(['import', 'list.csv', '--study', 'study.yaml']);
    expect(got).toMatchObject({ code: 2 });
    expect(existsSync(join(work.folder, 'study.yaml'))).toBe(false);
  });

  test('a list is kept, listed beside series, shown and removed; a preview keeps nothing', async () => {
    writeFileSync(
      join(work.folder, 'Net Kaart.json'),
      '{"source":"a map","areas":[{"id":"A","cap_off":1},{"id":"B"}]}',
    );
    expect((await work.cli(['import', 'Net Kaart.json', '--preview'])).stdout).not.toContain('Kept as');
    expect(JSON.parse((await work.cli(['data', '--json'])).stdout)).toEqual({ dataSets: [] });
    const got = await work.cli(['import', 'Net Kaart.json', '--licence', 'CC0', '--language', 'en']);
    expect(got).toMatchObject({ code: 0, stderr: '' });
    expect(got.stdout).toContain('Kept as net-kaart: 2 records');
    const { dataSets } = JSON.parse((await work.cli(['data', '--json'])).stdout);
    const facts = { name: 'net-kaart', kind: 'grid-areas', count: 2, source: 'a map', licence: 'CC0' };
    expect(dataSets).toMatchObject([facts]);
    expect((await work.cli(['data', '--language', 'en'])).stdout).toContain('2 records');
    const shown = await work.cli(['data', 'show', 'net-kaart', '--language', 'en']);
    expect(shown.stdout).toMatch(/^the first +A, B$/m);
    const records = JSON.parse((await work.cli(['data', 'show', 'net-kaart', '--json'])).stdout).records;
    expect(records.map(({ code }: { code: string }) => code)).toEqual(['A', 'B']);
    expect((await work.cli(['data', 'remove', 'net-kaart'])).code).toBe(0);
    expect(JSON.parse((await work.cli(['data', '--json'])).stdout)).toEqual({ dataSets: [] });
  }, 60_000);

  test.skipIf(!existsSync(SHARED)).each([
    ['grid/nl_capacity_map_2026-08.json', 'areas: 301'],
    ['sites/cluster6_sites_midden.json', 'plants: 154'],
    ['esdl/zenmo_tue.esdl', 'ports: 83'],
  ])('%s of ../shared/data (skipped where the folder is absent)', async (path, line) => {
    const got = await work.cli(['import', join(SHARED, path), '--language', 'en']);
    expect(got).toMatchObject({ code: 0, stderr: '' });
    expect(got.stdout).toContain(line);
  });
});
