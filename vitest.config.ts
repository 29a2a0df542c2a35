import { defineConfig } from 'vitest/config';

const core = ['test/audit/**/*.test.ts', 'test/rules/**/*.test.ts', 'test/*.test.ts'];
const page = ['test/web/**/*.test.ts', 'test/local/**/*.test.ts', 'test/cli/**/*.test.ts', 'test/infra/**/*.test.ts'];

export default defineConfig({
  test: {
    testTimeout: 180_000,
    hookTimeout: 120_000,
    coverage: {
      include: ['lib/audit/**/*.ts', 'lib/rules/**/*.ts'],
      thresholds: { lines: 100, branches: 100, functions: 100, statements: 100 },
      reporter: ['text'],
    },
    projects: [
      { extends: true, test: { name: 'core', include: core } },
      { extends: true, test: { name: 'app', include: ['test/**/*.test.ts'], exclude: [...core, ...page] } },
      { extends: true, test: { name: 'whole', include: page, fileParallelism: false } },
    ],
  },
});
