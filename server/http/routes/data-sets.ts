import { Type } from 'typebox';
import type { DataSet, DataSetHeader, RecordSet } from '../../../data/index.ts';
import { gridMapSvg } from '../../charts/grid-map.ts';
import { outlineSvg } from '../../charts/series-outline.ts';
import type { App } from '../app-type.ts';
import { pageOfAll } from '../cursor.ts';
import { documented, json } from '../documented.ts';
import { EXAMPLE_DATA_SET, EXAMPLE_RECORD_SET } from '../example.ts';
import { failure } from '../problem.ts';
import { dataSetNames } from '../run-manager.ts';
import { DataSetSchema, page } from '../schemas/catalogue.ts';
import { text, whole } from '../schemas/limited.ts';
import { language, paging, query } from '../schemas/parameters.ts';
import type { Services } from '../services.ts';
import { headerView } from './data-set-view.ts';

const SVG = 'image/svg+xml';

/** Data sets: imported series, which a study may name, and imported lists (grid areas, sites). */
export async function dataSetRoutes(app: App, { dataSets, store }: Services): Promise<void> {
  app.get(
    '/data-sets',
    {
      schema: documented({
        id: 'listDataSets',
        tag: 'data',
        summary: 'Imported series and lists',
        querystring: query(paging),
        answers: { 200: json('A page of data sets', page(DataSetSchema)) },
      }),
    },
    async request => pageOfAll(dataSets.list().map(briefView), request.query),
  );

  app.get(
    '/data-sets/:dataSetName',
    {
      schema: documented({
        id: 'readDataSet',
        tag: 'data',
        summary: 'An imported series or list: where it comes from and its hash',
        params: named(EXAMPLE_DATA_SET),
        answers: { 200: json('The data set', DataSetSchema) },
        problems: [404],
      }),
    },
    async request => headerView(verifiedHeader(dataSets, request.params)),
  );

  app.delete(
    '/data-sets/:dataSetName',
    {
      schema: documented({
        id: 'removeDataSet',
        tag: 'data',
        summary: 'Remove an imported series or list',
        description:
          'Refused with 409 while an unfinished run reads the set. A finished run keeps its id, its answer and the hash of ' +
          'the set it was made with. A saved study that names the set says so when it is checked or run, until a set of ' +
          'that name is imported again; with the same values it is the same run again.',
        params: named(EXAMPLE_DATA_SET),
        answers: { 204: { description: 'It is gone' } },
        problems: [404, 409],
      }),
    },
    async (request, reply) => {
      const name = nameIn(request.params);
      const needed = await unfinishedRunsWith(store, name);
      if (needed.length > 0)
        throw failure('conflict', `Unfinished runs read this data set: ${needed.slice(0, 5).join(', ')}.`);
      if (!dataSets.remove(name)) throw absent();
      return reply.code(204).send();
    },
  );

  app.get(
    '/data-sets/:dataSetName/picture',
    {
      config: { produces: [SVG] },
      schema: documented({
        id: 'drawDataSet',
        tag: 'data',
        summary:
          'A small drawing: of a series lowest, mean and highest over its time, of grid areas maps of what waits',
        params: named(EXAMPLE_DATA_SET),
        querystring: query({
          language,
          columns: Type.Optional(whole(1, 2, { description: 'Maps beside each other; by default 2' })),
        }),
        answers: { 200: { description: 'The drawing', content: { [SVG]: text(1_000_000) } } },
        problems: [404],
      }),
    },
    async (request, reply) => {
      const look = request.query as PictureLook;
      return reply.type(SVG).send(await pictureOf(dataSets, request.params, look));
    },
  );

  app.get(
    '/data-sets/:dataSetName/records',
    {
      schema: documented({
        id: 'readDataSetRecords',
        tag: 'data',
        summary: 'The records of an imported list, as they were understood',
        description:
          'What is not known is null, never zero. The fields follow from the form that the list was read from.',
        params: named(EXAMPLE_RECORD_SET),
        querystring: query(paging),
        answers: {
          200: json('A page of records', page(Type.Object({}, { additionalProperties: true }))),
        },
        problems: [404],
      }),
    },
    async request => pageOfAll<object>(recordsOf(dataSets, request.params).records, request.query),
  );
}

function named(example: string) {
  return Type.Object({
    dataSetName: text(80, { description: 'Name of the data set', examples: [example] }),
  });
}

const nameIn = (parameters: unknown) => (parameters as { dataSetName: string }).dataSetName;

/** The header of a set whose content was read and found whole. Throws a 404, or the 400 of a damaged file. */
function verifiedHeader(dataSets: Services['dataSets'], parameters: unknown): DataSetHeader {
  if (isList(dataSets, nameIn(parameters))) {
    const { records: _records, ...header } = recordsOf(dataSets, parameters);
    return header;
  }
  const { values: _values, ...header } = seriesOf(dataSets, parameters);
  return header;
}

function isList(dataSets: Services['dataSets'], name: string): boolean {
  return dataSets.list().some(one => one.name === name && 'count' in one);
}

interface PictureLook {
  readonly language?: 'nl' | 'en';
  readonly columns?: 1 | 2;
}

/** Of areas with a place, and of any series; at the address of another list there is none. */
async function pictureOf(
  dataSets: Services['dataSets'],
  parameters: unknown,
  { language = 'nl', columns = 2 }: PictureLook,
): Promise<string> {
  if (!isList(dataSets, nameIn(parameters))) return outlineSvg(seriesOf(dataSets, parameters));
  const set = recordsOf(dataSets, parameters);
  const svg = set.kind === 'grid-areas' ? await gridMapSvg(set.records, language, columns) : null;
  if (svg === null) throw absent('series');
  return svg;
}

/** A list is no series: there is nothing at that address. */
function seriesOf(dataSets: Services['dataSets'], parameters: unknown): DataSet {
  const name = nameIn(parameters);
  const set = isList(dataSets, name) ? undefined : dataSets.get(name);
  if (!set) throw absent('series');
  return set;
}

/** A series has no records: there is nothing at that address. */
function recordsOf(dataSets: Services['dataSets'], parameters: unknown): RecordSet {
  const name = nameIn(parameters);
  const set = isList(dataSets, name) ? dataSets.records(name) : undefined;
  if (!set) throw absent('list');
  return set;
}

function absent(what: 'data set' | 'series' | 'list' = 'data set') {
  return failure('not-found', `There is no ${what} of that name.`);
}

async function unfinishedRunsWith(store: Services['store'], name: string): Promise<string[]> {
  const needed: string[] = [];
  for (const { id } of await store.unfinishedRuns())
    if (dataSetNames(await store.studyOfRun(id)).includes(name)) needed.push(id);
  return needed;
}

/** Without what was understood of the file: that is for the set's own address. */
function briefView({ understood: _understood, ...header }: DataSetHeader) {
  return headerView(header as DataSetHeader);
}
