import { Type } from 'typebox';
import { type Progress, progressOf, RUN_STATES, type RunRecord, type RunState } from '../../store/index.ts';
import type { App } from '../app-type.ts';
import { pageOf, placeOf } from '../cursor.ts';
import { documented, json } from '../documented.ts';
import { EXAMPLE_RUN_ID } from '../example.ts';
import { failure } from '../problem.ts';
import { runIdOf } from '../run-manager.ts';
import { oneOf, text } from '../schemas/limited.ts';
import { DEFAULT_LIMIT, paging, query } from '../schemas/parameters.ts';
import type { Services } from '../services.ts';
import { mustResolve } from '../study-body.ts';
import { findStudy, studyParameters } from './studies.ts';

export const runParameters = Type.Object({
  runId: text(100, { description: 'The run', examples: [EXAMPLE_RUN_ID] }),
});

/** Runs: executions of studies, in the background. */
export async function runRoutes(app: App, services: Services): Promise<void> {
  const { runs, store, studies, sources } = services;
  app.post(
    '/studies/:studyId/runs',
    {
      schema: documented({
        id: 'startRun',
        tag: 'runs',
        summary: 'Run a study',
        description:
          'The same study on the same data by the same model is the same run: 200 and the run there is. ' +
          'A cancelled or failed run is taken up where it stopped. A repeated Idempotency-Key gets the first answer again.',
        params: studyParameters,
        headers: Type.Object({
          'idempotency-key': Type.Optional(
            text(255, { description: 'Your own name for this request', examples: ['first-run-of-the-day'] }),
          ),
        }),
        answers: {
          200: json('The run there is', Type.Ref('Run#'), { Location: 'Address of the run' }),
          201: json('A new run', Type.Ref('Run#'), { Location: 'Address of the run' }),
        },
        problems: [404, 409],
      }),
    },
    async (request, reply) => {
      const { id, study } = await findStudy(studies, (request.params as { studyId: string }).studyId);
      await mustResolve(study, sources);
      const key = request.headers['idempotency-key'];
      const repeated =
        typeof key === 'string' && (await isRepeated(services, key, id, runIdOf(study, sources)));
      const { run, created } = await runs.request(id, study);
      return reply
        .code(created || repeated ? 201 : 200)
        .header('Location', `/api/v1/runs/${run.id}`)
        .send(runView(run));
    },
  );

  app.get(
    '/runs',
    {
      schema: documented({
        id: 'listRuns',
        tag: 'runs',
        summary: 'Runs, newest first',
        querystring: query({
          ...paging,
          studyId: Type.Optional(text(100, { description: 'Only runs of this study' })),
          state: Type.Optional(oneOf(RUN_STATES, { description: 'Only runs in this state' })),
        }),
        answers: { 200: json('A page of runs', Type.Ref('RunPage#')) },
      }),
    },
    async request => {
      const { cursor, limit = DEFAULT_LIMIT, ...filter } = request.query as RunQuery;
      const before = placeOf(cursor);
      const found = await store.runs({ ...filter, limit: limit + 1, ...(before !== null && { before }) });
      const page = pageOf(found, limit, run => run.number);
      return { ...page, items: page.items.map(runView) };
    },
  );

  app.get(
    '/runs/:runId',
    {
      schema: documented({
        id: 'readRun',
        tag: 'runs',
        summary: 'A run and how far it is',
        params: runParameters,
        answers: { 200: json('The run', Type.Ref('Run#')) },
        problems: [404],
      }),
    },
    async request => runView(await findRun(services, request.params)),
  );

  app.put(
    '/runs/:runId/cancellation',
    {
      schema: documented({
        id: 'cancelRun',
        tag: 'runs',
        summary: 'Cancel a run',
        description:
          'What is finished is kept. Cancelling a cancelled run changes nothing; one that has ended otherwise gives 409.',
        params: runParameters,
        answers: { 200: json('The cancelled run', Type.Ref('Run#')) },
        problems: [404, 409],
      }),
    },
    async request => {
      const run = await findRun(services, request.params);
      const cancelled = run.state === 'CANCELLED' ? run : await runs.cancel(run.id);
      if (!cancelled) throw failure('conflict', `The run has ended: ${run.state}.`);
      return runView(cancelled);
    },
  );

  app.get(
    '/runs/:runId/result',
    {
      schema: documented({
        id: 'readResult',
        tag: 'results',
        summary: 'The answer: variants, packages, certificates and defaults',
        description: 'An infeasible study has an answer too: what is short, when, and what would help.',
        params: runParameters,
        answers: { 200: json('The answer', Type.Ref('Result#')) },
        problems: [404, 409],
      }),
    },
    async request => findResult(services, request.params),
  );
}

interface RunQuery {
  readonly cursor?: string;
  readonly limit?: number;
  readonly studyId?: string;
  readonly state?: RunState;
}

/** The run, or a 404. */
export async function findRun({ store }: Pick<Services, 'store'>, params: unknown): Promise<RunRecord> {
  const run = await store.run((params as { runId: string }).runId);
  if (!run) throw failure('not-found', 'There is no run of that id.');
  return run;
}

/** The answer of a finished run, or a 409 that says how the run stands. */
export async function findResult(services: Pick<Services, 'store' | 'answers'>, params: unknown) {
  const run = await findRun(services, params);
  const result = await services.answers.result(run.id);
  if (!result) throw failure('conflict', `The run has no result: it is ${run.state}.`);
  return result;
}

/** True when the key made this very run before; a 409 when it made another. */
async function isRepeated(
  { store }: Services,
  key: string,
  studyId: string,
  runId: string,
): Promise<boolean> {
  const before = await store.claimKey(key, studyId, runId);
  if (!before) return false;
  if (before.studyId === studyId && before.runId === runId) return true;
  throw failure(
    'idempotency-key-reused',
    'This Idempotency-Key belongs to another request of the last 24 hours.',
  );
}

function runView({
  tasks: _tasks,
  number: _number,
  ...run
}: RunRecord): Omit<RunRecord, 'tasks' | 'number'> & { progress: Progress } {
  return { ...run, progress: progressOf({ tasks: _tasks, ...run }, Date.now()) };
}
