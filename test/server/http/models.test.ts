import loadHighs from 'highs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXAMPLE_STUDY } from '../../../server/http/example.ts';
import { removeHome, startServer, type TestServer } from './server.ts';
import { INFEASIBLE_STUDY } from './studies.ts';

let server: TestServer;
let runId = '';
let costEur = 0;
beforeAll(async () => {
  server = await startServer();
  ({ id: runId } = await server.run(EXAMPLE_STUDY));
  const [variant] = (await server.read(`/runs/${runId}/result`)).variants;
  costEur = (variant as { costEur: number }).costEur;
});
afterAll(async () => {
  await server.stop();
  removeHome(server.home);
});

interface Folder {
  readonly name: string;
  readonly files: readonly { readonly name: string; readonly content: string }[];
}

describe('models of a run', () => {
  test('are listed by name with the variants they answer', async () => {
    expect(await server.read(`/runs/${runId}/models`)).toEqual({
      items: [{ name: 'base-2024', variants: [{ name: 'base', year: 2024 }] }],
      nextCursor: null,
    });
  });

  test('as MPS another solver finds the cost of the run', async () => {
    const response = await server.ask(`/runs/${runId}/models/base-2024?format=mps`);
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="base-2024.mps"');
    const data = new Uint8Array(await response.arrayBuffer());
    const highs = await loadHighs();
    const objective = highs.withModel({ format: 'mps', data }, model => {
      model.options.set('output_flag', false);
      model.run();
      return model.getObjectiveValue();
    });
    expect(objective).toBeCloseTo(costEur, 4);
  });

  test('as a PyPSA folder and as ESDL, by Accept too', async () => {
    const type = 'application/vnd.speelruimte.pypsa+json';
    const asked = await server.ask(`/runs/${runId}/models/base-2024`, { headers: { accept: type } });
    expect(asked.headers.get('content-type')).toMatch(/^application\/vnd\.speelruimte\.pypsa\+json;/);
    const { files } = (await asked.json()) as Folder;
    expect(files.map(({ name }) => name)).toEqual(expect.arrayContaining(['links.csv', 'meta.json']));
    const meta = files.find(({ name }) => name === 'meta.json')!;
    expect(JSON.parse(meta.content).costEur).toBeCloseTo(costEur, 6);
    const esdl = (await server.read(`/runs/${runId}/models/base-2024?format=esdl`)) as unknown as Folder;
    expect(esdl.files[0]!.content).toContain('<esdl:EnergySystem');
  });

  test('an infeasible variant has none, and an unknown name is 404', async () => {
    const run = await server.run(INFEASIBLE_STUDY);
    expect((await server.read(`/runs/${run.id}/models`)).items).toEqual([]);
    expect((await server.ask(`/runs/${runId}/models/base-2031`)).status).toBe(404);
    expect((await server.ask(`/runs/${runId}/models/base-2024?format=zip`)).status).toBe(400);
  });
});
