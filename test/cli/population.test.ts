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
});
