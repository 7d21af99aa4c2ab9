import { Type } from 'typebox';
import type { App } from '../app-type.ts';
import { documented, json } from '../documented.ts';
import { badInput, failure } from '../problem.ts';
import { text } from '../schemas/limited.ts';
import { query } from '../schemas/parameters.ts';
import type { Services } from '../services.ts';
import { findRun, runParameters } from './runs.ts';

const NOTHING_TO_EXPLAIN = {
  path: '/kind',
  code: 'without-variants',
  message:
    'kind: got flex-product, expected dispatch or business-case: only those have variants with a plan of their own',
  expected: 'dispatch or business-case',
  value: 'flex-product',
};

/** Explanations of a finished run: made when they are asked for, because they take many solves. */
export async function explanationRoutes(app: App, { store, explanations, answers }: Services): Promise<void> {
  app.post(
    '/runs/:runId/explanations',
    {
      schema: documented({
        id: 'startExplanations',
        tag: 'results',
        summary: 'Explain a finished run: what can, what cannot, and what would change it',
        description:
          'Of every package the limits that bind with their hours and value, and ways to loosen the dearest; of one, the best ' +
          'or the one that is asked for, a tornado and break-evens with the operation chosen anew each time. Once done, the ' +
          'run has tables and charts of it. Asking again finds what there is.',
        params: runParameters,
        querystring: query({
          package: Type.Optional(text(200, { description: 'Only this package, with everything' })),
        }),
        answers: {
          200: json('What there is', Type.Ref('Explanations#'), { Location: 'Address of the explanations' }),
          201: json('Begun', Type.Ref('Explanations#'), { Location: 'Address of the explanations' }),
        },
        problems: [404, 409],
      }),
    },
    async (request, reply) => {
      const run = await findRun({ store }, request.params);
      const result = await answers.result(run.id);
      if (!result) throw failure('conflict', `The run has no result: it is ${run.state}.`);
      if (result.flex) throw badInput([NOTHING_TO_EXPLAIN]);
      const { package: name } = request.query as { package?: string };
      if (name !== undefined && !result.variants.some(one => one.name === name))
        throw badInput([
          {
            path: '/query/package',
            code: 'unknown-value',
            message: `package: the run has no ${name}`,
            value: name,
          },
        ]);
      const study = await store.studyOfRun(run.id);
      const { view, created } = explanations.request(run.id, study, name ?? null);
      return reply
        .code(created ? 201 : 200)
        .header('Location', `/api/v1/runs/${run.id}/explanations`)
        .send(view);
    },
  );

  app.get(
    '/runs/:runId/explanations',
    {
      schema: documented({
        id: 'readExplanations',
        tag: 'results',
        summary: 'Explanations of a run and how far they are',
        params: runParameters,
        answers: { 200: json('The explanations', Type.Ref('Explanations#')) },
        problems: [404],
      }),
    },
    async request => explanations.view((await findRun({ store }, request.params)).id),
  );
}
