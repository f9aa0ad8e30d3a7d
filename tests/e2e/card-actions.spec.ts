import type { Page } from '@playwright/test';
import { expectNoCard } from './cards';
import { expect, test } from './fixtures';
import { notesPage } from './notes-page';
import { type Card, hover, mentionsOn, scanned } from './probe';
import { RealPopup } from './real-popup';

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
const marked = async (page: Page) => (await mentionsOn(page)).map(({ text }) => text).sort();

async function copyAs(card: Card, format: string): Promise<void> {
  await card.click('Copy as…');
  await card.click(format);
  await expect
    .poll(() => card.evaluate(root => [...root.querySelectorAll('[role="status"]')].map(one => one.textContent).join()))
    .toContain(`Copied as ${format}`);
}

test('an object is copied in each form', async ({ page, server }) => {
  await page.goto(`${server.url}report.html`);
  const card = await hover(page, 'T1204');
  for (const [format, expected] of [
    ['Markdown', /^# .*T1204.* User Execution/],
    ['Plain text', /^T1204 User Execution/],
    ['Jira wiki', /^h2\. .*T1204/],
    ['Sigma tag', /^attack\.t1204$/],
    ['STIX 2.1', /"type": ?"attack-pattern"/],
  ] as const) {
    await copyAs(card, format);
    expect(await clipboard(page)).toMatch(expected);
  }
  const stix = JSON.parse(await clipboard(page)) as { external_references: { external_id: string }[] };
  expect(JSON.stringify(stix)).toContain('T1204');
});

test('the menu is one for the keyboard: arrows, first letters, Esc, which leaves the card open', async ({
  page,
  server,
}) => {
  await page.goto(`${server.url}report.html`);
  const card = await hover(page, 'T1204');
  const focused = () => card.evaluate(root => root.activeElement?.textContent ?? '');
  await card.click('Copy as…');
  await expect.poll(focused).toBe('Markdown');
  expect(await card.axe()).toEqual([]);
  await page.keyboard.press('ArrowUp');
  expect(await focused()).toBe('STIX 2.1');
  await page.keyboard.press('j');
  expect(await focused()).toBe('Jira wiki');
  await page.keyboard.press('Escape');
  expect(await focused()).toBe('Copy as…');
  await page.keyboard.press('Escape');
  await expectNoCard(page);
});

test('an id, or everything, is marked no more on this site, and again at Undo', async ({ page, serve }) => {
  // A site of its own: the rule is the browser's, which other tests share.
  const url = serve('<p style="margin: 60px 40px">T1204, <b>T1105</b> and T1204.</p>').replace(
    '127.0.0.1',
    'quiet.localhost',
  );
  await page.goto(url);
  const card = await hover(page, 'T1204');
  expect(await marked(page)).toEqual(['T1105', 'T1204', 'T1204']);
  await card.click('More');
  await card.click('Don’t mark T1204 on this site');
  await expect.poll(() => marked(page)).toEqual(['T1105']);
  expect(await card.text()).toContain('T1204 is not marked on quiet.localhost any more.');
  expect(await card.axe()).toEqual([]);
  await card.click('Undo');
  await expect.poll(() => marked(page)).toEqual(['T1105', 'T1204', 'T1204']);
  expect(await card.text()).toContain('Marked again on quiet.localhost.');

  await card.click('More');
  await card.click('Don’t mark anything on this site');
  await expect.poll(() => marked(page)).toEqual([]);
  // It stays so, on every page of the site.
  await page.reload();
  await scanned(page);
  expect(await marked(page)).toEqual([]);
});

test('“Add a note” opens the panel beside the page on a new note, and the card then counts it', async ({
  page,
  serve,
  extension,
}) => {
  // An object that no other test writes about: the notes are the browser's.
  const url = serve('<title>A report</title><p style="margin: 60px 40px">The actor used T1123.</p>');
  await page.goto(url);
  const card = await hover(page, 'T1123');
  await card.click('Add a note');
  const panel = await RealPopup.opened(extension, page, /\/sidepanel\.html/);
  await panel.until(`document.activeElement?.matches('textarea')`);
  await panel.type('Seen on host KX-17.');
  const notes = await notesPage(extension);
  const stored = () =>
    notes.evaluate(
      () =>
        new Promise<string[]>((resolve, reject) => {
          const opening = indexedDB.open('tidbit-notes');
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const all = opening.result.transaction('notes').objectStore('notes').getAll();
            all.onsuccess = () =>
              resolve(all.result.map(row => JSON.stringify(row)).filter(row => row.includes('KX-17')));
          };
        }),
    );
  await expect.poll(async () => (await stored()).length).toBe(1);
  const [note] = await stored();
  expect(note).toContain('T1123');
  expect(note).toContain(url);
  await notes.close();

  await page.bringToFront();
  await page.keyboard.press('Escape');
  const again = await hover(page, 'T1123');
  await expect.poll(() => again.text()).toContain('1 note');
  // Only how many there are: the words stay out of the page's process.
  expect(await again.evaluate(root => root.textContent)).not.toContain('KX-17');
  await again.click('1 note');
  await panel.until(`document.body.textContent.includes('Seen on host KX-17.')`);
});

test('no button of a card does nothing', async ({ page, server }) => {
  await page.goto(`${server.url}report.html`);
  const card = await hover(page, 'T1204');
  const names = await card.evaluate(root =>
    [...root.querySelectorAll<HTMLElement>('.card-foot button, .head-buttons button')].map(
      button => button.getAttribute('aria-label') ?? button.textContent,
    ),
  );
  expect(names).toEqual(['Pin', 'Close', 'Add a note', 'Keep as evidence', 'Copy as…', 'More']);
});
