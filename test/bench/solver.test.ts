import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const MAIN = fileURLToPath(new URL('../../bench/main.ts', import.meta.url));
const PEERS = ['native highs simplex', 'native highs ipm', 'pypsa highs', 'clp dual simplex'];

/** With nothing on the path, so that neither Python nor clp is found. */
const bench = (...words: string[]) =>
  spawnSync(process.execPath, [MAIN, 'solver', ...words], { encoding: 'utf8', env: { PATH: '' } });

test('a short case comes with cost and gap beside every time, and says which peers it lacks', () => {
  const { status, stdout, stderr } = bench('--only', 'steps168', '--repeats', '1', '--json');
  expect(stderr).toBe('');
  expect(status).toBe(0);
  const { steps168, targets, figures } = JSON.parse(stdout);

  const isPeer = ({ method }: { method: string }) => PEERS.includes(method);
  const peers = figures.filter(isPeer);
  expect(peers.map(({ method }: { method: string }) => method)).toEqual(PEERS);
  for (const row of peers) {
    expect(row).toMatchObject({ status: 'skipped', medianMs: null, costEur: null });
    expect(row.note).toMatch(row.method.startsWith('clp') ? /coinor-clp/ : /python3/);
  }
  const own = figures.filter((row: { method: string }) => !isPeer(row));
  expect(own.length).toBeGreaterThanOrEqual(6);
  for (const row of own) {
    expect(row).toMatchObject({ status: 'optimal', steps: 168, note: '' });
    expect(row.medianMs).toBeGreaterThan(0);
    expect(row.coldMs).toBeGreaterThan(0);
    expect(row.gap).toBeLessThan(row.method === 'ours 1e-4' ? 1e-4 : 1e-6);
    expect(row.maxResidualMw).toBeLessThan(1e-6);
  }
  expect(steps168.speedupOverHighsWasm).toBeGreaterThan(0);
  expect(steps168.largestCostDifference).toBeLessThan(1e-6);
  for (const peer of ['NativeHighs', 'Pypsa', 'Clp']) expect(steps168[`speedupOver${peer}`]).toBeNull();
  for (const target of targets) {
    expect(target.met).toBeNull();
    expect(target.reason).not.toBe('');
  }
});

test('an unknown part is refused, with those that there are', () => {
  const { status, stderr } = bench('--only', 'steps169');
  expect(status).not.toBe(0);
  expect(stderr).toContain('steps168');
});
