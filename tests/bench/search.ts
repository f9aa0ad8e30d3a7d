import type { Page } from '@playwright/test';
import { build } from 'vite';
import type { Browser } from '../e2e/extension';
import { type Measured, median, quantile } from './measure';

/** What an analyst types, key by key, with the errors that are made. */
const TYPED = [
  'powershell',
  't1059.001',
  'process injection: process hollowing',
  'midnight blizzard',
  'mimiaktz',
  'lsass memory dump',
  'tactic:persistence registry run',
  'credental dumping',
  'apt29',
  'scheduled taks windows',
  'exfiltration over c2',
];
const LOADS = 9;

interface Probe {
  load(): Promise<number>;
  build(): Promise<{ whole: number; block: number }>;
  type(text: string): number[];
  size(): Promise<number>;
}
declare const searchProbe: Probe;

/**
 * How long the search takes in a page of the extension that has just opened: reading the stored index, each key, and
 * building the index anew. The code is Tidbit's own, put into the page beside what the page has.
 */
export async function measureSearch(browser: Browser): Promise<Measured[]> {
  const code = await bundle();
  const loads: number[] = [];
  const builds: { whole: number; block: number }[] = [];
  const keys: number[] = [];
  let size = 0;
  for (let round = 0; round < LOADS; round++) {
    const page = await browser.context.newPage();
    await page.goto(`chrome-extension://${browser.id}/pack/NOTICE.txt`);
    await page.evaluate(code);
    builds.push(await page.evaluate(() => searchProbe.build()));
    loads.push(await page.evaluate(() => searchProbe.load()));
    keys.push(...(await typeIn(page, round)));
    size = await page.evaluate(() => searchProbe.size());
    await page.close();
  }
  return [
    {
      what: 'search index read and ready',
      value: median(loads),
      budget: 60,
      unit: 'ms',
      note: `${LOADS} fresh pages, max ${Math.max(...loads).toFixed(0)}; ${(size / 1024).toFixed(0)} kB`,
    },
    {
      what: 'search index built: longest block',
      value: median(builds.map(({ block }) => block)),
      budget: 50,
      unit: 'ms',
      note: `median of ${LOADS} fresh pages, max ${Math.max(...builds.map(({ block }) => block)).toFixed(0)}; in all ${median(builds.map(({ whole }) => whole)).toFixed(0)} ms`,
    },
    {
      what: 'key → ranked results',
      value: quantile(keys, 0.95),
      budget: 8,
      unit: 'ms',
      note: `p95 of ${keys.length} keys in fresh pages; median ${median(keys).toFixed(1)}, max ${Math.max(...keys).toFixed(0)}`,
    },
  ];
}

/** Each page begins with another text, so that every one of them is also typed cold. */
function typeIn(page: Page, round: number): Promise<number[]> {
  const texts = TYPED.map((_, index) => TYPED[(index + round) % TYPED.length] ?? '');
  return page.evaluate(all => all.flatMap(text => searchProbe.type(text)), texts);
}

/** The search and the knowledge database as one script that leaves `searchProbe`. */
async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: true,
      lib: { entry: 'tests/bench/search-probe.ts', formats: ['iife'], name: 'searchProbeModule' },
    },
  });
  const [result] = Array.isArray(built) ? built : [built];
  if (!result || !('output' in result)) throw new Error('Vite built nothing');
  return result.output.flatMap(part => (part.type === 'chunk' ? [part.code] : [])).join('\n');
}
