import { defineConfig } from '@playwright/test';
import base from './playwright.config';

/** Pages that take minutes: `npm run test:hostile`, one at a time, since what they take of a core is measured. */
export default defineConfig(base, {
  testDir: 'tests/hostile',
  outputDir: 'test-results/hostile',
  workers: 1,
  reporter: [['list'], ['json', { outputFile: 'test-results/hostile.json' }]],
});
