import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isLoopback } from '../settings.ts';
import { failure } from './problem.ts';

/**
 * A server without login must not be steered by pages of other sites: the name it is called by has to be one of this
 * machine (against names that are made to point here), and what changes something has to come from its own pages.
 */
export function guardOrigin(app: FastifyInstance): void {
  app.addHook('onRequest', async request => {
    if (!isLoopback(request.hostname)) {
      throw failure('misdirected', 'This server answers to localhost only.');
    }
    if (isForeign(request))
      throw failure('foreign-origin', 'Changes are only taken from the pages of this server itself.');
  });
}

function isForeign(request: FastifyRequest): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return false;
  const { origin } = request.headers;
  if (origin !== undefined) return !URL.canParse(origin) || new URL(origin).host !== request.host;
  return request.headers['sec-fetch-site'] === 'cross-site';
}
