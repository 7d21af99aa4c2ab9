import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDataSets } from '../../data/index.ts';
import { EXAMPLE_STUDY } from '../../server/http/example.ts';
import { startServer } from '../server/http/server.ts';
import { workFolder } from './command-line.ts';

const work = workFolder();
afterAll(work.remove);
const at = (...names: string[]) => join(work.folder, ...names);
const sets = openDataSets(join(work.home, 'data-sets'));
const saveDay = (highest: number) =>
  sets.save({
    name: 'day',
    kind: 'price',
    unit: 'EUR/MWh',
    source: 'a test',
    licence: 'none',
    retrieved: '2026-11-27',
    startMs: Date.UTC(2024, 2, 5),
    stepMinutes: 60,
    values: Float64Array.from({ length: 24 }, (_, t) => highest * Math.sin(t / 8)),
  });

let runId = '';
let answer: { readonly variants: readonly { readonly costEur: number }[] };
beforeAll(async () => {
  saveDay(80);
  const server = await startServer({}, work.home);
  const prices = { ...EXAMPLE_STUDY.prices, electricity: { dayAheadEurPerMwh: { dataset: 'day' } } };
  ({ id: runId } = await server.run({ ...EXAMPLE_STUDY, prices }));
  answer = (await server.read(`/runs/${runId}/result`)) as unknown as typeof answer;
  await server.stop();
});

describe('export of a stored run', () => {
  test('tables and models come from what is kept', async () => {
    const tables = await work.cli(['export', runId, '--format', 'csv', '--out', 'tables']);
    expect(tables).toMatchObject({ code: 0, stderr: '' });
    expect(readdirSync(at('tables'))).toEqual(
      expect.arrayContaining(['variants.csv', 'series-base-2024.csv']),
    );
    const network = await work.cli(['export', runId, '--format', 'pypsa', '--out', 'network']);
    expect(network.code).toBe(0);
    const meta = JSON.parse(readFileSync(at('network', 'meta.json'), 'utf8'));
    expect(meta.costEur).toBe(answer.variants[0]!.costEur);
  });

  test('what cannot be is said: an unknown id, a value to set, data that changed', async () => {
    const unknown = await work.cli(['export', '0'.repeat(32), '--out', 'none']);
    expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('no answer of run')]);
    const set = ['export', runId, '--out', 'none', '--set', '/sites/0/contract/importMw=3'];
    expect((await work.cli(set)).stderr).toContain('a run is finished');
    saveDay(90);
    const changed = await work.cli(['export', runId, '--format', 'mps', '--out', 'none']);
    expect([changed.code, changed.stderr]).toEqual([2, expect.stringContaining('changed since the run')]);
    expect(existsSync(at('none'))).toBe(false);
    const tables = await work.cli(['export', runId, '--out', 'again']);
    expect(tables.code).toBe(0);
  });
}, 120_000);
