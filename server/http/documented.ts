import type { FastifySchema } from 'fastify';
import { type TSchema, Type } from 'typebox';
import { API_VERSION } from './headers.ts';

/** What an operation says of itself in the OpenAPI document. */
interface Operation {
  readonly id: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly params?: TSchema;
  readonly querystring?: TSchema;
  readonly headers?: TSchema;
  readonly body?: Body;
  readonly answers: Readonly<Record<number, Answer>>;
  readonly problems?: readonly number[];
}
interface Body {
  readonly description: string;
  readonly content: Readonly<Record<string, { readonly schema: TSchema }>>;
}
interface Answer {
  readonly description: string;
  /** Schema by media type; nothing for an answer without a body. */
  readonly content?: Readonly<Record<string, TSchema>>;
  readonly headers?: Readonly<Record<string, string>>;
}

const PROBLEM_TEXTS: Readonly<Record<number, string>> = {
  400: 'The input is wrong: every problem at once',
  404: 'There is nothing here',
  406: 'Not available in that form',
  409: 'That does not go with the present state',
  413: 'The body is larger than is taken here',
  415: 'That kind of body is not understood',
  429: 'Too many requests; Retry-After says when to try again',
  503: 'Too busy; Retry-After says when to try again',
};

/** The schema of a route: Fastify checks parameters with it, and the OpenAPI document follows from it. */
export function documented(operation: Operation): FastifySchema {
  const {
    id,
    tag,
    summary,
    description,
    params,
    querystring,
    headers,
    body,
    answers,
    problems = [],
  } = operation;
  const statuses = [...new Set([400, 406, 429, 503, ...problems])].sort();
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description && { description }),
    ...(params && { params }),
    ...(querystring && { querystring }),
    ...(headers && { headers }),
    ...(body && { body }),
    response: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, answer]) => [status, answerSchema(answer)]),
      ),
      ...Object.fromEntries(statuses.map(status => [status, problemSchema(status)])),
    },
  };
}

/** A JSON answer. */
export function json(
  description: string,
  schema: TSchema,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return { description, content: { 'application/json': schema }, headers };
}

function answerSchema({ description, content, headers = {} }: Answer) {
  const media = Object.entries(content ?? {}).map(([type, schema]) => [type, { schema }]);
  return {
    description,
    headers: { 'API-Version': versionHeader, ...Object.fromEntries(Object.entries(headers).map(textHeader)) },
    ...(content ? { content: Object.fromEntries(media) } : { type: 'null' }),
  };
}

function problemSchema(status: number) {
  const waits = status === 429 || status === 503;
  const headers = waits ? { 'Retry-After': 'Seconds to wait' } : {};
  const content = { 'application/problem+json': Type.Ref('Problem#') };
  return answerSchema({ description: PROBLEM_TEXTS[status] ?? 'A problem', content, headers });
}

const versionHeader = {
  type: 'string',
  maxLength: 20,
  description: 'Version of this API',
  examples: [API_VERSION],
};

function textHeader([name, description]: [string, string]) {
  return [name, { type: 'string', maxLength: 500, description }];
}
