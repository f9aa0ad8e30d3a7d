import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  // Emptied at each start, so it must not be the folder that the reports stand in.
  outputDir: 'test-results/e2e',
  globalSetup: './tests/e2e/build.ts',
  timeout: 60_000,
  // Limits are there to end what hangs; on two busy cores a browser start with its first sync can take long.
  expect: { timeout: 20_000 },
  // Each worker is a browser with the extension; two cores carry two.
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
});
