import { Type } from 'typebox';
import { stringify } from 'yaml';
import type { App } from '../app-type.ts';
import { pageOf, placeOf } from '../cursor.ts';
import { documented, json } from '../documented.ts';
import { EXAMPLE_STUDY, EXAMPLE_STUDY_ID } from '../example.ts';
import { chooseFormat } from '../negotiate.ts';
import { failure } from '../problem.ts';
import { oneOf, text } from '../schemas/limited.ts';
import { DEFAULT_LIMIT, paging, query } from '../schemas/parameters.ts';
import type { Services } from '../services.ts';
import { readDocument, studyIn } from '../study-body.ts';
import type { KnownStudy } from '../study-catalogue.ts';

const FORMATS = { json: 'application/json', yaml: 'application/yaml' } as const;

export const studyParameters = Type.Object({
  studyId: text(100, {
    description: 'Name of a library study, or hash of a saved one',
    examples: [EXAMPLE_STUDY_ID],
  }),
});

export const studyBody = {
  description: 'A study, in JSON or YAML',
  content: {
    'application/json': { schema: Type.Intersect([Type.Ref('Study#')], { examples: [EXAMPLE_STUDY] }) },
    'application/yaml': {
      schema: Type.String({ maxLength: 2_000_000, examples: [stringify(EXAMPLE_STUDY)] }),
    },
  },
};

/** Studies: those of the library, and frozen versions that were saved. */
export async function studyRoutes(app: App, { studies, sources }: Services): Promise<void> {
  app.get(
    '/studies',
    {
      schema: documented({
        id: 'listStudies',
        tag: 'studies',
        summary: 'Studies of the library, then saved ones',
        querystring: query(paging),
        answers: { 200: json('A page of studies', Type.Ref('StudyPage#')) },
      }),
    },
    async request => {
      const { cursor, limit = DEFAULT_LIMIT } = request.query as { cursor?: string; limit?: number };
      const skip = placeOf(cursor) ?? 0;
      const found = await studies.list(skip, limit + 1);
      const page = pageOf(found, limit, () => skip + limit);
      return { ...page, items: page.items.map(summaryOf) };
    },
  );

  app.post(
    '/studies',
    {
      schema: documented({
        id: 'saveStudy',
        tag: 'studies',
        summary: 'Save a study as a frozen version',
        description:
          'The id is the hash of the content: the same content is the same study (200). CSV files cannot be read.',
        body: studyBody,
        answers: {
          200: json('It was there already', Type.Ref('StudyVersion#')),
          201: json('Saved', Type.Ref('StudyVersion#'), { Location: 'Address of the study' }),
        },
        problems: [413, 415],
      }),
    },
    async (request, reply) => {
      const study = await studyIn(readDocument(request.body), sources);
      const isNew = await studies.save(study);
      const id = studies.idOf(study);
      const saved = await studies.find(id);
      if (!saved) throw new Error(`study ${id}: gone right after it was saved`);
      return reply
        .code(isNew ? 201 : 200)
        .header('Location', `/api/v1/studies/${id}`)
        .send(versionOf(saved));
    },
  );

  app.get(
    '/studies/:studyId',
    {
      config: { produces: Object.values(FORMATS) },
      schema: documented({
        id: 'readStudy',
        tag: 'studies',
        summary: 'A study with its content, or the content as YAML',
        params: studyParameters,
        querystring: query({
          format: Type.Optional(oneOf(['json', 'yaml'], { description: 'Form of the answer' })),
        }),
        answers: {
          200: {
            description: 'The study',
            content: { 'application/json': Type.Ref('StudyVersion#'), 'application/yaml': text(2_000_000) },
          },
        },
        problems: [404],
      }),
    },
    async (request, reply) => {
      const { studyId } = request.params as { studyId: string };
      const { format } = request.query as { format?: 'json' | 'yaml' };
      const known = await findStudy(studies, studyId);
      if (chooseFormat(request, format, FORMATS) === 'json') return versionOf(known);
      return reply.type('application/yaml; charset=utf-8').send(known.text ?? stringify(known.study));
    },
  );
}

/** The study, or a 404. */
export async function findStudy(studies: Services['studies'], id: string): Promise<KnownStudy> {
  const known = await studies.find(id);
  if (!known) throw failure('not-found', 'There is no study of that id.');
  return known;
}

function summaryOf({ id, source, createdAt, study }: KnownStudy) {
  return {
    id,
    name: study.name,
    kind: study.kind,
    title: study.title ?? null,
    story: study.story ?? null,
    lesson: study.lesson ?? null,
    source,
    createdAt,
  };
}

function versionOf(known: KnownStudy) {
  return { ...summaryOf(known), study: known.study };
}
