/**
 * Writes `seeds/BRIEFS.md` from the facts and the briefs: `npm run seeds:report`.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../lib/attack/app-error';
import { renderBriefPage } from './brief-page';
import { readSeeds } from './pack-read';

const SEEDS = import.meta.dirname;

try {
  const seeds = readSeeds(SEEDS);
  writeFileSync(join(SEEDS, 'BRIEFS.md'), renderBriefPage(seeds));
  console.log(`BRIEFS.md: ${seeds.briefs.size} briefs`);
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
