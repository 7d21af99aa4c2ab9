import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Strong entity tags on every answer that is whole in memory, and 304 when the client has it already. */
export function addEtags(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (!isWhole(payload) || reply.statusCode !== 200 || reply.hasHeader('etag')) return payload;
    const tag = createHash('sha256').update(payload).digest('base64url').slice(0, 22);
    reply.header('ETag', `"${tag}"`);
    if (!isKnown(request, tag)) return payload;
    reply.code(304).removeHeader('content-type').removeHeader('content-length');
    return '';
  });
}

/**
 * A compressed answer is another sequence of bytes, so its strong tag differs: `"abc"` becomes `"abc-br"`.
 * To be called after compression is registered: it adds its hook behind that of compression, route by route.
 */
export function tagEncodings(app: FastifyInstance): void {
  app.addHook('onRoute', route => {
    const hooks = route.onSend ? [route.onSend].flat() : [];
    route.onSend = [...hooks, nameEncoding];
  });
}

async function nameEncoding(
  _request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> {
  const [tag, encoding] = [reply.getHeader('etag'), reply.getHeader('content-encoding')];
  if (typeof tag === 'string' && typeof encoding === 'string' && !tag.startsWith('W/')) {
    reply.header('ETag', `${tag.slice(0, -1)}-${encoding}"`);
  }
  return payload;
}

function isWhole(payload: unknown): payload is string | Uint8Array {
  return (typeof payload === 'string' && payload !== '') || payload instanceof Uint8Array;
}

function isKnown(request: FastifyRequest, tag: string): boolean {
  const known = request.headers['if-none-match'];
  if (known === undefined || !['GET', 'HEAD'].includes(request.method)) return false;
  return known.split(',').some(
    each =>
      each.trim() === '*' ||
      each
        .trim()
        .replace(/^W\//, '')
        .replace(/-(br|gzip|zstd|deflate)"$/, '"') === `"${tag}"`,
  );
}
