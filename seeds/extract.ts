/**
 * Writes `seeds/facts/*.ndjson` from the reference data: `npm run seeds:extract`.
 * Nothing is fetched. Everything is validated before the first file is written.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../lib/attack/app-error';
import { type ReportFact, reportFactSchema } from '../lib/attack/facts';
import { extractFacts } from './extract-facts';
import { FACT_FILES, type FactFile, renderFacts } from './fact-files';
import { parseFacts } from './pack-read';
import { readReferenceData, referenceFolder } from './reference-data';

const SEEDS = import.meta.dirname;

function pathOf(file: FactFile): string {
  return join(SEEDS, 'facts', `${file}.ndjson`);
}

/** The reports of the last extraction, which keep their numbers. Delete the file to number all of them anew. */
function knownReports(): ReportFact[] {
  const path = pathOf('reports');
  if (!existsSync(path)) return [];
  return parseFacts('facts/reports.ndjson', readFileSync(path, 'utf8'), reportFactSchema).map(({ fact }) => fact);
}

function extract(): void {
  const data = readReferenceData(referenceFolder(process.env, join(SEEDS, '..')));
  const facts = extractFacts(data, knownReports());
  const files = Object.keys(FACT_FILES) as FactFile[];
  const texts = files.map(file => renderFacts(file, facts[file]));
  for (const [index, file] of files.entries()) {
    const text = texts[index] ?? '';
    writeFileSync(pathOf(file), text);
    console.log(
      `${file.padEnd(20)} ${String(facts[file].length).padStart(6)} ${String(Buffer.byteLength(text)).padStart(9)} bytes`,
    );
  }
}

try {
  extract();
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
