import type { FastifyInstance } from 'fastify';
import { failure } from './problem.ts';

/** Answers what no route answers: 405 with `Allow` where another method works, else 404. */
export function answerUnknown(app: FastifyInstance): void {
  const methodsByPath = new Map<string, { readonly pattern: RegExp; readonly methods: Set<string> }>();
  app.addHook('onRoute', ({ url, method }) => {
    const entry = methodsByPath.get(url) ?? { pattern: patternOf(url), methods: new Set<string>() };
    for (const name of [method].flat()) entry.methods.add(name);
    methodsByPath.set(url, entry);
  });
  app.setNotFoundHandler(request => {
    const path = request.url.split('?')[0]!;
    const matching = [...methodsByPath.values()].filter(({ pattern }) => pattern.test(path));
    const allowed = new Set(matching.flatMap(({ methods }) => [...methods]));
    if (allowed.size === 0 || allowed.has(request.method)) {
      throw failure('not-found', 'There is nothing at this address.');
    }
    const allow = [...allowed].sort().join(', ');
    throw failure('method-not-allowed', `${request.method} does not work here, ${allow} does.`, {
      headers: { Allow: allow },
    });
  });
}

/** One address for one thing: 404 with a slash at the end, also where a plugin would take it. */
export function refuseTrailingSlash(app: FastifyInstance): void {
  app.addHook('onRequest', async request => {
    const path = request.url.split('?')[0]!;
    if (path !== '/' && path.endsWith('/')) throw failure('not-found', 'Addresses have no slash at the end.');
  });
}

/** `/runs/:runId/events` as a pattern; a star stands for any rest. */
function patternOf(url: string): RegExp {
  const source = url
    .split('/')
    .map(segment =>
      segment.startsWith(':')
        ? '[^/]+'
        : segment === '*'
          ? '.*'
          : segment.replace(/[.+?^${}()|[\]\\]/g, '\\$&'),
    )
    .join('/');
  return new RegExp(`^${source}$`);
}
