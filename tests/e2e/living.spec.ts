import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { addModule } from './page-module';
import { mentionOf, mentionsOn } from './probe';

/** Texts of the marks inside an element. */
const textsIn = (page: Page, selector: string) =>
  page.evaluate(
    within =>
      [...(CSS.highlights.get('mention') ?? [])]
        .filter(({ startContainer }) => startContainer.parentElement?.closest(within))
        .map(({ startContainer, startOffset, endOffset }) => startContainer.textContent?.slice(startOffset, endOffset)),
    selector,
  );

test('a document editor is left alone while it is written in', async ({ page, server }) => {
  await page.goto(`${server.url}living.html`);
  await mentionOf(page, 'T1204');
  const editor = page.locator('#document');
  await editor.click();
  await page.keyboard.press('End');
  await page.keyboard.type(' and T1486');
  await page.keyboard.press('Enter');
  await page.keyboard.type('T1190');
  // What is marked elsewhere by now would be marked in there too.
  await page.evaluate(() => document.body.append('T1566'));
  await mentionOf(page, 'T1566');
  expect(await textsIn(page, '#document')).toEqual([]);
  expect(await editor.innerHTML()).toBe('<p>Write here about T1105 and T1486</p><p>T1190</p>');
  await expect(page.locator('#foreign')).toHaveText('0');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(editor.locator('p').first()).toHaveText(/T1486$/);
});

test('a code editor draws as without Tidbit, and its marks follow', async ({ page, server }) => {
  await page.goto(`${server.url}living.html`);
  await expect.poll(() => textsIn(page, '#code')).toEqual(['T1190']);
  const field = page.getByLabel('Code');
  await field.focus();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('# and T1105.');
  await expect.poll(() => textsIn(page, '#code')).toEqual(['T1190', 'T1105']);
  expect(await page.locator('#code .lines').innerHTML()).toBe(
    '<div><span># detects T1190</span></div><div><span># and T1105.</span></div>',
  );
  await expect(field).toBeFocused();
});

test('a list that draws only what is in sight has its marks where it is scrolled to', async ({ page, server }) => {
  await page.goto(`${server.url}living.html`);
  for (const top of [0, 4000, 41_240, 120, 199_000]) {
    await page.locator('#events').evaluate((list, to) => list.scrollTo({ top: to }), top);
    const shown = () =>
      page.locator('#events').evaluate(list => (list as HTMLElement).innerText.match(/T\d{4}\.\d{3}/g)?.sort());
    await expect.poll(async () => (await textsIn(page, '#events')).sort().join()).toBe((await shown())?.join());
  }
});

test('a page of React’s keeps rendering while it is marked', async ({ page, serve }) => {
  const errors: string[] = [];
  page.on('pageerror', error => errors.push(error.message));
  await page.goto(serve('<main></main>'));
  await addModule(page, 'tests/e2e/react-page.ts', 'app');
  await page.evaluate(() =>
    (globalThis as unknown as { app: { renderRounds(n: number): Promise<void> } }).app.renderRounds(30),
  );
  await expect.poll(async () => (await mentionsOn(page)).length).toBe(80);
  expect(await page.locator('main li').allTextContents()).toEqual(
    expect.arrayContaining(['T1059.001 seen 29 times, and T1204.002']),
  );
  expect(await page.locator('main *').count()).toBe(1 + 40 * 2);
  expect(errors).toEqual([]);
});
