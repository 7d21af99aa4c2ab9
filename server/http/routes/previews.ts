import { Type } from 'typebox';
import type { Executor, Issue } from '../../../engine/index.ts';
import { previewStudy } from '../../../scenarios/index.ts';
import { type ChartInput, chartNames, chartSpec } from '../../charts/index.ts';
import type { App } from '../app-type.ts';
import { documented, json } from '../documented.ts';
import { EXAMPLE_STUDY } from '../example.ts';
import { badInput, failure, retryAfter } from '../problem.ts';
import { list, oneOf, text, whole } from '../schemas/limited.ts';
import type { Services } from '../services.ts';
import { readDocument, studyIn } from '../study-body.ts';

const LAST_WEEK = 53;
const MOST_CHARTS = 20;
/** The target is 2 s; a preview that is far beyond it helps nobody who drags a slider. */
const DEADLINE_MS = 10_000;

const BodySchema = Type.Object({
  study: Type.Ref('Study#'),
  week: Type.Optional(
    whole(0, LAST_WEEK, {
      description: 'Which week of the period, from 0; by default the one with most import',
    }),
  ),
  charts: Type.Optional(
    list(text(100), MOST_CHARTS, { description: 'Names of the charts to draw; by default none' }),
  ),
  language: Type.Optional(oneOf(['nl', 'en'], { description: 'Language of the charts', default: 'nl' })),
});

/** Previews: the exact answer for one week, at once, with nothing kept. */
export async function previewRoutes(app: App, services: Services): Promise<void> {
  const { sources, pool } = services;
  const most = pool.workers * 4;
  let busy = 0;
  app.post(
    '/previews',
    {
      schema: documented({
        id: 'preview',
        tag: 'results',
        summary: 'The answer for one week of a study, at once',
        description:
          'Exact for that week; nothing is kept. Meant for sliders: answers within 2 s, stops when the client leaves.',
        body: {
          description: 'A study and which week of it',
          content: {
            'application/json': { schema: { ...BodySchema, examples: [{ study: EXAMPLE_STUDY, week: 0 }] } },
          },
        },
        answers: {
          200: json(
            'The answer and the charts asked for',
            Type.Object({
              result: Type.Ref('Result#'),
              charts: Type.Record(
                Type.String({ maxLength: 100 }),
                Type.Object({}, { additionalProperties: true }),
                {
                  description: 'Vega-Lite specifications by name',
                },
              ),
            }),
          ),
        },
        problems: [413, 415],
      }),
    },
    async (request, reply) => {
      const { study, week, charts, language } = readBody(readDocument(request.body));
      const checked = studyIn(study, sources, '/study');
      if (busy >= most) throw failure('overloaded', `${busy} previews are being made.`, retryAfter(1));
      busy++;
      try {
        const gone = new AbortController();
        reply.raw.once('close', () => gone.abort());
        const signal = AbortSignal.any([gone.signal, services.stop.signal, AbortSignal.timeout(DEADLINE_MS)]);
        const executor = stoppable(pool, signal);
        const { result, series } = await previewStudy(checked, {
          sources,
          executor,
          ...(week !== undefined && { week }),
        });
        return { result, charts: drawn(charts, { result, series, language }) };
      } finally {
        busy--;
      }
    },
  );
}

interface PreviewBody {
  readonly study: unknown;
  readonly week?: number;
  readonly charts: readonly string[];
  readonly language: 'nl' | 'en';
}

/** The parts of the body, each of the right kind. Throws a 400 with every problem. */
function readBody(input: unknown): PreviewBody {
  if (input === null || typeof input !== 'object' || Array.isArray(input)) {
    const message = 'the body: expected an object { study, week?, charts?, language? }';
    throw badInput([{ path: '', code: 'wrong-type', message, expected: 'object' }]);
  }
  const { study, week, charts = [], language = 'nl', ...others } = input as Record<string, unknown>;
  const isWeek =
    week === undefined || (Number.isInteger(week) && Number(week) >= 0 && Number(week) <= LAST_WEEK);
  const areCharts =
    Array.isArray(charts) && charts.length <= MOST_CHARTS && charts.every(name => typeof name === 'string');
  const issues: Issue[] = [
    ...Object.keys(others).map(name => unknownField(name)),
    ...(study === undefined ? [wrong('study', 'missing-field', 'a study')] : []),
    ...(isWeek ? [] : [wrong('week', 'out-of-range', `a whole number from 0 to ${LAST_WEEK}`)]),
    ...(areCharts ? [] : [wrong('charts', 'wrong-type', `a list of at most ${MOST_CHARTS} names of charts`)]),
    ...(language === 'nl' || language === 'en' ? [] : [wrong('language', 'unknown-value', 'nl or en')]),
  ];
  if (issues.length > 0) throw badInput(issues);
  return {
    study,
    charts: charts as string[],
    language: language as 'nl' | 'en',
    ...(week !== undefined && { week: Number(week) }),
  };
}

function wrong(field: string, code: string, expected: string): Issue {
  return { path: `/${field}`, code, message: `${field}: expected ${expected}`, expected };
}

function unknownField(name: string): Issue {
  const expected = 'study, week, charts or language';
  const path = `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`.slice(0, 200);
  return {
    path,
    code: 'unknown-field',
    message: `${path.slice(1)}: unknown field, expected ${expected}`,
    expected,
  };
}

/** The pool, with work that stops when `signal` aborts. */
function stoppable(pool: Executor, signal: AbortSignal): Executor {
  return {
    workers: pool.workers,
    run: (tasks, watch = {}) =>
      pool.run(tasks, { ...watch, signal: watch.signal ? AbortSignal.any([watch.signal, signal]) : signal }),
    close: async () => undefined,
  };
}

/** The charts asked for, by name. Throws a 400 with every name that this answer has no chart for. */
function drawn(names: readonly string[], input: ChartInput) {
  const known: readonly string[] = chartNames(input.result);
  const unknown = names.flatMap((name, index) => (known.includes(name) ? [] : [{ name, index }]));
  if (unknown.length > 0) {
    const expected = known.join(', ');
    throw badInput(
      unknown.map(({ name, index }) => {
        const message = `charts: got ${name.slice(0, 80)}, expected one of ${expected}`;
        return {
          path: `/charts/${index}`,
          code: 'unknown-name',
          message,
          expected,
          value: name.slice(0, 80),
        };
      }),
    );
  }
  return Object.fromEntries(names.map(name => [name, chartSpec(name, input)]));
}
