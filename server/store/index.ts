/**
 * What is kept: studies, runs, the answers of finished tasks, results and series.
 *
 *     const store = openStore(home);
 *     const executor = rememberingExecutor(store, createPool({}));
 */
export { type Progress, progressOf } from './progress.ts';
export type { RunEvent, RunFailure, RunRecord, RunState, Store, StudyRecord } from './records.ts';
export { RUN_STATES } from './records.ts';
export { type RememberingExecutor, rememberingExecutor } from './remembering-executor.ts';
export { openStore } from './store.ts';
