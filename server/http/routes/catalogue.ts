import {
  type DataSetHeader,
  type PricePath,
  pricePath,
  pricePathNames,
  technologies,
} from '../../../data/index.ts';
import type { App } from '../app-type.ts';
import { pageOf, placeOf } from '../cursor.ts';
import { documented, json } from '../documented.ts';
import { DataSetSchema, PricePathSchema, page, TechniqueSchema } from '../schemas/catalogue.ts';
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
