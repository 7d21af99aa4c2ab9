import type { FastifyInstance } from 'fastify';
import type { Issue } from '../../engine/index.ts';
import { checkStudy, joinWithData, parseStudy, type Sources, type Study } from '../../scenarios/index.ts';
import { badInput, failure } from './problem.ts';

const YAML_TYPES = ['application/yaml', 'application/x-yaml', 'text/yaml'];

/** Bodies are taken as text: the reader of studies has the limits on size, depth and aliases. */
export function readBodiesAsText(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    ['application/json', ...YAML_TYPES],
    { parseAs: 'string' },
    async (_request: unknown, body: string) => body,
  );
  app.addHook('onRequest', async request => {
    const encoding = request.headers['content-encoding'];
    if (encoding !== undefined && encoding !== 'identity') {
      throw failure(
        'unsupported-media-type',
        `Content-Encoding ${encoding} is not understood; send the body as it is.`,
      );
    }
  });
}

/** The document in a body. Throws a 400 when there is none or it cannot be read. */
export function readDocument(body: unknown): unknown {
  if (typeof body !== 'string' || body.trim() === '') {
    throw badInput([
      { path: '', code: 'empty-body', message: 'the body is empty, expected a document in JSON or YAML' },
    ]);
  }
  const parsed = parseStudy(body);
  if ('issues' in parsed) throw badInput(parsed.issues);
  return parsed.input;
}

/** Every problem of a document as a study, those that show only once it is joined with data included. */
export async function studyIssues(input: unknown, sources: Sources): Promise<readonly Issue[]> {
  const { study, issues } = checkStudy(input);
  return study ? (await joinWithData(study, sources)).issues : issues;
}

/** The study in a document, or in a part of it at `pointer`. Throws a 400 with every problem. */
export async function studyIn(input: unknown, sources: Sources, pointer = ''): Promise<Study> {
  const { study, issues } = checkStudy(input);
  const found = study ? (await joinWithData(study, sources)).issues : issues;
  if (!study || found.length > 0)
    throw badInput(found.map(issue => ({ ...issue, path: `${pointer}${issue.path}` })));
  return study;
}

/** Throws a 400 with every reason why the study cannot be joined with its data. */
export async function mustResolve(study: Study, sources: Sources): Promise<void> {
  const { issues } = await joinWithData(study, sources);
  if (issues.length > 0) throw badInput(issues);
}
