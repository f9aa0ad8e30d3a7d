import type { Frame, Page } from '@playwright/test';
import type { SiteRule } from '../../lib/platform/site-rule';
import type { Browser } from './extension';
import { expect, test } from './fixtures';
import { openPanelOn } from './panel-page';
import { hover, mentionsOn } from './probe';
import { RealPopup } from './real-popup';

/** What the card's menu writes, here for all sites of a test at once. */
const rule = ({ worker }: Browser, rules: Record<string, SiteRule>) =>
  worker.evaluate(stored => chrome.storage.local.set({ 'site-rules': stored }), rules);

const expectMarks = (frame: Page | Frame, ...texts: string[]) =>
  expect.poll(async () => (await mentionsOn(frame)).map(({ text }) => text).sort()).toEqual(texts);

test.afterEach(({ extension }) => rule(extension, {}));

test('an id that was switched off on a site is not marked there, in open tabs at once and after reload', async ({
  page,
  context,
  serve,
  extension,
}) => {
  const url = serve('<p>T1204, then T1105 and T1204 again</p>');
  const elsewhere = await context.newPage();
  await page.goto(url);
  await elsewhere.goto(url.replace('127.0.0.1', 'localhost'));
  await expectMarks(page, 'T1105', 'T1204', 'T1204');

  await rule(extension, { '127.0.0.1': ['T1204'] });
  await expectMarks(page, 'T1105');
  await page.evaluate(() => document.body.append(' T1204 T1190'));
  await expectMarks(page, 'T1105', 'T1190');
  await page.reload();
  await expectMarks(page, 'T1105');
  await expectMarks(elsewhere, 'T1105', 'T1204', 'T1204');

  await rule(extension, {});
  await expectMarks(page, 'T1105', 'T1204', 'T1204');
  await elsewhere.close();
});

test('a site that was switched off has no marks, and gets them back when it is switched on', async ({
  page,
  serve,
  extension,
}) => {
  await page.goto(serve('<p style="margin: 80px">About T1204.</p><iframe srcdoc="T1105"></iframe>'));
  await expectMarks(page, 'T1204');
  await expectMarks(page.frames()[1]!, 'T1105');

  await rule(extension, { '127.0.0.1': '*' });
  await expectMarks(page);
  await expectMarks(page.frames()[1]!);
  await page.reload();
  await page.evaluate(async () => {
    document.body.append(' T1190');
    for (let i = 0; i < 5; i++) await new Promise(resolve => requestIdleCallback(resolve));
  });
  expect(await mentionsOn(page)).toEqual([]);

  // The card was not needed before.
  await rule(extension, {});
  await expectMarks(page, 'T1190', 'T1204');
  expect(await (await hover(page, 'T1204')).name()).toBe('T1204 User Execution');
});

test('a frame of another site follows the site in the address bar', async ({ page, serve, extension }) => {
  const frame = serve('<p>T1105</p>').replace('127.0.0.1', 'localhost');
  await page.goto(serve(`<p>T1204</p><iframe src="${frame}"></iframe>`));
  await expectMarks(page.frames()[1]!, 'T1105');
  await rule(extension, { localhost: '*' });
  await page.reload();
  await expectMarks(page.frames()[1]!, 'T1105');
  await rule(extension, { '127.0.0.1': ['T1105'] });
  await expectMarks(page.frames()[1]!);
  await expectMarks(page, 'T1204');
});

test('the card’s menu switches an id off, and takes that back', async ({ page, serve }) => {
  await page.goto(serve('<p style="margin: 80px">About T1204 and T1105.</p>'));
  const card = await hover(page, 'T1204');
  await card.click('More');
  await card.click('Don’t mark T1204 on this site');
  await expectMarks(page, 'T1105');
  await card.click('Undo');
  await expectMarks(page, 'T1105', 'T1204');
});

test('the popup says what is not marked on the site in front, and marks it again', async ({
  page,
  serve,
  extension,
}) => {
  await page.goto(serve('<p style="margin: 80px">About T1204 and T1105.</p>'));
  await rule(extension, { '127.0.0.1': ['T1204', 'T1105'], localhost: '*' });
  await expectMarks(page);
  const popup = await RealPopup.open(extension, page);
  await popup.until(`document.querySelectorAll('.site-marks li').length === 2`);
  await popup.evaluate(`document.querySelector('[aria-label="Mark T1105 again"]').click()`);
  await popup.until(`document.querySelectorAll('.site-marks li').length === 1`);
  await expectMarks(page, 'T1105');
  await popup.evaluate(`document.querySelector('[aria-label="Mark T1204 again"]').click()`);
  await popup.until(`!document.querySelector('.site-marks')`);
  await expectMarks(page, 'T1105', 'T1204');

  await rule(extension, { '127.0.0.1': '*' });
  await expectMarks(page);
  const again = await RealPopup.open(extension, page);
  await again.until(`document.querySelector('.site-marks')?.textContent.startsWith('Nothing is marked on 127.0.0.1.')`);
  await again.evaluate(`document.querySelector('.site-marks button').click()`);
  await again.until(`!document.querySelector('.site-marks')`);
  await expectMarks(page, 'T1105', 'T1204');
});

test('the panel says that the site in front is switched off, and marks it again', async ({
  page,
  serve,
  extension,
}) => {
  const url = serve('<p>About T1204 and T1105.</p>');
  await page.goto(url);
  await rule(extension, { '127.0.0.1': '*', localhost: '*' });
  await expectMarks(page);
  const panel = await openPanelOn(extension, url);
  const here = panel.getByRole('region', { name: 'Not marked here' });
  await expect(here).toContainText('Nothing is marked on 127.0.0.1.');
  await expect(panel.getByText('This page is not marked.')).toBeVisible();
  await expect(panel.getByText('No ATT&CK id on this page.')).toBeHidden();
  await panel.screenshot({ path: test.info().outputPath('switched-off.png') });

  // Chosen elsewhere, on a card or in the popup, while the panel is open.
  await rule(extension, { '127.0.0.1': ['T1204', 'T1105'], localhost: '*' });
  await expect(panel.getByText('No ATT&CK id is marked on this page.')).toBeVisible();
  await here.getByRole('button', { name: 'Mark T1105 again' }).click();
  await expect(panel.getByRole('list', { name: 'Objects on this page' })).toContainText('T1105');
  await expectMarks(page, 'T1105');
  await panel.screenshot({ path: test.info().outputPath('left-out.png') });
  await here.getByRole('button', { name: 'Mark T1204 again' }).click();
  await expect(here).toBeHidden();
  await expect(panel.getByRole('list', { name: 'Objects on this page' })).toContainText('T1204');
  await expectMarks(page, 'T1105', 'T1204');
  await panel.close();
});
