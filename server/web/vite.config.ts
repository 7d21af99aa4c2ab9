import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';

/** Port of a server that already runs, for `vite` with instant reload. */
const API_PORT = process.env.SPEELRUIMTE_PORT ?? '8080';

/** The pages: nothing inline, so that the strictest content security policy holds. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/',
  plugins: [preact()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Vega comes with the first interaction only; it is one file of this size.
    chunkSizeWarningLimit: 900,
  },
  server: { proxy: { '/api': `http://127.0.0.1:${API_PORT}` } },
});
