import { Type } from 'typebox';
import type { Issue } from '../../../engine/index.ts';
import type { RunResult } from '../../../scenarios/index.ts';
import {
  type ChartInput,
  chartNames,
  chartSpec,
  chartText,
  compileVega,
  renderPng,
  renderSvg,
  seriesNeeded,
} from '../../charts/index.ts';
import type { App } from '../app-type.ts';
import { documented, json } from '../documented.ts';
import { EXAMPLE_CHART, EXAMPLE_RUN_ID } from '../example.ts';
import { chooseFormat } from '../negotiate.ts';
import { badInput, failure } from '../problem.ts';
import { page } from '../schemas/catalogue.ts';
import { oneOf, text, whole } from '../schemas/limited.ts';
import { language, query } from '../schemas/parameters.ts';
import type { Services } from '../services.ts';
import { findRun, runParameters } from './runs.ts';

const FORMATS = {
  'vega-lite': 'application/json',
  vega: 'application/vnd.vega+json',
  svg: 'image/svg+xml',
  png: 'image/png',
} as const;
type Format = keyof typeof FORMATS;

const view = {
  language,
  variant: Type.Optional(
    text(200, {
      description:
        'Which variant; by default the one of the best package. Of flex products the design; by default the one that lets in the most of those that none beats',
    }),
  ),
  year: Type.Optional(whole(1900, 2200, { description: 'Which year of the paths; by default the first' })),
  week: Type.Optional(
    whole(0, 5300, {
      description: 'Which week of the hourly table, from 0; by default the one with the highest price',
    }),
  ),
  site: Type.Optional(text(200, { description: 'Only this site; by default all together' })),
  node: Type.Optional(
    text(200, {
      description: 'Of flex products: which node of the grid; by default the one with the least headroom',
    }),
  ),
};

/** Charts of a finished run: as specification, and drawn. */
export async function chartRoutes(app: App, services: Services): Promise<void> {
  app.get(
    '/runs/:runId/charts',
    {
      schema: documented({
        id: 'listCharts',
        tag: 'results',
        summary: 'Charts of a finished run, each with a sentence that reads it',
        params: runParameters,
        querystring: query(view),
        answers: {
          200: json(
            'Names and texts of the charts',
            page(Type.Object({ name: text(100), title: text(500), reading: text(2000) })),
          ),
        },
        problems: [404, 409],
      }),
    },
    async request => {
      const input = await chartInput(services, request.params, request.query as View);
      const items = chartNames(input.result).map(name => ({ name, ...chartText(name, input) }));
      return { items, nextCursor: null };
    },
  );

  app.get(
    '/runs/:runId/charts/:chartName',
    {
      config: { produces: Object.values(FORMATS) },
      schema: documented({
        id: 'readChart',
        tag: 'results',
        summary: 'A chart as Vega-Lite, Vega, SVG or PNG',
        params: Type.Object({
          runId: text(100, { description: 'The run', examples: [EXAMPLE_RUN_ID] }),
          chartName: text(100, { description: 'Name of the chart', examples: [EXAMPLE_CHART] }),
        }),
        querystring: query({
          ...view,
          width: Type.Optional(whole(200, 3000, { description: 'Width in pixels, for SVG and PNG' })),
          theme: Type.Optional(oneOf(['auto', 'light', 'dark'], { description: 'Colours' })),
          heading: Type.Optional(
            Type.Boolean({ description: 'Title and sentence above the chart', default: true }),
          ),
          format: Type.Optional(
            oneOf(['vega-lite', 'vega', 'svg', 'png'], { description: 'Form of the answer, before Accept' }),
          ),
        }),
        answers: {
          200: {
            description: 'The chart',
            content: {
              'application/json': Type.Object({}, { additionalProperties: true }),
              'application/vnd.vega+json': Type.Object({}, { additionalProperties: true }),
              'image/svg+xml': text(100_000_000),
              'image/png': text(100_000_000, { format: 'binary' }),
            },
          },
        },
        problems: [404, 409],
      }),
    },
    async (request, reply) => {
      const { chartName } = request.params as { chartName: string };
      const { format, ...wishes } = request.query as View & { format?: Format };
      const input = await chartInput(services, request.params, wishes);
      if (!chartNames(input.result).some(name => name === chartName))
        throw failure('not-found', 'The run has no chart of that name.');
      const chosen = chooseFormat(request, format, FORMATS);
      return reply.type(FORMATS[chosen]).send(await drawn(chartName, input, chosen));
    },
  );
}

type View = Partial<Omit<ChartInput, 'result' | 'series'>>;

/** What a chart of the run is drawn from. Throws a 404, a 409 when there is no answer yet, or a 400 for a part it does not have. */
async function chartInput(services: Services, params: unknown, wishes: View): Promise<ChartInput> {
  const run = await findRun(services, params);
  const found = await services.answers.result(run.id);
  if (!found) throw failure('conflict', `The run has no result: it is ${run.state}.`);
  const result = services.explanations.added(run.id, found);
  const unknown = unknownParts(result, wishes);
  if (unknown.length > 0) throw badInput(unknown);
  const series = await services.answers.series(run.id, seriesNeeded(result, wishes));
  return { language: 'nl', ...wishes, result, series };
}

/** Names in the wishes that the run has nothing by, with the place in the query. */
function unknownParts({ variants, flex }: RunResult, { variant, year, node }: View): Issue[] {
  const names = flex ? flex.designs : variants;
  const nodes = flex?.areas.flatMap(area => area.nodes) ?? [];
  const isKnown = {
    variant: variant === undefined || names.some(({ name }) => name === variant),
    year: year === undefined || variants.some(one => one.year === year),
    node: node === undefined || nodes.some(({ name }) => name === node),
  };
  const given = { variant, year, node };
  return (['variant', 'year', 'node'] as const)
    .filter(parameter => !isKnown[parameter])
    .map(parameter => {
      const value = String(given[parameter]);
      const message = `${parameter}: the run has no ${value}`;
      return { path: `/query/${parameter}`, code: 'unknown-value', message, value };
    });
}

async function drawn(name: string, input: ChartInput, format: Format): Promise<string | Buffer> {
  const spec = chartSpec(name, input);
  if (format === 'vega-lite') return JSON.stringify(spec);
  if (format === 'vega') return JSON.stringify(compileVega(spec));
  return format === 'svg' ? await renderSvg(spec) : Buffer.from(await renderPng(spec));
}
