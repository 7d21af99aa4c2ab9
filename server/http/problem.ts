import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { CancelledError, InputError, type Issue } from '../../engine/index.ts';

/** Every kind of problem this API answers with: its status and title. The only place where errors get a status. */
const PROBLEMS = {
  'bad-input': [400, 'The input is wrong'],
  'bad-request': [400, 'The request is wrong'],
  'foreign-origin': [403, 'The request comes from another site'],
  'not-found': [404, 'There is nothing here'],
  'method-not-allowed': [405, 'That method does not work here'],
  'not-acceptable': [406, 'Not available in that form'],
  conflict: [409, 'That does not go with the present state'],
  'idempotency-key-reused': [409, 'The idempotency key was used for another request'],
  'too-large': [413, 'The body is too large'],
  'unsupported-media-type': [415, 'That kind of body is not understood'],
  misdirected: [421, 'That name is not of this server'],
  'too-many-requests': [429, 'Too many requests'],
  'headers-too-large': [431, 'The headers are too large'],
  internal: [500, 'Something failed that is no fault of the input'],
  overloaded: [503, 'Too busy'],
  'too-slow': [503, 'Not ready within the time allowed'],
} as const satisfies Record<string, readonly [number, string]>;
export type ProblemKind = keyof typeof PROBLEMS;

/** Body of an error, RFC 9457. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly errors?: readonly ProblemError[];
}
interface ProblemError {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
  readonly expected: string | null;
  readonly value: string | null;
}

interface Extra {
  readonly issues?: readonly Issue[];
  readonly headers?: Readonly<Record<string, string>>;
}
/** What a handler throws to answer with a problem. */
type Failure = Error & { readonly kind: ProblemKind; readonly extra: Extra };

/** An error that becomes a problem of this kind. `headers` go with the answer (`Allow`, `Retry-After`). */
export function failure(kind: ProblemKind, detail: string, extra: Extra = {}): Failure {
  return Object.assign(new Error(detail), { kind, extra });
}

/** Bad input, with every problem in it. */
export function badInput(issues: readonly Issue[]): Failure {
  const count = issues.length === 1 ? 'is 1 problem' : `are ${issues.length} problems`;
  return failure('bad-input', `There ${count} with the input; nothing was started or kept.`, { issues });
}

/** The body of a problem. `instance` is the address that was asked, without its query. */
export function problemOf(
  kind: ProblemKind,
  detail: string,
  url: string,
  issues?: readonly Issue[],
): Problem {
  const [status, title] = PROBLEMS[kind];
  const type = `urn:speelruimte:problem:${kind}`;
  const instance = url.split('?')[0]!.slice(0, 500);
  return { type, title, status, detail, instance, ...(issues && { errors: issues.map(problemError) }) };
}

/** Answers any error as problem+json; what is our own fault is logged and not told. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { kind, message, extra } = asFailure(error);
  if (kind === 'internal') request.log.error({ err: error }, 'request failed');
  const problem = problemOf(kind, message, request.url, extra.issues);
  return reply
    .code(problem.status)
    .headers(extra.headers ?? {})
    .type('application/problem+json')
    .send(problem);
}

/** An issue as RFC 9457 `errors` tell it. */
function problemError({ path, code, message, expected, value }: Issue): ProblemError {
  return { pointer: path, code, detail: message, expected: expected ?? null, value: value ?? null };
}

function asFailure(error: unknown): Failure {
  if (error instanceof InputError) return badInput(error.issues);
  if (error instanceof CancelledError)
    return failure('too-slow', 'The work was stopped before it was ready.', retryAfter(1));
  if (!(error instanceof Error)) return failure('internal', OUR_FAULT);
  if ('kind' in error && 'extra' in error) return error as Failure;
  return frameworkFailure(error as FastifyError);
}

/** Errors of the HTTP framework, by their status. */
function frameworkFailure(error: FastifyError): Failure {
  // A part of the path that cannot be the name of anything is the name of nothing.
  if (error.validationContext === 'params') return failure('not-found', 'There is nothing at this address.');
  if (error.validation)
    return badInput(error.validation.map(problem => parameterIssue(problem, error.validationContext)));
  const status = error.statusCode ?? 500;
  if (status === 413) return failure('too-large', 'The body is larger than is taken here.');
  if (status === 415)
    return failure('unsupported-media-type', 'The Content-Type of the body is missing or not understood.');
  if (status === 429) return failure('too-many-requests', error.message);
  if (status === 404) return failure('not-found', 'There is nothing at this address.');
  if (status >= 400 && status < 500) return failure('bad-request', error.message);
  return failure('internal', OUR_FAULT);
}

const OUR_FAULT = 'The cause is in the log of the server. Nothing that was kept is lost.';

/** A parameter that does not fit its schema. The pointer says where it stood: `/query/limit`. */
function parameterIssue(problem: Validation, context: string | undefined): Issue {
  const place = context === 'querystring' ? 'query' : (context ?? 'request');
  const extra = problem.params?.additionalProperties;
  if (Array.isArray(extra)) {
    const names = extra.join(', ');
    return {
      path: `/${place}/${extra[0]}`,
      code: 'unknown-parameter',
      message: `${names}: unknown parameter`,
      value: names,
    };
  }
  const message = `${problem.instancePath?.slice(1) || place}: ${problem.message ?? 'not as expected'}`;
  return { path: `/${place}${problem.instancePath ?? ''}`, code: 'bad-parameter', message };
}
interface Validation {
  readonly instancePath?: string;
  readonly message?: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** Tells when to try again. */
export function retryAfter(seconds: number): Extra {
  return { headers: { 'Retry-After': String(seconds) } };
}
