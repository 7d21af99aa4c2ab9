import type { Dispatch } from '../../engine/index.ts';
import type { RunResult, SeriesPlace, SeriesTable, Study } from '../../scenarios/index.ts';

/** A frozen version of a study. `id` is the hash of its content: the same content is the same study. */
export interface StudyRecord {
  readonly id: string;
  readonly createdAt: string;
  readonly study: Study;
}

export const RUN_STATES = ['QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED'] as const;
export type RunState = (typeof RUN_STATES)[number];

/** Tasks finished and known, of which `remembered` were already in the store when this attempt began. */
interface TaskCount {
  readonly done: number;
  readonly total: number;
  readonly remembered: number;
}

/** Why a run failed, for its owner; the cause with its stack is in the log. */
export interface RunFailure {
  readonly code: string;
  readonly detail: string;
}

/** One execution of a study, without its result. Times are UTC, ISO 8601. */
export interface RunRecord {
  /** Hash of the study, the data sets it names and the engine version. */
  readonly id: string;
  /** Place in the order of creation, from 1. */
  readonly number: number;
  readonly studyId: string;
  readonly studyName: string;
  readonly kind: Study['kind'];
  readonly engineVersion: string;
  readonly state: RunState;
  readonly tasks: TaskCount;
  readonly failure: RunFailure | null;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

interface NewRun {
  readonly id: string;
  readonly studyId: string;
  readonly study: Study;
  readonly engineVersion: string;
}

/** Something that happened to a run; `sequence` counts from 1 per run and is the id in the event stream. */
export interface RunEvent {
  readonly sequence: number;
  readonly event: 'progress' | 'done' | 'failed' | 'cancelled';
  /** JSON text. */
  readonly data: string;
}

interface RunFilter {
  readonly studyId?: string;
  readonly state?: RunState;
  /** Only runs created before the run with this number. */
  readonly before?: number;
  readonly limit: number;
}

/** Names one hourly table of a run. */
type SeriesKey = Pick<SeriesTable, 'variant' | 'year'>;

interface TaskTotals {
  /** Tasks with an answer. */
  readonly tasks: number;
  /** Times an answer was computed; equal to `tasks` as long as nothing was done twice. */
  readonly computed: number;
}

/**
 * What is kept, whatever keeps it. Every method is one transaction: it happens wholly or not at all.
 * Methods that change a run give its new record, or `null` when the run is not in a state that allows it.
 */
export interface Store {
  /** True when the study was not there yet. */
  saveStudy(id: string, study: Study): Promise<boolean>;
  study(id: string): Promise<StudyRecord | null>;
  /** In the order of saving, after the first `skip`. */
  studies(skip: number, limit: number): Promise<readonly StudyRecord[]>;

  /** A new run, QUEUED; `created` is false when a run of that id is there already. */
  createRun(run: NewRun): Promise<{ readonly run: RunRecord; readonly created: boolean }>;
  run(id: string): Promise<RunRecord | null>;
  /** Newest first. */
  runs(filter: RunFilter): Promise<readonly RunRecord[]>;
  /** QUEUED and RUNNING, oldest first. */
  unfinishedRuns(): Promise<readonly RunRecord[]>;
  runCounts(): Promise<Readonly<Record<RunState, number>>>;
  /** The study as it was when the run was asked for. */
  studyOfRun(id: string): Promise<Study>;
  /** FAILED or CANCELLED to QUEUED: what was finished stays finished. */
  requeueRun(id: string): Promise<RunRecord | null>;
  /** QUEUED or RUNNING (after a crash) to RUNNING, counting tasks anew. */
  startRun(id: string): Promise<RunRecord | null>;
  /** Of every hourly table the place is kept: its values are in the answer of its task. */
  finishRun(id: string, result: RunResult, places: readonly SeriesPlace[]): Promise<RunRecord | null>;
  failRun(id: string, failure: RunFailure): Promise<RunRecord | null>;
  cancelRun(id: string): Promise<RunRecord | null>;
  result(runId: string): Promise<RunResult | null>;
  /** Which hourly tables the run has, without their values. */
  seriesKeys(runId: string): Promise<readonly SeriesKey[]>;
  /** Every hourly table of the run, or the one of a variant in a year. */
  series(runId: string, key?: SeriesKey): Promise<readonly SeriesTable[]>;

  /** Adds to a run `total` tasks, of which `remembered` have their answer in the store. */
  expectTasks(runId: string, total: number, remembered: number): Promise<void>;
  hasTask(hash: string): Promise<boolean>;
  answer(hash: string): Promise<Dispatch | null>;
  /** Keeps the answer and advances the runs that wait for it. */
  completeTask(hash: string, name: string, answer: Dispatch, runIds: readonly string[]): Promise<void>;
  /** Advances the runs that wait for a task whose answer is kept already. */
  countTask(runIds: readonly string[]): Promise<void>;
  taskTotals(): Promise<TaskTotals>;

  /** Events after a sequence number, oldest first. */
  events(runId: string, after: number): Promise<readonly RunEvent[]>;
  lastEvent(runId: string): Promise<RunEvent | null>;

  /** Claims a key for a request: the run it made before, or `null` when the key is new. Keys live 24 hours. */
  claimKey(
    key: string,
    studyId: string,
    runId: string,
  ): Promise<{ readonly studyId: string; readonly runId: string } | null>;

  /** True when the file can be read and is in one piece. */
  healthy(): Promise<boolean>;
  close(): Promise<void>;
}
