import {
  flexProducts,
  type PricePath,
  pricePath,
  pricePathNames,
  technologies,
} from '../../../data/index.ts';
import type { App } from '../app-type.ts';
import { pageOfAll } from '../cursor.ts';
import { documented, json } from '../documented.ts';
import { PricePathSchema, page, TechniqueSchema } from '../schemas/catalogue.ts';
import { paging, query } from '../schemas/parameters.ts';
import { FlexProductSchema } from '../schemas/products.ts';

/** What a study may name of the tool's own: price paths, techniques and flex products, each with its source. */
export async function catalogueRoutes(app: App): Promise<void> {
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
      pageOfAll(
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
    async request => pageOfAll(technologies(), request.query),
  );

  app.get(
    '/products',
    {
      schema: documented({
        id: 'listProducts',
        tag: 'data',
        summary: 'Transport rights and flex products that a contract may name',
        querystring: query(paging),
        answers: { 200: json('A page of products', page(FlexProductSchema)) },
      }),
    },
    async request => pageOfAll(flexProducts(), request.query),
  );
}

function pricePathView({ valueAt: _valueAt, ...path }: PricePath) {
  return path;
}
