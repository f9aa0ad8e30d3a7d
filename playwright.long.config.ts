import { defineConfig } from '@playwright/test';
import base from './playwright.config';

/** What takes minutes: `npm run test:long`. One test at a time, since what a page takes of a core is measured. */
export default defineConfig(base, {
  testDir: 'tests/long',
  outputDir: 'test-results/long',
  workers: 1,
  reporter: [['list'], ['json', { outputFile: 'test-results/long.json' }]],
});
