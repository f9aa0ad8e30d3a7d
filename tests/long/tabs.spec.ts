import { type Browser, launch, type Page } from 'puppeteer-core';
import { findChromium } from '../e2e/chromium';
import { EXTENSION } from '../e2e/extension';
import { expect, test as withServer } from '../e2e/fixtures';

/**
 * A browser as a person has it. Playwright tells every page that it is in front, and switches the back/forward cache
 * off; Puppeteer does neither.
 */
const test = withServer.extend<{ browserOfTabs: Browser }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from its pattern
  browserOfTabs: async ({}, use) => {
    const browser = await launch({
      executablePath: findChromium(),
      ignoreDefaultArgs: ['--disable-extensions'],
      args: [
        `--disable-extensions-except=${EXTENSION}`,
        `--load-extension=${EXTENSION}`,
        '--disable-gpu',
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    });
    await use(browser);
    await browser.close();
  },
});

// A hidden tab draws no frames, by which Puppeteer would ask otherwise.
const asking = { polling: 50 };

const marked = (page: Page) => page.evaluate(() => CSS.highlights.get('mention')?.size ?? 0);

const untilMarked = (page: Page, count: number) =>
  page.waitForFunction(wanted => CSS.highlights.get('mention')?.size === wanted, asking, count);

/**
 * How often the function of the scanner was called that was called most, since counting began or was asked last. The
 * card's script may still be starting.
 */
async function mostCalls(session: Awaited<ReturnType<Page['createCDPSession']>>): Promise<number> {
  const { result } = await session.send('Profiler.takePreciseCoverage');
  const scanner = result.filter(({ url }) => /^chrome-extension:.*\/scanner\.js$/.test(url));
  return Math.max(0, ...scanner.flatMap(({ functions }) => functions.map(({ ranges }) => ranges[0]?.count ?? 0)));
}

test('in a hidden tab nothing is read, and all of it once the tab is seen again', async ({ browserOfTabs, serve }) => {
  const page = await browserOfTabs.newPage();
  await page.goto(serve('<p>First: T1204</p>'));
  await untilMarked(page, 1);
  const other = await browserOfTabs.newPage();
  await page.waitForFunction(() => document.hidden, asking);

  const session = await page.createCDPSession();
  await session.send('Profiler.enable');
  await session.send('Profiler.startPreciseCoverage', { callCount: true });
  await mostCalls(session);
  await page.evaluate(async () => {
    for (let burst = 0; burst < 20; burst++) {
      document.body.insertAdjacentHTML('beforeend', '<p>T1105</p>'.repeat(100));
      // Idle time comes to hidden tabs too, and with it the scanner's turn.
      await new Promise(resolve => requestIdleCallback(resolve, { timeout: 500 }));
    }
  });
  expect(await page.evaluate(() => document.visibilityState)).toBe('hidden');
  expect(await marked(page)).toBe(1);
  // It is told of every burst, and looks at no element and no text of them.
  const hidden = await mostCalls(session);
  expect(hidden).toBeLessThan(100);

  await page.bringToFront();
  await untilMarked(page, 2001);
  const seen = await mostCalls(session);
  expect(seen).toBeGreaterThanOrEqual(2000);
  await other.close();
});

test('a page opened in a hidden tab is read when the tab is seen', async ({ browserOfTabs, serve }) => {
  const front = await browserOfTabs.newPage();
  const url = serve('<p>T1204 and T1105</p>');
  const session = await front.createCDPSession();
  await session.send('Target.createTarget', { url, background: true });
  const page = await (await browserOfTabs.waitForTarget(target => target.url() === url)).page();
  if (!page) throw new Error('The tab has no page');
  await page.waitForFunction(() => document.readyState === 'complete', asking);
  await page.evaluate(async () => {
    for (let i = 0; i < 5; i++) await new Promise(resolve => requestIdleCallback(resolve, { timeout: 500 }));
  });
  expect(await page.evaluate(() => document.visibilityState)).toBe('hidden');
  expect(await marked(page)).toBe(0);
  await page.bringToFront();
  await untilMarked(page, 2);
});

/** Rests the pointer on the id in the page's first paragraph until a card opens, and takes it away again. */
async function hover(page: Page): Promise<void> {
  const { x, y } = await page.evaluate(() => {
    const range = document.createRange();
    range.selectNodeContents(document.querySelector('b')!);
    const box = range.getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  });
  await page.mouse.move(x, y + 60);
  await page.mouse.move(x, y);
  await page.waitForSelector('hover-card');
  await page.keyboard.press('Escape');
  await page.waitForSelector('hover-card', { hidden: true });
}

test('a page that comes back from the back/forward cache goes on being read', async ({ browserOfTabs, serve }) => {
  const page = await browserOfTabs.newPage();
  await page.goto(serve('<p>About <b>T1204</b>.</p>'));
  await untilMarked(page, 1);
  await hover(page);
  await page.evaluate(() => {
    addEventListener('pageshow', ({ persisted }) => document.body.append(persisted ? 'Back: T1105' : 'Shown'));
  });
  await page.goto(serve('<p>Elsewhere: T1190 and T1486.</p>'));
  await untilMarked(page, 2);
  await page.goBack();
  // Appended by a listener that only the kept page has.
  await page.waitForFunction(() => document.body.textContent?.includes('Back: T1105'), asking);
  await untilMarked(page, 2);
  await hover(page);
});

test('a page that was left before its card script came has cards when it comes back', async ({
  browserOfTabs,
  serve,
}) => {
  const page = await browserOfTabs.newPage();
  await page.goto(serve('<p>About <b>T1204</b>.</p>'));
  await untilMarked(page, 1);
  await page.goto(serve('<p>Elsewhere.</p>'));
  await page.goBack();
  await untilMarked(page, 1);
  await hover(page);
});
