import { afterAll, expect, test } from 'vitest';
import { workFolder } from './command-line.ts';

const work = workFolder();
afterAll(work.remove);

test('lists the techniques and processes, and those that can serve a process', async () => {
  const { code, stdout } = await work.cli(['techniques']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/e-boiler +Electrode boiler +115,000 +MW heat +S +0\.987 +15 +2015/);
  expect(stdout).toMatch(/container-glass/);
  const json = JSON.parse((await work.cli(['techniques', '--json'])).stdout);
  expect(json.techniques.length).toBeGreaterThan(50);
  expect(json.processes.length).toBeGreaterThan(10);

  const { stdout: melt } = await work.cli(['techniques', '--process', 'container-glass', '--language', 'nl']);
  expect(melt).toMatch(/^Verpakkingsglas: oven, 1\.400 °C \(M\)/);
  expect(melt).toMatch(/glass-furnace-electric/);
  expect(melt).not.toMatch(/heat-pump/);
});

test('shows one with every figure, in a year on the line between two years', async () => {
  const { stdout } = await work.cli(['techniques', 'heat-pump-80c', '--year', '2025']);
  expect(stdout).toMatch(/^Heat pump to 80 °C/);
  expect(stdout).toMatch(/capexEur +690,000 +EUR\/MW +C .*between 2020 and 2030/);
  expect(stdout).toMatch(/baseYear +2020 +year/);
  const one = JSON.parse(
    (await work.cli(['techniques', 'heat-pump-80c', '--year', '2030', '--json'])).stdout,
  );
  expect(one.capexEur).toMatchObject({ value: 650_000, mark: 'S' });
});

test('one that there is not is refused with what is near', async () => {
  for (const words of [
    ['techniques', 'e-boilr'],
    ['techniques', '--process', 'chese'],
  ]) {
    const { code, stderr } = await work.cli(words);
    expect(code).toBe(2);
    expect(stderr).toMatch(/Did you mean "(e-boiler|cheese)"/);
  }
});
