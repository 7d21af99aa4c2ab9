import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { RememberingExecutor, Store } from '../store/index.ts';

/** Figures about the running server, by the names of OpenTelemetry where it has one. */
export interface Metrics {
  readonly contentType: string;
  text(): Promise<string>;
  /** Counts requests of this app from now on. */
  watch(app: FastifyInstance): void;
}

export function createMetrics(store: Store, executor: RememberingExecutor): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'http_server_request_duration_seconds',
    help: 'Time to answer a request',
    labelNames: ['http_request_method', 'http_route', 'http_response_status_code'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10],
    registers: [registry],
  });
  new Gauge({
    name: 'speelruimte_runs',
    help: 'Runs in the store by state',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      for (const [state, count] of Object.entries(await store.runCounts())) this.set({ state }, count);
    },
  });
  new Gauge({
    name: 'speelruimte_tasks',
    help: 'Tasks: kept in the store, times they were computed, and by this process computed and answered from the store',
    labelNames: ['count'],
    registers: [registry],
    async collect() {
      const { tasks, computed } = await store.taskTotals();
      this.set({ count: 'kept' }, tasks);
      this.set({ count: 'computed' }, computed);
      this.set({ count: 'computed_here' }, executor.counts.computed);
      this.set({ count: 'remembered_here' }, executor.counts.remembered);
    },
  });
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    watch: app => {
      app.addHook('onResponse', async (request, reply) => {
        const route = request.routeOptions.url ?? 'none';
        requests.observe(
          {
            http_request_method: request.method,
            http_route: route,
            http_response_status_code: reply.statusCode,
          },
          reply.elapsedTime / 1000,
        );
      });
    },
  };
}
