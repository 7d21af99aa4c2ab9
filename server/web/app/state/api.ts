import type { RunResult, Study } from '../../../../scenarios/index.ts';
import type { Text } from '../words/text.ts';

export const BASE = '/api/v1';

export interface StudySummary {
  readonly id: string;
  readonly name: string;
  readonly kind: Study['kind'];
  readonly title: Text | null;
  readonly story: Text | null;
  readonly lesson: Text | null;
  readonly source: 'library' | 'saved';
  readonly createdAt: string | null;
}
export interface StudyVersion extends StudySummary {
  readonly study: Study;
}
export interface Run {
  readonly id: string;
  readonly studyId: string;
  readonly state: 'QUEUED' | 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED';
  readonly failure: { readonly code: string; readonly detail: string } | null;
  readonly progress: {
    readonly done: number;
    readonly total: number;
    readonly perSecond: number | null;
    readonly secondsLeft: number | null;
  };
}
export interface ChartHead {
  readonly name: string;
  readonly title: string;
  readonly reading: string;
}
export interface TableJson {
  readonly name: string;
  readonly rows: number;
  readonly columns: readonly {
    readonly name: string;
    readonly unit: string | null;
    readonly type: 'text' | 'number' | 'time';
    readonly values: readonly (string | number | null)[];
  }[];
}
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}
export interface InputProblem {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
  readonly expected: string | null;
  readonly value: string | null;
}

/** Why an answer did not come: the server is gone, or it says what is wrong. */
export interface Trouble {
  readonly kind: 'gone' | 'problem';
  readonly status: number;
  readonly detail: string;
  readonly errors: readonly InputProblem[];
}

/** What `ask` throws. */
function isTrouble(error: unknown): error is Error & { readonly trouble: Trouble } {
  return error instanceof Error && 'trouble' in error;
}

export function troubleOf(error: unknown): Trouble {
  if (isTrouble(error)) return error.trouble;
  return {
    kind: 'problem',
    status: 0,
    detail: error instanceof Error ? error.message : String(error),
    errors: [],
  };
}

function thrown(trouble: Trouble): Error {
  return Object.assign(new Error(trouble.detail), { trouble });
}

/** JSON of an address below the base. Throws an error with its `Trouble`, and passes an abort on. */
export async function ask<T>(path: string, options: RequestInit = {}): Promise<T> {
  let response: Response;
  try {
    response = await fetch(`${BASE}${path}`, options);
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw thrown({ kind: 'gone', status: 0, detail: '', errors: [] });
  }
  if (response.ok) return (response.status === 204 ? null : await response.json()) as T;
  const problem = (await response.json().catch(() => ({}))) as Partial<Trouble & { title: string }>;
  const { detail, title, errors = [] } = problem;
  // What stands between this page and the server answers 502 or 504 when the server is gone.
  const kind = response.status === 502 || response.status === 504 ? 'gone' : 'problem';
  throw thrown({ kind, status: response.status, detail: detail ?? title ?? response.statusText, errors });
}

export function send<T>(path: string, body: unknown, options: RequestInit = {}): Promise<T> {
  return ask<T>(path, {
    ...options,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

export function sendText<T>(path: string, text: string): Promise<T> {
  return ask<T>(path, { method: 'POST', headers: { 'content-type': 'application/yaml' }, body: text });
}

/** For an answer without a body, or one that is read elsewhere. Throws as `ask` does. */
export async function remove(path: string): Promise<void> {
  await ask<null>(path, { method: 'DELETE' });
}

/** Sends a file as it is. */
export function sendFile<T>(path: string, file: Blob, options: RequestInit = {}): Promise<T> {
  const headers = { 'content-type': 'application/octet-stream' };
  return ask<T>(path, { ...options, method: 'POST', headers, body: file });
}

export const readStudy = (id: string, signal: AbortSignal) =>
  ask<StudyVersion>(`/studies/${encodeURIComponent(id)}`, {
    signal,
    headers: { accept: 'application/json' },
  });
export const readResult = (runId: string) => ask<RunResult>(`/runs/${runId}/result`);
export const startRun = (studyId: string) =>
  ask<Run>(`/studies/${encodeURIComponent(studyId)}/runs`, { method: 'POST' });
export const cancelRun = (runId: string) => ask<Run>(`/runs/${runId}/cancellation`, { method: 'PUT' });
export const runsOf = (studyId: string) =>
  ask<Page<Run>>(`/runs?studyId=${encodeURIComponent(studyId)}&limit=1`);
