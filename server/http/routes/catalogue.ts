import { Type } from 'typebox';
import {
  type DataSet,
  type DataSetHeader,
  type PricePath,
  pricePath,
  pricePathNames,
  technologies,
} from '../../../data/index.ts';
import { outlineSvg } from '../../charts/series-outline.ts';
import type { App } from '../app-type.ts';
import { pageOf, placeOf } from '../cursor.ts';
import { documented, json } from '../documented.ts';
import { EXAMPLE_DATA_SET } from '../example.ts';
import { failure } from '../problem.ts';
import { DataSetSchema, PricePathSchema, page, TechniqueSchema } from '../schemas/catalogue.ts';
import { text } from '../schemas/limited.ts';
import { DEFAULT_LIMIT, paging, query } from '../schemas/parameters.ts';
import type { Services } from '../services.ts';

/** What a study may name: imported series, price paths and techniques, each with its source. */
export async function catalogueRoutes(app: App, { dataSets }: Services): Promise<void> {
  app.get(
    '/data-sets',
    {
      schema: documented({
        id: 'listDataSets',
        tag: 'data',
        summary: 'Imported series that a study may name',
        querystring: query(paging),
        answers: { 200: json('A page of data sets', page(DataSetSchema)) },
      }),
    },
    async request => part(dataSets.list().map(dataSetView), request.query),
  );

  app.get(
    '/data-sets/:dataSetName',
    {
      schema: documented({
        id: 'readDataSet',
        tag: 'data',
        summary: 'An imported series: where it comes from and its hash',
        params: dataSetParameters,
        answers: { 200: json('The data set', DataSetSchema) },
        problems: [404],
      }),
    },
    async request => {
      const { values: _values, ...header } = dataSetOf(dataSets, request.params);
      return dataSetView(header);
    },
  );

  app.get(
    '/data-sets/:dataSetName/picture',
    {
      config: { produces: [SVG] },
      schema: documented({
        id: 'drawDataSet',
        tag: 'data',
        summary: 'A small drawing of an imported series: lowest, mean and highest over its time',
        params: dataSetParameters,
        answers: { 200: { description: 'The drawing', content: { [SVG]: text(1_000_000) } } },
        problems: [404],
      }),
    },
    async (request, reply) => reply.type(SVG).send(outlineSvg(dataSetOf(dataSets, request.params))),
  );

  app.get(
    '/price-paths',
    {
      schema: documented({
        id: 'listPricePaths',
        tag: 'data',
        summary: 'Prices by year that a study may name',
        querystring: query(paging),
        answers: { 200: json('A page of price paths', page(PricePathSchema)) },
      }),
    },
    async request =>
      part(
        pricePathNames()
          .flatMap(name => pricePath(name) ?? [])
          .map(pricePathView),
        request.query,
      ),
  );

  app.get(
    '/techniques',
    {
      schema: documented({
        id: 'listTechniques',
        tag: 'data',
        summary: 'Techniques with their cost and performance',
        querystring: query(paging),
        answers: { 200: json('A page of techniques', page(TechniqueSchema)) },
      }),
    },
    async request => part(technologies(), request.query),
  );
}

const SVG = 'image/svg+xml';
const dataSetParameters = Type.Object({
  dataSetName: text(80, { description: 'Name of the data set', examples: [EXAMPLE_DATA_SET] }),
});

function dataSetOf(dataSets: Services['dataSets'], parameters: unknown): DataSet {
  const { dataSetName } = parameters as { dataSetName: string };
  const set = dataSets.get(dataSetName);
  if (!set) throw failure('not-found', 'There is no data set of that name.');
  return set;
}

/** A page of a list that is whole in memory. */
function part<T>(all: readonly T[], parameters: unknown) {
  const { cursor, limit = DEFAULT_LIMIT } = parameters as { cursor?: string; limit?: number };
  const skip = placeOf(cursor) ?? 0;
  return pageOf(all.slice(skip, skip + limit + 1), limit, () => skip + limit);
}

function pricePathView({ valueAt: _valueAt, ...path }: PricePath) {
  return path;
}

/** With its start as a moment in UTC. */
function dataSetView({ startMs, ...header }: DataSetHeader) {
  return { ...header, startedAt: new Date(startMs).toISOString() };
}
