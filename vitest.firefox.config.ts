import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/firefox/*.test.ts'],
    globalSetup: ['tests/firefox/build.ts'],
    reporters: ['default', ['json', { outputFile: 'test-results/firefox.json' }]],
    // Firefox takes seconds to start, and each wait within has its own limit.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});
