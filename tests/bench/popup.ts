import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { CDPSession, Page } from '@playwright/test';
import { type Browser, EXTENSION } from '../e2e/extension';
import { type Measured, median, quantile } from './measure';

const OPENINGS = 21;
/** Names, aliases, ids, slips of the keys, several words, a filter: each is typed key by key. */
const QUERIES = [
  'powershell',
  'cozy bear',
  'T1059.001',
  'credential dumpnig',
  'hollowing process',
  'apt',
  'platform:linux persistence',
  'kerberoasting',
  'sunburst',
  'qqqq',
];
/** A display shows a frame every 16.7 ms. */
const FRAME_MS = 17;

interface Opened {
  field: number;
  usable: number;
  /** Paths of the scripts that were loaded until then. */
  scripts: string[];
}

interface Slot {
  opened: Promise<Opened>;
  keys: { results: number; frame: number }[];
}

/**
 * The popup, as a page of the extension: from the start of its loading until the field takes keys and until it
 * answers them; and for every key, from the event until the results are in the document and laid out, and until the
 * frame that shows them.
 */
export async function measurePopup({ context, id }: Browser): Promise<Measured[]> {
  const page = await context.newPage();
  await page.setViewportSize({ width: 400, height: 560 });
  await page.addInitScript(observe);
  const session = await context.newCDPSession(page);
  const openings: Opened[] = [];
  for (let i = 0; i <= OPENINGS; i++) openings.push(await open(page, session, id));
  // The first one comes before the browser has compiled anything.
  const [first, ...warm] = openings;
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await threadTime(session);
  for (const query of QUERIES) {
    await page.locator('input').fill('');
    for (const key of query) {
      await page.keyboard.press(key === ' ' ? 'Space' : key);
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
  }
  const keys = await page.evaluate(() => (window as unknown as { bench: Slot }).bench.keys);
  const cpu = ((await threadTime(session)) - before) * 1000;
  await page.close();
  const usable = warm.map(opened => opened.usable);
  const note = `p95 of ${usable.length}; median ${median(usable).toFixed(0)}, the first ${first?.usable.toFixed(0)}`;
  return [
    line(
      'popup open → field takes keys',
      warm.map(opened => opened.field),
      150,
    ),
    { ...line('popup open → usable', usable, 150), note },
    line(
      'key → results laid out',
      keys.map(({ results }) => results),
      8,
    ),
    line(
      'key → frame with them',
      keys.map(({ frame }) => frame),
      8 + FRAME_MS,
    ),
    {
      what: 'processor time of a key, painting included',
      value: cpu / keys.length,
      budget: 8 + FRAME_MS,
      unit: 'ms',
      note: `mean of ${keys.length}; of the page’s main thread, whatever else the machine does`,
    },
    {
      what: 'popup scripts',
      // The first one has no index yet, and loads the database to build it.
      value: weight(warm[0]?.scripts ?? []),
      budget: 100,
      unit: 'kB',
      note: `gzip; loaded until it is usable; ${weight(first?.scripts ?? []).toFixed(0)} kB right after installing`,
    },
  ];
}

function line(what: string, samples: number[], budget: number): Measured {
  const note = `p95 of ${samples.length}; median ${median(samples).toFixed(1)}, max ${Math.max(...samples).toFixed(1)}`;
  return { what, value: quantile(samples, 0.95), budget, unit: 'ms', note };
}

/** Playwright's own waiting puts a script into the page first, whose 25 ms would be counted as the popup's. */
async function open(page: Page, session: CDPSession, id: string): Promise<Opened> {
  await page.goto(`chrome-extension://${id}/popup.html`, { waitUntil: 'commit' });
  const expression = 'bench.opened';
  const { result } = await session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
  return result.value;
}

/** Runs in the page before anything of it. */
function observe(): void {
  let resolve: ((opened: Opened) => void) | undefined;
  const opened = new Promise<Opened>(fulfil => {
    resolve = fulfil;
  });
  const bench: Slot = { opened, keys: [] };
  Object.assign(window, { bench });
  let field = 0;
  new MutationObserver((_, observer) => {
    if (field === 0 && document.querySelector('input')) field = performance.now();
    // The foot names the release as soon as it can be searched.
    if (!document.querySelector('.popup-foot > .link')) return;
    const usable = performance.now();
    // The browser keeps no list of an extension's own files; the page does, of the modules that are preloaded.
    const entry = document.querySelectorAll<HTMLScriptElement>('script[src]');
    const preloaded = document.querySelectorAll<HTMLLinkElement>('link[rel="modulepreload"]');
    const urls = [...Array.from(entry, ({ src }) => src), ...Array.from(preloaded, ({ href }) => href)];
    resolve?.({ field, usable, scripts: urls.map(url => new URL(url).pathname) });
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });

  let pressed = 0;
  addEventListener('keydown', ({ timeStamp }) => (pressed = timeStamp), { capture: true });
  addEventListener('input', () => {
    const start = pressed;
    // React has put its work in a microtask before this one.
    queueMicrotask(() => {
      document.body.getBoundingClientRect();
      const results = performance.now() - start;
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => bench.keys.push({ results, frame: performance.now() - start });
        port2.postMessage(null);
      });
    });
  });
}

/** Weight of scripts, each compressed by itself, in kB. Throws where there are none: no popup runs without. */
function weight(paths: readonly string[]): number {
  if (paths.length === 0) throw new Error('The popup was usable before any of its scripts was seen');
  return paths.reduce(
    (sum, path) => sum + gzipSync(readFileSync(join(EXTENSION, path)), { level: 9 }).length / 1000,
    0,
  );
}

/** Seconds of the page's main thread so far, of the processor and not of the clock: a busy machine adds none. */
async function threadTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
}
