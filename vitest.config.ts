import { defineConfig } from 'vitest/config';

/** Ends what hangs, in ms; a property with hundreds of runs has met the default of 5 s on two busy cores. */
const testTimeout = 30_000;

export default defineConfig({
  test: {
    reporters: ['default', ['json', { outputFile: 'test-results/unit.json' }]],
    projects: [
      {
        test: {
          name: 'node',
          include: ['tests/{attack,intake,knowledge,notes,platform,search,seeds}/**/*.test.ts', 'tests/*.test.ts'],
          environment: 'node',
          testTimeout,
        },
      },
      {
        test: {
          name: 'dom',
          include: ['tests/{components,page}/**/*.test.{ts,tsx}'],
          environment: 'jsdom',
          testTimeout,
          setupFiles: ['tests/components/setup.ts'],
        },
      },
    ],
  },
});
