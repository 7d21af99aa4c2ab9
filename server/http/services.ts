import { join } from 'node:path';
import type { FastifyBaseLogger } from 'fastify';
import { type DataSets, openDataSets } from '../../data/index.ts';
import type { Executor } from '../../engine/index.ts';
import { resolveMemory, type Sources } from '../../scenarios/index.ts';
import type { Settings } from '../settings.ts';
import { openStore, type RememberingExecutor, rememberingExecutor, type Store } from '../store/index.ts';
import { type Explanations, explanationsWith } from './explanations.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { type RecentAnswers, recentAnswers } from './recent-answers.ts';
import { type RunManager, runManager } from './run-manager.ts';
import { type StudyCatalogue, studyCatalogue } from './study-catalogue.ts';

/** What the routes work with. */
export interface Services {
  readonly settings: Settings;
  readonly store: Store;
  /** The pool itself, for work of which nothing is kept. */
  readonly pool: Executor;
  readonly executor: RememberingExecutor;
  readonly runs: RunManager;
  readonly studies: StudyCatalogue;
  /** Without CSV files: a study over HTTP does not read the disk of the server. */
  readonly sources: Sources;
  readonly dataSets: DataSets;
  readonly metrics: Metrics;
  readonly answers: RecentAnswers;
  readonly explanations: Explanations;
  /** Aborts when the server is about to close, to end the streams. */
  readonly stop: AbortController;
}

interface Given {
  readonly home: string;
  readonly executor: Executor;
  readonly settings: Settings;
  readonly log: FastifyBaseLogger;
}

/** Opens everything in the home folder. Throws InputError when another server has it. */
export function openServices({ home, executor: pool, settings, log }: Given): Services {
  const store = openStore(home);
  const dataSets = openDataSets(join(home, 'data-sets'));
  const sources: Sources = { dataSets, memory: resolveMemory() };
  const executor = rememberingExecutor(store, pool);
  const { queueLength } = settings;
  const stop = new AbortController();
  return {
    settings,
    store,
    pool,
    executor,
    runs: runManager({ store, executor, sources, queueLength, log }),
    studies: studyCatalogue(store),
    sources,
    dataSets,
    metrics: createMetrics(store, executor),
    answers: recentAnswers(store),
    explanations: explanationsWith(pool, sources, log, stop.signal),
    stop,
  };
}
