import type { Page } from '@playwright/test';
import { expect } from '../e2e/fixtures';
import { addModule } from '../e2e/page-module';
import { mentionsOn } from '../e2e/probe';
import { test } from './bare';

interface App {
  start(): void;
  renderRounds(rounds: number): Promise<void>;
}

const ROUNDS = 150;

/** What a page's app has drawn after its rounds, and what went wrong. */
async function drawn(page: Page, url: string): Promise<{ html: string; errors: string[] }> {
  const errors: string[] = [];
  page.on('pageerror', error => errors.push(error.message));
  page.on('console', message => ['error', 'warning'].includes(message.type()) && errors.push(message.text()));
  await page.goto(url);
  await addModule(page, 'tests/long/vue-page.ts', 'app');
  await page.evaluate(async rounds => {
    const { app } = globalThis as unknown as { app: App };
    app.start();
    await app.renderRounds(rounds);
  }, ROUNDS);
  return { html: await page.locator('main').innerHTML(), errors };
}

/** The ids that a reader sees, sorted. */
function idsToSee(page: Page): Promise<string[]> {
  return page
    .locator('main')
    .evaluate(main => (main as HTMLElement).innerText.match(/T\d{4}(\.\d{3})?/g)?.sort() ?? []);
}

/** The ids that are marked, sorted. */
async function idsMarked(page: Page): Promise<string[]> {
  return (await mentionsOn(page)).map(({ text }) => text).sort();
}

test('a page of Vue’s renders what it would without Tidbit, and its marks follow', async ({ page, bare, serve }) => {
  const url = serve('<link rel="icon" href="data:,"><main></main>');
  const [ours, theirs] = await Promise.all([drawn(page, url), drawn(bare, url)]);
  expect(theirs.errors).toEqual([]);
  expect(ours).toEqual(theirs);
  const ids = await idsToSee(page);
  expect(ids.length).toBeGreaterThan(30);
  await expect.poll(() => idsMarked(page)).toEqual(ids);

  // Marks that are there do not disturb what is rendered next.
  for (const one of [page, bare]) {
    await one.evaluate(() => (globalThis as unknown as { app: App }).app.renderRounds(7));
  }
  expect(await page.locator('main').innerHTML()).toBe(await bare.locator('main').innerHTML());
  const later = await idsToSee(page);
  expect(later).not.toEqual(ids);
  await expect.poll(() => idsMarked(page)).toEqual(later);
});

test('a page that writes its innerHTML anew is what it wrote, and its marks follow', async ({ page, serve }) => {
  await page.goto(serve('<main></main>'));
  const isAsWritten = await page.evaluate(async rounds => {
    const main = document.querySelector('main')!;
    for (let round = 0; round < rounds; round++) {
      const html = `<p>Round ${round}: T1204.00${1 + (round % 3)}, <b>T1059</b>.00${1 + (round % 8)}</p>`.repeat(20);
      main.innerHTML = html;
      await new Promise(requestAnimationFrame);
      if (main.innerHTML !== html) return false;
    }
    return true;
  }, ROUNDS);
  expect(isAsWritten).toBe(true);
  const ids = await idsToSee(page);
  expect(ids).toHaveLength(40);
  await expect.poll(() => idsMarked(page)).toEqual(ids);
});
