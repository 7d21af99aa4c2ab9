import { Type } from 'typebox';
import { MODEL_FORMATS, type ModelFormat, modelFiles, modelsOf } from '../../models/model-files.ts';
import { storedPlan } from '../../models/stored-plan.ts';
import type { App } from '../app-type.ts';
import { documented, json } from '../documented.ts';
import { EXAMPLE_MODEL, EXAMPLE_RUN_ID } from '../example.ts';
import { chooseFormat } from '../negotiate.ts';
import { failure } from '../problem.ts';
import { page } from '../schemas/catalogue.ts';
import { list, oneOf, text, whole } from '../schemas/limited.ts';
import { query } from '../schemas/parameters.ts';
import type { Services } from '../services.ts';
import { findRun, runParameters } from './runs.ts';

/** Of the folders the files come as JSON: one request, and no archive format to agree on. */
const FORMATS: Readonly<Record<ModelFormat, string>> = {
  mps: 'text/plain',
  pypsa: 'application/vnd.speelruimte.pypsa+json',
  esdl: 'application/vnd.speelruimte.esdl+json',
};
const MOST_CHARACTERS = 1_000_000_000;

const ModelSchema = Type.Object({
  name: text(300),
  variants: list(Type.Object({ name: text(200), year: whole(1900, 2200) }), 100_000, {
    description: 'Packages and years that this model answers',
  }),
});
const FolderSchema = Type.Object({
  name: text(300, { description: 'Name for the folder' }),
  files: list(Type.Object({ name: text(300), content: text(MOST_CHARACTERS) }), 10_000),
});

/** Models of a finished run for other programs: solve or read them elsewhere and compare. */
export async function modelRoutes(app: App, services: Services): Promise<void> {
  app.get(
    '/runs/:runId/models',
    {
      schema: documented({
        id: 'listModels',
        tag: 'results',
        summary: 'Variants of a finished run that other programs can check',
        description: 'A variant without a plan has none.',
        params: runParameters,
        answers: { 200: json('Names of the models', page(ModelSchema)) },
        problems: [404, 409],
      }),
    },
    async request => {
      const { plan, planned } = await storedOf(services, request.params);
      const models = modelsOf(plan, planned);
      return { items: models.map(({ name, variants }) => ({ name, variants })), nextCursor: null };
    },
  );

  app.get(
    '/runs/:runId/models/:modelName',
    {
      config: { produces: Object.values(FORMATS) },
      schema: documented({
        id: 'readModel',
        tag: 'results',
        summary: 'A variant as MPS, as the files of a PyPSA folder, or as ESDL',
        description:
          'Made from what is kept of the run; nothing is computed again. MPS is priced where the answer settled, so that ' +
          'another solver finds the same cost. Of PyPSA and ESDL the files come as JSON: write each under its name.',
        params: Type.Object({
          runId: text(100, { description: 'The run', examples: [EXAMPLE_RUN_ID] }),
          modelName: text(300, { description: 'Name of the model', examples: [EXAMPLE_MODEL] }),
        }),
        querystring: query({
          format: Type.Optional(oneOf(MODEL_FORMATS, { description: 'Form of the answer, before Accept' })),
        }),
        answers: {
          200: {
            description: 'The model',
            content: {
              [FORMATS.mps]: text(MOST_CHARACTERS),
              [FORMATS.pypsa]: FolderSchema,
              [FORMATS.esdl]: FolderSchema,
            },
            headers: { 'Content-Disposition': 'Name for a file' },
          },
        },
        problems: [404, 409],
      }),
    },
    async (request, reply) => {
      const { modelName } = request.params as { modelName: string };
      const format = chooseFormat(request, (request.query as { format?: ModelFormat }).format, FORMATS);
      const { plan, planned, answerTo } = await storedOf(services, request.params);
      const model = modelsOf(plan, planned).find(({ name }) => name === modelName);
      if (!model) throw failure('not-found', 'The run has no model of that name.');
      const files = modelFiles(plan, model, await answerTo(model.task), format);
      const ending = format === 'mps' ? 'mps' : 'json';
      reply.header('Content-Disposition', `attachment; filename="${model.name}.${ending}"`);
      if (format === 'mps') return reply.type('text/plain; charset=utf-8').send(files[0]!.content);
      return reply.type(FORMATS[format]).send(JSON.stringify({ name: model.name, files }));
    },
  );
}

/** What is kept of a finished run; a 404 or 409 when there is none, a 400 when its data are no longer those of the run. */
async function storedOf(services: Services, params: unknown) {
  const run = await findRun(services, params);
  if (run.state !== 'DONE') throw failure('conflict', `The run has no result: it is ${run.state}.`);
  return storedPlan(services.store, run.id, services.sources);
}
