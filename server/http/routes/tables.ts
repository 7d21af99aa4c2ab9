import { Type } from 'typebox';
import { toArrowStream, toCsv, toParquet } from '../../../data/index.ts';
import type { RunResult } from '../../../scenarios/index.ts';
import { tableNames, tableOf, toJson } from '../../tables/index.ts';
import type { App } from '../app-type.ts';
import { documented, json } from '../documented.ts';
import { EXAMPLE_RUN_ID, EXAMPLE_TABLE } from '../example.ts';
import { chooseFormat } from '../negotiate.ts';
import { failure } from '../problem.ts';
import { page } from '../schemas/catalogue.ts';
import { oneOf, text } from '../schemas/limited.ts';
import { query } from '../schemas/parameters.ts';
import type { Services } from '../services.ts';
import { findResult, runParameters } from './runs.ts';

const FORMATS = {
  json: 'application/json',
  csv: 'text/csv',
  arrow: 'application/vnd.apache.arrow.stream',
  parquet: 'application/vnd.apache.parquet',
} as const;
type Format = keyof typeof FORMATS;

/** Tables of a finished run: what the charts show, and every hourly series. */
export async function tableRoutes(app: App, services: Services): Promise<void> {
  const { store } = services;
  app.get(
    '/runs/:runId/tables',
    {
      schema: documented({
        id: 'listTables',
        tag: 'results',
        summary: 'Tables of a finished run',
        params: runParameters,
        answers: { 200: json('Names of the tables', page(Type.Object({ name: text(300) }))) },
        problems: [404, 409],
      }),
    },
    async request => {
      const { runId } = request.params as { runId: string };
      const result = services.explanations.added(runId, await findResult(services, request.params));
      const keys = await store.seriesKeys(runId);
      return { items: tableNames(result, keys).map(name => ({ name })), nextCursor: null };
    },
  );

  app.get(
    '/runs/:runId/tables/:tableName',
    {
      config: { produces: Object.values(FORMATS) },
      schema: documented({
        id: 'readTable',
        tag: 'results',
        summary: 'A table as JSON, CSV, Arrow stream or Parquet',
        params: Type.Object({
          runId: text(100, { description: 'The run', examples: [EXAMPLE_RUN_ID] }),
          tableName: text(300, { description: 'Name of the table', examples: [EXAMPLE_TABLE] }),
        }),
        querystring: query({
          format: Type.Optional(
            oneOf(['json', 'csv', 'arrow', 'parquet'], { description: 'Form of the answer, before Accept' }),
          ),
          dialect: Type.Optional(
            oneOf(['standard', 'nl'], {
              description: 'CSV for programs, or for a Dutch spreadsheet: semicolons and decimal commas',
            }),
          ),
        }),
        answers: {
          200: {
            description: 'The table',
            content: {
              'application/json': Type.Object({}, { additionalProperties: true }),
              'text/csv': text(1_000_000_000),
              'application/vnd.apache.arrow.stream': text(1_000_000_000, { format: 'binary' }),
              'application/vnd.apache.parquet': text(1_000_000_000, { format: 'binary' }),
            },
            headers: { 'Content-Disposition': 'Name for a file' },
          },
        },
        problems: [404, 409],
      }),
    },
    async (request, reply) => {
      const { runId, tableName } = request.params as { runId: string; tableName: string };
      const { format, dialect = 'standard' } = request.query as {
        format?: Format;
        dialect?: 'standard' | 'nl';
      };
      const result = services.explanations.added(runId, await findResult(services, request.params));
      const series = await seriesOf(services, runId, result, tableName);
      if (!tableNames(result, series).includes(tableName))
        throw failure('not-found', 'The run has no table of that name.');
      const table = tableOf(tableName, { result, series });
      const chosen = chooseFormat(request, format, FORMATS);
      if (chosen === 'json') return toJson(table);
      const file = `${tableName.replaceAll(/[^\w.-]+/g, '-')}.${chosen}`;
      reply.header('Content-Disposition', `attachment; filename="${file}"`);
      if (chosen === 'csv') return reply.type('text/csv; charset=utf-8').send(toCsv(table, { dialect }));
      if (chosen === 'parquet') return reply.type(FORMATS.parquet).send(Buffer.from(toParquet(table)));
      return reply.type(FORMATS.arrow).send(Buffer.from(toArrowStream(table)));
    },
  );
}

/** The hourly series behind a table, none for a table of the result itself. */
async function seriesOf({ store }: Services, runId: string, result: RunResult, table: string) {
  const keys = await store.seriesKeys(runId);
  const key = tableNames(result, []).includes(table)
    ? undefined
    : keys.find(one => tableNames(result, [one]).includes(table));
  return key ? store.series(runId, key) : [];
}
