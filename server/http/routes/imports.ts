import { Type } from 'typebox';
import type { App } from '../app-type.ts';
import { documented, json } from '../documented.ts';
import { candidatesOf, type FileAbout, inOrder, keep, namesOf, readFile } from '../file-import.ts';
import { badInput, failure } from '../problem.ts';
import { DataSetSchema } from '../schemas/catalogue.ts';
import { ImportPreviewSchema, importParameters } from '../schemas/import.ts';
import { list, text } from '../schemas/limited.ts';
import { query } from '../schemas/parameters.ts';
import type { Services } from '../services.ts';
import { headerView, understoodView } from './data-set-view.ts';

/** A year of quarters in many columns; larger files go through the command line, which streams them. */
const LARGEST_FILE_BYTES = 32 * 1024 * 1024;
const EXAMPLE_FILE =
  'time (UTC),price EUR/MWh\n2024-01-01 00:00,50.5\n2024-01-01 01:00,48.25\n2024-01-01 02:00,47\n';

const fileBody = {
  description: 'The file as it is: a series (prices, meter, weather) or a list (grid areas, sites)',
  content: {
    'application/octet-stream': {
      schema: Type.String({ maxLength: LARGEST_FILE_BYTES, examples: [EXAMPLE_FILE] }),
    },
  },
};

/** Files of the user: what is understood of one, and keeping it as a data set. */
export async function importRoutes(app: App, { dataSets }: Services): Promise<void> {
  app.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: LARGEST_FILE_BYTES },
    async (_request: unknown, body: Buffer) => body,
  );

  app.post(
    '/import-previews',
    {
      bodyLimit: LARGEST_FILE_BYTES,
      schema: documented({
        id: 'previewImport',
        tag: 'data',
        summary: 'What is understood of a file, with nothing kept',
        description:
          'Format, unit and time follow from the content; the parameters say what the file does not. A file with problems is ' +
          'answered with 200 and all of them, each with line, column and value.',
        querystring: query(importParameters),
        body: fileBody,
        answers: { 200: json('What was understood, and what is wrong', ImportPreviewSchema) },
        problems: [413, 415],
      }),
    },
    async request => {
      const read = await readFile(fileIn(request.body), aboutIn(request.query));
      const understood = read.understood && understoodView(read.understood);
      return { understood, problems: inOrder(read.problems), dataSets: candidatesOf(read) };
    },
  );

  app.post(
    '/data-sets',
    {
      bodyLimit: LARGEST_FILE_BYTES,
      schema: documented({
        id: 'importFile',
        tag: 'data',
        summary: 'Read a file and keep it as data sets',
        description:
          'Each series without empty steps becomes a set; of several, each has its column in its name. With a problem nothing ' +
          'is kept. A name that is taken is refused with 409: remove that set first.',
        querystring: query({
          ...importParameters,
          name: Type.Optional(text(80, { description: 'Name of the set; default that of the file' })),
          source: Type.Optional(text(2000, { description: 'Where the file comes from' })),
          licence: Type.Optional(text(500, { description: 'Terms of use; default: not stated' })),
        }),
        body: fileBody,
        answers: { 201: json('Kept', Type.Object({ items: list(DataSetSchema, 1000) })) },
        problems: [409, 413, 415],
      }),
    },
    async (request, reply) => {
      const about = aboutIn(request.query);
      const read = await readFile(fileIn(request.body), about);
      if (read.problems.length > 0) throw badInput(read.problems);
      const known = new Set(dataSets.list().map(({ name }) => name));
      const taken = namesOf(read).filter(name => known.has(name));
      if (taken.length > 0)
        throw failure('conflict', `There is a data set of that name already: ${taken.join(', ')}.`);
      return reply.code(201).send({ items: keep(dataSets, read, about).map(headerView) });
    },
  );
}

function fileIn(body: unknown): Buffer {
  if (Buffer.isBuffer(body) && body.length > 0) return body;
  throw badInput([{ path: '', code: 'empty-body', message: 'the body is empty, expected a file' }]);
}

const aboutIn = (parameters: unknown) => parameters as FileAbout;
