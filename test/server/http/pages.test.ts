import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { removeHome, startServer, type TestServer } from './server.ts';

const INDEX = new URL('../../../server/web/dist/index.html', import.meta.url);
const isBuilt = existsSync(INDEX);
if (!isBuilt)
  console.warn('the pages are not built (npm run build:web): the test of serving them is skipped');

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.stop();
  removeHome(server.home);
});

describe.skipIf(!isBuilt)('the built pages', () => {
  test.each(['//', '//studies/paper-mill'])('%s is the page, asked for anew each time', async path => {
    const response = await server.ask(path, { headers: { accept: 'text/html,*/*;q=0.8' } });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(await response.text()).toBe(readFileSync(INDEX, 'utf8'));
  });

  test('every file that the page names is there, those named by content for ever', async () => {
    const files = [...readFileSync(INDEX, 'utf8').matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(
      match => match[1]!,
    );
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const response = await server.ask(`/${file}`, { headers: { accept: 'text/css' } });
      expect([file, response.status]).toEqual([file, 200]);
      if (file.startsWith('/assets/')) expect(response.headers.get('cache-control')).toContain('immutable');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      await response.body?.cancel();
    }
  });

  test('nothing outside them is served', async () => {
    for (const path of [
      '/assets/../../app.ts',
      '/assets/%2e%2e/%2e%2e/app.ts',
      '/package.json',
      '/.git/config',
    ]) {
      expect((await server.ask(`/${path}`)).status).toBe(404);
    }
  });
});
