import { type TProperties, Type } from 'typebox';
import type { Executor, Issue } from '../../../engine/index.ts';
import { previewStudy, previewVariants } from '../../../scenarios/index.ts';
import {
  type ChartInput,
  type ChartText,
  chartNames,
  chartSpec,
  compileVega,
  renderSvg,
  toldChart,
  type VegaLiteSpec,
} from '../../charts/index.ts';
import type { App } from '../app-type.ts';
import { documented, json } from '../documented.ts';
import { EXAMPLE_STUDY } from '../example.ts';
import { badInput, failure, retryAfter } from '../problem.ts';
import { list, oneOf, text, whole } from '../schemas/limited.ts';
import type { Services } from '../services.ts';
import { readDocument, studyIn } from '../study-body.ts';

const LAST_WEEK = 53;
const MOST_CHARTS = 20;
/** The target is 0.5 s; a preview that is far beyond it helps nobody who drags a slider. */
const DEADLINE_MS = 20_000;
/** After this the best plan so far is shown, with the gap that is proven. */
const PLAN_DEADLINE_MS = 8_000;
const MOST_VARIANTS = 4;

const BodySchema = Type.Object({
  study: Type.Ref('Study#'),
  week: Type.Optional(
    whole(0, LAST_WEEK, {
      description: 'Only this week of the period, from 0, of every variant; by default the whole period',
    }),
  ),
  variants: Type.Optional(
    list(text(200), MOST_VARIANTS, {
      description:
        'Packages to answer for, over the whole period; by default the first beside the reference, and the reference',
    }),
  ),
  year: Type.Optional(whole(1900, 2200, { description: 'Path year; by default the first' })),
  charts: Type.Optional(
    list(text(100), MOST_CHARTS, { description: 'Names of the charts to draw; by default none' }),
  ),
  pictures: Type.Optional(
    list(text(100), MOST_CHARTS, {
      description: 'Names of the charts to give as SVG, of the first variant; by default none',
    }),
  ),
  drawings: Type.Optional(
    list(text(100), MOST_CHARTS, {
      description: 'Names of the charts to give as Vega, to be drawn by who asks; by default none',
    }),
  ),
  width: Type.Optional(
    whole(200, 2000, { description: 'Width of pictures and drawings, pixels; by default 720' }),
  ),
  theme: Type.Optional(
    oneOf(['light', 'dark'], { description: 'Colours of pictures and drawings', default: 'light' }),
  ),
  language: Type.Optional(oneOf(['nl', 'en'], { description: 'Language of the charts', default: 'nl' })),
});

/** Schema of charts by name, with the words beside them. */
function toldCharts<T extends TProperties>(form: T, description: string) {
  const words = { title: Type.String({ maxLength: 1000 }), reading: Type.String({ maxLength: 4000 }) };
  return Type.Record(Type.String({ maxLength: 100 }), Type.Object({ ...words, ...form }), { description });
}

/** Previews: the answer for the whole period of some variants, or for one week, at once, with nothing kept. */
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
        summary: 'The answer for some variants of a study, at once',
        description:
          'The whole period of the variants asked for, as a run gives it at a gap of 1e-4; or one week of all. Nothing is kept. Meant for sliders: stops when the client leaves.',
        body: {
          description: 'A study and which part of it',
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
              pictures: toldCharts({ svg: Type.String({ maxLength: 5e6 }) }, 'Drawn charts by name'),
              drawings: toldCharts(
                { vega: Type.Object({}, { additionalProperties: true }) },
                'Compiled charts by name: two of the same form differ in the `values` of `data` only',
              ),
            }),
          ),
        },
        problems: [413, 415],
      }),
    },
    async (request, reply) => {
      const { study, week, selection, charts, pictures, drawings, look } = readBody(
        readDocument(request.body),
      );
      const checked = await studyIn(study, sources, '/study');
      if (busy >= most) throw failure('overloaded', `${busy} previews are being made.`, retryAfter(1));
      busy++;
      try {
        const gone = new AbortController();
        reply.raw.once('close', () => gone.abort());
        const signal = AbortSignal.any([gone.signal, services.stop.signal, AbortSignal.timeout(DEADLINE_MS)]);
        const executor = stoppable(pool, signal);
        const { result, series } = await (week === undefined
          ? previewVariants(checked, { ...selection, deadlineMs: PLAN_DEADLINE_MS }, { sources, executor })
          : previewStudy(checked, { week, sources, executor }));
        const input = { result, series, variant: selection.variants?.[0], ...look };
        const { language } = look;
        return {
          result,
          charts: drawn(charts, { result, series, language }),
          pictures: await told('pictures', pictures, input, async spec => ({ svg: await renderSvg(spec) })),
          drawings: await told('drawings', drawings, input, spec => ({ vega: compileVega(spec, true) })),
        };
      } finally {
        busy--;
      }
    },
  );
}

interface PreviewBody {
  readonly study: unknown;
  readonly week?: number;
  readonly selection: { readonly variants?: readonly string[]; readonly year?: number };
  readonly charts: readonly string[];
  readonly pictures: readonly string[];
  readonly drawings: readonly string[];
  readonly look: Required<Pick<ChartInput, 'language' | 'width' | 'theme' | 'heading'>>;
}

const CHART_FIELDS = ['charts', 'pictures', 'drawings'] as const;
const FIELDS = ['study', 'week', 'variants', 'year', ...CHART_FIELDS, 'width', 'theme', 'language'];

/** The parts of the body, each of the right kind. Throws a 400 with every problem. */
function readBody(input: unknown): PreviewBody {
  if (input === null || typeof input !== 'object' || Array.isArray(input)) {
    const message = `the body: expected an object with ${FIELDS.join(', ')}`;
    throw badInput([{ path: '', code: 'wrong-type', message, expected: 'object' }]);
  }
  const body = input as Record<string, unknown>;
  const { study, week, variants, year, charts = [], pictures = [], drawings = [], width = 720 } = body;
  const { language = 'nl', theme = 'light' } = body;
  const namesOr = (field: string, value: unknown, most: number) =>
    isNames(value, most) ? [] : [wrong(field, 'wrong-type', `a list of at most ${most} names`)];
  const wholeOr = (field: string, value: unknown, least: number, most: number) =>
    value === undefined || isWhole(value, least, most)
      ? []
      : [wrong(field, 'out-of-range', `a whole number from ${least} to ${most}`)];
  const issues: Issue[] = [
    ...Object.keys(body).flatMap(name => (FIELDS.includes(name) ? [] : [unknownField(name)])),
    ...(study === undefined ? [wrong('study', 'missing-field', 'a study')] : []),
    ...wholeOr('week', week, 0, LAST_WEEK),
    ...wholeOr('year', year, 1900, 2200),
    ...wholeOr('width', width, 200, 2000),
    ...(variants === undefined ? [] : namesOr('variants', variants, MOST_VARIANTS)),
    ...CHART_FIELDS.flatMap(field => namesOr(field, body[field] ?? [], MOST_CHARTS)),
    ...(theme === 'light' || theme === 'dark' ? [] : [wrong('theme', 'unknown-value', 'light or dark')]),
    ...(language === 'nl' || language === 'en' ? [] : [wrong('language', 'unknown-value', 'nl or en')]),
  ];
  if (issues.length > 0) throw badInput(issues);
  return {
    study,
    charts: charts as string[],
    pictures: pictures as string[],
    drawings: drawings as string[],
    look: { language, theme, width, heading: false } as PreviewBody['look'],
    selection: {
      ...(variants !== undefined && { variants: variants as string[] }),
      ...(year !== undefined && { year: Number(year) }),
    },
    ...(week !== undefined && { week: Number(week) }),
  };
}

function isNames(value: unknown, most: number): boolean {
  return Array.isArray(value) && value.length <= most && value.every(name => typeof name === 'string');
}

function isWhole(value: unknown, least: number, most: number): boolean {
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
}

function wrong(field: string, code: string, expected: string): Issue {
  return { path: `/${field}`, code, message: `${field}: expected ${expected}`, expected };
}

function unknownField(name: string): Issue {
  const expected = FIELDS.join(', ');
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
  refuseUnknown('charts', names, input);
  return Object.fromEntries(names.map(name => [name, chartSpec(name, input)]));
}

/** Charts with what stands beside them, each given its form by `form`. Throws a 400 with every name there is no chart for. */
async function told<T>(
  field: string,
  names: readonly string[],
  input: ChartInput,
  form: (spec: VegaLiteSpec) => T | Promise<T>,
): Promise<Record<string, T & ChartText>> {
  const { variants } = input.result;
  // A plan that cannot be has no operation to draw: the answer says why, and a picture would only hide it.
  if (variants.every(({ status }) => status === 'infeasible')) return {};
  refuseUnknown(field, names, input);
  const charts = await Promise.all(
    names.map(async name => {
      const { spec, ...text } = toldChart(name, input);
      return [name, { ...text, ...(await form(spec)) }] as const;
    }),
  );
  return Object.fromEntries(charts);
}

function refuseUnknown(field: string, names: readonly string[], input: ChartInput): void {
  const known: readonly string[] = chartNames(input.result);
  const unknown = names.flatMap((name, index) => (known.includes(name) ? [] : [{ name, index }]));
  if (unknown.length > 0) {
    const expected = known.join(', ');
    throw badInput(
      unknown.map(({ name, index }) => {
        const message = `${field}: got ${name.slice(0, 80)}, expected one of ${expected}`;
        return {
          path: `/${field}/${index}`,
          code: 'unknown-name',
          message,
          expected,
          value: name.slice(0, 80),
        };
      }),
    );
  }
}
