import { readFileSync } from 'node:fs';
import build from '../e2e/build';
import { launch } from '../e2e/extension';
import { serve } from '../e2e/server';
import { measureHover } from './hover';
import { measureInstall } from './install';
import { report } from './measure';
import { measureNotes } from './notes';
import { measurePopup } from './popup';
import { measureScan } from './scan';
import { measureSearch } from './search';
import { measureSizes } from './size';

/** Active techniques of the seeds: pages to measure on are made of them. */
function activeTechniques(): string[] {
  return readFileSync('seeds/facts/techniques.ndjson', 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as { id: string; status: string })
    .filter(({ status }) => status === 'active')
    .map(({ id }) => id);
}

const HOVERS = 41;

build();
const ids = activeTechniques();
// Evenly spread, so that small and large families are among them.
const sample = Array.from({ length: HOVERS }, (_, i) => ids[Math.floor((i * ids.length) / HOVERS)]);
const server = await serve('tests/fixtures/pages', {
  'hover.html': { body: `<!doctype html>${sample.map(id => `<p style="margin: 300px">${id}</p>`).join('')}` },
});
const browser = await launch();
try {
  const lines = [
    ...measureSizes(),
    ...(await measureInstall(browser)),
    ...(await measureSearch(browser)),
    ...(await measurePopup(browser)),
    ...(await measureHover(browser, server)),
    ...(await measureNotes(browser)),
    ...(await measureScan(ids)),
  ];
  console.log(`\n${report(lines)}\n\nTimes are of this machine, with whatever else it does; budgets are DESIGN's.`);
  const over = lines.filter(({ value, budget, unit }) => !/ms|×/.test(unit) && budget !== undefined && value > budget);
  // Sizes and counts hold everywhere; a time on a busy machine, or what it is beside another, is a figure, no verdict.
  if (over.length > 0) process.exitCode = 1;
} finally {
  await browser.close();
  await server.close();
}
