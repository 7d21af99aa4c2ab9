import { existsSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { App } from './app-type.ts';

const BUILT_PAGES = fileURLToPath(new URL('../web/dist', import.meta.url));
/** Addresses of pages; what stands behind each is up to the page itself. */
const PAGES = [
  '/',
  '/studies',
  '/studies/*',
  '/runs/*',
  '/data-sets',
  '/data-sets/*',
  '/dictionary',
  '/dictionary/*',
];
const ONE_YEAR_S = 365 * 24 * 3600;

/** The built pages: one document for every address of a page, and files whose names change with their content. */
export async function servePages(app: App): Promise<void> {
  if (!existsSync(join(BUILT_PAGES, 'index.html'))) return;
  await app.register(fastifyStatic, {
    root: BUILT_PAGES,
    wildcard: false,
    index: false,
    schemaHide: true,
    setHeaders: (reply, path) => {
      const isHashed = path.includes(`${sep}assets${sep}`);
      reply.header('Cache-Control', isHashed ? `public, max-age=${ONE_YEAR_S}, immutable` : 'no-cache');
    },
  });
  for (const url of PAGES) {
    app.get(url, { schema: { hide: true }, config: { produces: ['text/html'] } }, (_request, reply) =>
      reply.sendFile('index.html'),
    );
  }
}
