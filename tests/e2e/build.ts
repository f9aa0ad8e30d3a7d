import { execFileSync } from 'node:child_process';

/** Builds the extension that the browser tests load. */
export default function build(): void {
  execFileSync('npx', ['wxt', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] });
}
