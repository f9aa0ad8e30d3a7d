import { chromium } from '@playwright/test';
import { findChromium } from '../e2e/chromium';
import { serve } from '../e2e/server';
import type { Moves } from './in-page';
import { type Measured, median, quantile } from './measure';
import { Bench, loadScripts, type Sample } from './scan-bench';
import { realPages, reportOf } from './scan-pages';

/*
 * What the scanner costs a page, beside the floor and mark.js.
 *
 * The scanner is the built script itself, byte for byte, run in the page's own world with a stand-in for the extension
 * API: in its isolated world the same code does the same, but nobody could tell its time from the page's. Its time is
 * the script time of the page's thread until nothing has been left to do for a while; what the browser itself does for
 * marks (style, paint) is in the longest task. Each contender gets the page freshly loaded, because the first who
 * touches a text node pays for its wrapper; they take turns, and the least of the turns counts.
 */

const TURNS = 3;
/** Large pages take long to load; those without a budget get one turn. */
const LARGE = 10_000_000;
const SIZES = { '100 kB': 100_000, '1 MB': 1_000_000, '10 MB': LARGE } as const;
/** As many as fit into 100 kB. */
const MOST_IN_100_KB = 4000;
const MOVES = 500;
/** Of the real pages as many are measured as this allows. */
const LONGEST_REAL_MS = 180_000;

/** Measures generated and real pages; `ids` are what the generated ones mention. */
export async function measureScan(ids: readonly string[]): Promise<Measured[]> {
  const pages: Record<string, { body: string }> = {};
  const real = realPages();
  const server = await serve(real.folder, pages);
  const browser = await chromium.launch({
    executablePath: findChromium(),
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--disable-gpu'],
  });
  try {
    const context = await browser.newContext({ bypassCSP: true });
    const bench = await Bench.on(await context.newPage(), server.url, await loadScripts());
    const lines: Measured[] = [];
    for (const [size, bytes] of Object.entries(SIZES)) {
      for (const wanted of [0, 1, 10_000]) {
        const count = size === '100 kB' ? Math.min(wanted, MOST_IN_100_KB) : wanted;
        pages['page.html'] = { body: reportOf(bytes, count, ids) };
        const turns = bytes === LARGE && count < 10_000 ? 1 : TURNS;
        lines.push(...(await measurePage(bench, `${size}, ${count} ids`, count, turns)));
      }
    }
    if (real.files.length > 0) lines.push(...(await measureReal(bench, real.files)));
    else console.log('skipped: no reference data, so no real pages were scanned');
    return lines;
  } finally {
    await browser.close();
    await server.close();
  }
}

async function measurePage(bench: Bench, what: string, count: number, turns: number): Promise<Measured[]> {
  const floors: number[] = [];
  const ours: Sample[] = [];
  let moves: Moves | undefined;
  for (let turn = 0; turn < turns; turn++) {
    floors.push(await bench.floor('page.html'));
    ours.push(await bench.scanner('page.html'));
    if (count === 10_000 && turn === 0) moves = await bench.moves(MOVES);
  }
  const markJs = await bench.markJs('page.html');
  return [...linesOf(what, floors, ours, markJs), ...moveLines(what, moves)];
}

function linesOf(what: string, floors: number[], ours: Sample[], markJs: number): Measured[] {
  const floor = Math.min(...floors);
  const scripts = ours.map(sample => sample.script);
  const tasks = ours.map(sample => sample.longestTask);
  const threads = ours.map(sample => sample.thread);
  const heap = median(ours.map(sample => sample.heap)) / 1024;
  const marks = Math.max(...ours.map(sample => sample.marks));
  const isFree = what.startsWith('1 MB, 0 ');
  const isFull = what.startsWith('10 MB, 10000 ');
  const ms = (figure: number) => `${figure.toFixed(1)} ms`;
  const both = (figures: number[]) => `${ms(Math.min(...figures))} (median ${ms(median(figures))})`;
  const lines: Measured[] = [
    {
      what: `scan ${what}`,
      value: Math.min(...scripts) / floor,
      unit: '×',
      note: `${both(scripts)}, floor ${both(floors)}, mark.js ${(markJs / floor).toFixed(1)} ×; heap +${heap.toFixed(0)} kB, ${marks} marks`,
      ...(isFree && { budget: 1.5 }),
      ...(isFull && { budget: 2 }),
    },
    {
      what: '  longest task',
      value: Math.min(...tasks),
      unit: 'ms',
      note: `median ${ms(median(tasks))}`,
      ...(isFull && { budget: 50 }),
    },
    {
      what: '  the page’s thread in all',
      value: Math.min(...threads),
      unit: 'ms',
      note: `with style, layout and paint; median ${ms(median(threads))}`,
    },
    { what: '  nodes added', value: Math.max(...ours.map(sample => sample.nodesAdded)), unit: '', note: '', budget: 0 },
  ];
  const messages = Math.max(...ours.map(sample => sample.messages));
  if (marks === 0) lines.push({ what: '  messages', value: messages, unit: '', note: '', budget: 0 });
  return lines;
}

function moveLines(what: string, moves?: Moves): Measured[] {
  if (!moves) return [];
  const { ours, floor } = moves;
  const ms = (figure: number) => `${figure.toFixed(2)} ms`;
  const note = `median of ${ours.length}; p95 ${ms(quantile(ours, 0.95))}; elementFromPoint ${ms(median(floor))}`;
  return [{ what: `  pointer move, ${what}`, value: median(ours), unit: 'ms', budget: 0.2, note }];
}

async function measureReal(bench: Bench, files: string[]): Promise<Measured[]> {
  const sum = { floor: 0, ours: 0, markJs: 0, marks: 0, nodes: 0 };
  let longest = 0;
  let measured = 0;
  const end = performance.now() + LONGEST_REAL_MS;
  for (const file of files) {
    if (performance.now() > end) break;
    try {
      const floor = await bench.floor(file);
      const { script, longestTask, marks, nodesAdded } = await bench.scanner(file);
      sum.markJs += await bench.markJs(file);
      sum.floor += floor;
      sum.ours += script;
      sum.marks += marks;
      sum.nodes += nodesAdded;
      longest = Math.max(longest, longestTask);
      measured++;
    } catch (error) {
      // A page that goes elsewhere by itself, or replaces what the bench stands on.
      console.log(`not measured: ${file}: ${error}`);
    }
  }
  const ms = (figure: number) => `${figure.toFixed(0)} ms`;
  const ratio = (figure: number) => figure / sum.floor;
  const note = `${ms(sum.ours)} in all, floor ${ms(sum.floor)}, mark.js ${ratio(sum.markJs).toFixed(1)} ×; ${sum.marks} marks`;
  return [
    { what: `scan ${measured} of ${files.length} real pages`, value: ratio(sum.ours), unit: '×', note },
    { what: '  longest task', value: longest, unit: 'ms', note: 'of all pages' },
    // Scripts of the pages add some themselves.
    { what: '  nodes added', value: sum.nodes, unit: '', note: '' },
  ];
}
