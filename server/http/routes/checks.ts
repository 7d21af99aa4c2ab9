import { Type } from 'typebox';
import type { App } from '../app-type.ts';
import { documented, json } from '../documented.ts';
import type { Services } from '../services.ts';
import { readDocument, studyIssues } from '../study-body.ts';
import { findStudy, studyBody, studyParameters } from './studies.ts';

/** Checks: what is wrong with a study, all at once, with nothing kept. */
export async function checkRoutes(app: App, { studies, sources }: Services): Promise<void> {
  app.post(
    '/checks',
    {
      schema: documented({
        id: 'checkDocument',
        tag: 'studies',
        summary: 'Check a study without keeping it',
        description:
          'A document that can be read is answered with 200 and its problems; one that cannot, with 400.',
        body: studyBody,
        answers: { 200: json('Every problem, or none', Type.Ref('Check#')) },
        problems: [413, 415],
      }),
    },
    async request => ({ issues: await studyIssues(readDocument(request.body), sources) }),
  );

  app.post(
    '/studies/:studyId/checks',
    {
      schema: documented({
        id: 'checkStudy',
        tag: 'studies',
        summary: 'Check a study against the data there are now',
        params: studyParameters,
        answers: { 200: json('Every problem, or none', Type.Ref('Check#')) },
        problems: [404],
      }),
    },
    async request => {
      const { study } = await findStudy(studies, (request.params as { studyId: string }).studyId);
      return { issues: await studyIssues(study, sources) };
    },
  );
}
