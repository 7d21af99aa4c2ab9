import type { Issue } from './issue.ts';

/** The input is wrong. Recover by mending every listed problem; nothing was started. */
export class InputError extends Error {
  readonly tag = 'input';
  readonly issues: readonly Issue[];
  constructor(issues: readonly Issue[]) {
    super(issues.map(issue => `${issue.path || '/'}: ${issue.message}`).join('\n'));
    this.name = 'InputError';
    this.issues = issues;
  }
}

/** Work was cancelled by the caller. Nothing is lost that was reported before. */
export class CancelledError extends Error {
  readonly tag = 'cancelled';
  constructor(what: string) {
    super(`${what}: cancelled`);
    this.name = 'CancelledError';
  }
}

/** The solver ended in a state its interface does not allow. Not the user's fault: report it with the input hash. */
export class SolverError extends Error {
  readonly tag = 'solver';
  constructor(what: string) {
    super(what);
    this.name = 'SolverError';
  }
}

/**
 * A worker thread failed at a task: the work threw, or the thread did not start, ended or ran out of memory. Nothing else is
 * lost; the same task may be asked for again.
 */
export class TaskError extends Error {
  readonly tag = 'task';
  constructor(task: string, cause: unknown) {
    super(`task "${task}" failed: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = 'TaskError';
  }
}
