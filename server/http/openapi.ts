import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { Settings } from '../settings.ts';
import type { App } from './app-type.ts';
import { API_VERSION } from './headers.ts';
import { ExplanationsSchema } from './schemas/explanation.ts';
import { CheckSchema, ProblemSchema } from './schemas/problem.ts';
import { ResultSchema } from './schemas/result.ts';
import { RightsComparisonSchema } from './schemas/rights.ts';
import { RunPageSchema, RunSchema } from './schemas/run.ts';
import { StudyPageSchema, StudySummarySchema, StudyVersionSchema } from './schemas/study.ts';
import { studyComponents } from './study-components.ts';

export const BASE = '/api/v1';

const TAGS = [
  { name: 'studies', description: 'What is asked / Wat er gevraagd wordt' },
  { name: 'runs', description: 'Executions of studies / Berekeningen' },
  { name: 'results', description: 'Answers, tables and charts / Antwoorden, tabellen en grafieken' },
  { name: 'data', description: 'Data the answers rest on / Gegevens waarop de antwoorden rusten' },
  {
    name: 'description',
    description: 'This API and the form of a study / Deze API en de vorm van een studie',
  },
];

/** The OpenAPI 3.1 document, made from the schemas that also check the requests, and a page to read it. */
export async function describeApi(app: App, settings: Settings): Promise<void> {
  const shared = [
    ProblemSchema,
    CheckSchema,
    StudySummarySchema,
    StudyPageSchema,
    StudyVersionSchema,
    RunSchema,
    RunPageSchema,
    ResultSchema,
    ExplanationsSchema,
    RightsComparisonSchema,
  ];
  for (const schema of [...shared, ...studyComponents()]) app.addSchema(schema);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Speelruimte',
        version: API_VERSION,
        description:
          'What a company can do inside the grid capacity it has: least-cost hourly operation with a certificate, and the business case of measures. ' +
          'Field names are English terms of the field; where law has a Dutch name, the description gives it.',
        contact: {
          name: 'Operator of this server / Beheerder van deze server',
          url: settings.contactUrl,
          email: settings.contactEmail,
        },
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: BASE, description: 'This server' }],
      tags: TAGS,
    },
    stripBasePath: true,
    refResolver: {
      buildLocalReference: (json, _base, _fragment, index) => String(json.$id ?? `def-${index}`),
    },
  });
  await app.register(swaggerUi, {
    routePrefix: `${BASE}/docs`,
    uiConfig: { docExpansion: 'list', tryItOutEnabled: true, validatorUrl: null, layout: 'BaseLayout' },
    theme: { title: 'Speelruimte API' },
  });
}
