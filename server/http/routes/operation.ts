import type { App } from '../app-type.ts';
import { failure, retryAfter } from '../problem.ts';
import type { Services } from '../services.ts';

/** For whoever keeps the server running: is it alive, does it take work, how is it doing. Outside the base of the API. */
export async function operationRoutes(app: App, { store, metrics }: Services): Promise<void> {
  const hidden = { schema: { hide: true }, config: { produces: ['application/json'] } };
  app.get('/livez', hidden, async () => ({ status: 'live' }));
  app.get('/readyz', hidden, async () => {
    if (!(await store.healthy())) throw failure('overloaded', 'The store does not answer.', retryAfter(5));
    return { status: 'ready' };
  });
  app.get('/metrics', { ...hidden, config: { produces: ['text/plain'] } }, async (_request, reply) =>
    reply.type(metrics.contentType).send(await metrics.text()),
  );
}
