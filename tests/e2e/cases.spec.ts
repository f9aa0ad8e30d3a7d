import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { mentionOf, mentionsOn, scanned } from './probe';

/** Of each element that matches, its text and how many marks begin in it. */
const marksIn = (page: Page, selector: string) =>
  page.evaluate(
    wanted =>
      [...document.querySelectorAll(wanted)].map(element => {
        const marks = [...CSS.highlights.values()].flatMap(highlight => [...highlight]);
        const count = marks.filter(({ startContainer }) => element.contains(startContainer)).length;
        return { text: element.textContent?.trim() ?? '', count };
      }),
    selector,
  );

test('the page of written forms is marked as it says', async ({ page, server }) => {
  await page.goto(`${server.url}written.html`);
  await mentionOf(page, 'C0024');
  await scanned(page);
  const marked = await marksIn(page, '.marked li');
  expect(marked.length).toBeGreaterThan(20);
  expect(marked.filter(({ count }) => count === 0)).toEqual([]);
  expect((await marksIn(page, '.unmarked li')).filter(({ count }) => count > 0)).toEqual([]);
  const texts = (await mentionsOn(page)).map(({ text }) => text);
  expect(texts).toContain('T1593.003');
});

test('the page of places is marked as it says', async ({ page, server }) => {
  await page.goto(`${server.url}places.html`);
  await scanned(page);
  const marked = await marksIn(page, '.marked > *');
  expect(marked.filter(({ count }) => count === 0)).toEqual([]);
  expect((await marksIn(page, '.unmarked > *')).filter(({ count }) => count > 0)).toEqual([]);
  const inShadows = async () =>
    page.evaluate(() => {
      const hosts = [...(CSS.highlights.get('mention') ?? [])].map(({ startContainer }) =>
        startContainer.getRootNode(),
      );
      return hosts.filter(root => root instanceof ShadowRoot).length;
    });
  await expect.poll(inShadows).toBe(4);
  const [, srcdoc, blank] = page.frames();
  await mentionOf(srcdoc!, 'T1204');
  await mentionOf(blank!, 'T1204');
});
