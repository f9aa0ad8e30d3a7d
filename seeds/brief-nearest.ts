/**
 * Prints the sentences of briefs that are nearest to MITRE's, each above its neighbour, to be read by a person:
 * `npx tsx seeds/brief-nearest.ts`. Needs the reference data. Nothing is written: MITRE's sentences stay out of `seeds`.
 */
import { join } from 'node:path';
import { AppError } from '../lib/attack/app-error';
import { officialSentences, officialTextsOf } from './brief-official';
import { type Nearness, repeated, reworded } from './brief-originality';
import { readSeeds } from './pack-read';
import { readReferenceData, referenceFolder } from './reference-data';

const SEEDS = import.meta.dirname;

/** As many as somebody reads with care in one go. */
const SHOWN = 25;

function show(title: string, found: readonly Nearness[]): void {
  console.log(`\n${title}`);
  for (const { share, technique, field, sentence, official } of found.slice(0, SHOWN)) {
    console.log(`${share.toFixed(2)} ${technique} ${field}: ${sentence}\n     ${official.id}: ${official.text}`);
  }
}

try {
  const seeds = readSeeds(SEEDS);
  const official = officialSentences(readReferenceData(referenceFolder(process.env, join(SEEDS, '..'))).bundles);
  const names = seeds.objects.map(({ fact }) => fact.name);
  show('With the words in order', repeated(seeds.briefs, official, names));
  show('With the words in any order', reworded(seeds.briefs, officialTextsOf(seeds, official), names));
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
