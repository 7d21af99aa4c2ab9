import { Type } from 'typebox';
import { studyJsonSchema } from '../../../scenarios/index.ts';
import type { App } from '../app-type.ts';
import { documented, json } from '../documented.ts';

const OPENAPI_TYPES = ['application/json', 'application/vnd.oai.openapi+json'];

/** What this API is, and what a study looks like. */
export async function descriptionRoutes(app: App): Promise<void> {
  app.get(
    '/openapi.json',
    {
      config: { produces: OPENAPI_TYPES },
      schema: documented({
        id: 'readOpenapi',
        tag: 'description',
        summary: 'This document',
        answers: { 200: json('OpenAPI 3.1', Type.Object({}, { additionalProperties: true })) },
      }),
    },
    async (_request, reply) => reply.header('Access-Control-Allow-Origin', '*').send(app.swagger()),
  );

  app.get(
    '/study-schema',
    {
      config: { produces: ['application/json', 'application/schema+json'] },
      schema: documented({
        id: 'readStudySchema',
        tag: 'description',
        summary: 'JSON Schema of a study',
        answers: { 200: json('JSON Schema', Type.Object({}, { additionalProperties: true })) },
      }),
    },
    async () => studyJsonSchema(),
  );
}
