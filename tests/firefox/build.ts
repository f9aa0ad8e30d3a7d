import { execFileSync } from 'node:child_process';

/** Builds the extension that the tests in Firefox load. */
export function setup(): void {
  execFileSync('npx', ['wxt', 'build', '-b', 'firefox', '--mv3'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    // Vitest's `test` would build React's development form.
    env: { ...process.env, NODE_ENV: 'production' },
  });
}
