import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { EXTENSION } from '../e2e/extension';
import type { Measured } from './measure';

const KB = 1000;

/** Sizes of the build in `EXTENSION`, against DESIGN's budgets. */
export function measureSizes(): Measured[] {
  const gzipped = (file: string) => gzipSync(readFileSync(join(EXTENSION, file)), { level: 9 }).length / KB;
  const files = readdirSync(EXTENSION, { recursive: true, encoding: 'utf8' })
    .map(name => join(EXTENSION, name))
    .filter(path => statSync(path).isFile());
  // What a zip of the folder takes, its directory aside.
  const zipped = files.reduce((sum, path) => sum + deflateRawSync(readFileSync(path), { level: 9 }).length, 0) / KB;
  return [
    { what: 'scanner script', value: gzipped('content-scripts/scanner.js'), budget: 6, unit: 'kB', note: 'gzip' },
    { what: 'extension zip', value: zipped, budget: 2500, unit: 'kB', note: `${files.length} files` },
  ];
}
