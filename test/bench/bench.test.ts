import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const MAIN = fileURLToPath(new URL('../../bench/main.ts', import.meta.url));
const bench = (...words: string[]) => spawnSync(process.execPath, [MAIN, ...words], { encoding: 'utf8' });

test('a benchmark prints figures as JSON, with quality beside speed', () => {
  const { status, stdout, stderr } = bench('dispatch', '--json', '--repeats', '1', '--seed', '2');
  expect(stderr).toBe('');
  expect(status).toBe(0);
  const { benchmark, seed, machine, figures } = JSON.parse(stdout);
  expect({ benchmark, seed }).toEqual({ benchmark: 'dispatch', seed: 2 });
  expect(machine.cores).toBeGreaterThan(0);
  expect(figures.map(({ kind }: { kind: string }) => kind)).toEqual([
    'merit-order',
    'battery',
    'heat',
    'rich',
  ]);
  for (const row of figures) {
    expect(row.siteYearsPerSecond).toBeGreaterThan(0);
    expect(row.gap).toBeLessThan(1e-3);
    expect(row.maxResidualMw).toBeLessThanOrEqual(1e-6);
  }
});

test('an unknown benchmark is refused, with those that there are', () => {
  const { status, stderr } = bench('dispach');
  expect(status).toBe(2);
  expect(stderr).toContain('dispatch');
});
