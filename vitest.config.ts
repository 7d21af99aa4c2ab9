import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    coverage: {
      provider: 'v8',
      include: ['engine/**/*.ts', 'data/**/*.ts', 'scenarios/**/*.ts', 'server/**/*.ts'],
    },
  },
});
