import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import axe from 'axe-core';
import { killWorker } from './extension';
import { expect, test } from './fixtures';
import { investigate, openPanelOn, overlaps, uniqueTitle } from './panel-page';
import { hover, mentionOf } from './probe';

// One current investigation for a whole profile: tests that change it must not run side by side in one browser.
test.describe.configure({ mode: 'default' });

const REPORT = `<h1>Report</h1>
  <p>The loader waited for the victim to open the shortcut (T1204.002), then ran PowerShell (T1059.001).</p>
  <div style="height:3000px"></div>
  <p>Credentials were dumped from LSASS (T1003.001). The old id T1086 is named too. Again T1204.002 was seen.</p>`;

async function axeIn(panel: Page): Promise<string[]> {
  await panel.evaluate(axe.source);
  return panel.evaluate(async () => {
    const { axe: run } = window as unknown as { axe: typeof import('axe-core') };
    return (await run.run()).violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`),
    );
  });
}

test('this page: objects in page order and by tactic, counts, the sentence, and the way to each mention', async ({
  extension,
  page,
  serve,
}) => {
  const url = serve(REPORT);
  await page.goto(url);
  await mentionOf(page, 'T1204.002');
  const panel = await openPanelOn(extension, url);
  const rows = panel.getByRole('list', { name: 'Objects on this page' }).getByRole('listitem');
  await expect(rows).toHaveCount(4);
  await expect(rows.nth(0)).toContainText('T1204.002 Malicious File');
  await expect(rows.nth(0)).toContainText('×2');
  await expect(rows.nth(0)).toContainText('waited for the victim');
  await expect(rows.nth(3)).toContainText('written as T1086, revoked');
  await expect(panel.getByRole('img', { name: /Enterprise tactics, 2 of 15: Execution/ })).toBeVisible();
  await expect(panel.getByText('a lead, not attribution')).toBeVisible();
  expect(await axeIn(panel)).toEqual([]);

  await rows.nth(2).getByRole('button').first().click();
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(1000);
  await expect(rows.nth(2)).toContainText('1 of 1');

  await panel.getByRole('radio', { name: 'By tactic' }).check();
  await expect(panel.getByRole('list', { name: 'Credential Access' })).toContainText('LSASS Memory');
  await panel.close();
});

test('this page follows the page as it changes', async ({ extension, page, serve }) => {
  const url = serve('<p>Only T1204 at first.</p>');
  await page.goto(url);
  await mentionOf(page, 'T1204');
  const panel = await openPanelOn(extension, url);
  const rows = panel.getByRole('list', { name: 'Objects on this page' }).getByRole('listitem');
  await expect(rows).toHaveCount(1);
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<p>Then T1105 comes.</p>'));
  await expect(rows).toHaveCount(2);
  await page.goto(serve('<p>Nothing here.</p>'));
  await expect(panel.getByText('No ATT&CK id on this page.')).toBeVisible();
  await panel.close();
});

test('investigations are made, renamed, tagged, closed, reopened, found, deleted and brought back', async ({
  extension,
  page,
  serve,
}) => {
  const url = serve('<p>T1204</p>');
  await page.goto(url);
  const panel = await openPanelOn(extension, url);
  const title = uniqueTitle('Phish');
  await investigate(panel, title);
  await panel.getByRole('textbox', { name: 'Title' }).fill(`${title} renamed`);
  await panel.keyboard.press('Enter');
  await panel.getByRole('textbox', { name: 'Add a tag' }).fill('contoso');
  await panel.keyboard.press('Enter');
  await expect(panel.getByRole('list', { name: 'Tags' })).toContainText('contoso');
  await panel.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(panel.getByRole('button', { name: 'Reopen' })).toBeVisible();
  await panel.getByRole('button', { name: 'Reopen' }).click();
  expect(await axeIn(panel)).toEqual([]);

  await panel.getByRole('tab', { name: 'Investigations' }).click();
  await panel.getByRole('searchbox').fill(`conto ${title.split(' ')[1]}`);
  await expect(panel.getByRole('list', { name: 'Investigations' }).getByRole('listitem')).toHaveCount(1);
  expect(await axeIn(panel)).toEqual([]);
  await panel.getByRole('button', { name: `${title} renamed` }).click();
  await panel.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(panel.getByText('No investigation is current.')).toBeVisible();
  await panel.getByRole('button', { name: 'Undo' }).click();
  await expect(panel.getByRole('heading', { name: `${title} renamed` })).toBeAttached();
  await panel.close();
});

test('a note is saved as it is typed; one whose panel closes in mid-typing loses nothing', async ({
  extension,
  page,
  serve,
}) => {
  const url = serve('<p>T1204</p>');
  await page.goto(url);
  let panel = await openPanelOn(extension, url);
  const title = uniqueTitle('Typing');
  await investigate(panel, title);
  await panel.getByRole('button', { name: 'New note' }).click();
  const area = panel.getByRole('textbox', { name: 'Text of the note' });
  await area.pressSequentially('Saved <script>alert(1)</script> **bold** [x](javascript:alert(1))');
  await expect(panel.getByText('Saved', { exact: true })).toBeVisible();
  await panel.getByRole('button', { name: 'Preview' }).click();
  await expect(panel.locator('.note-text strong')).toHaveText('bold');
  expect(await panel.locator('.note-text script, .note-text a').count()).toBe(0);
  expect(await axeIn(panel)).toEqual([]);
  await panel.getByRole('button', { name: 'Write' }).click();

  await killWorker(extension.context);
  await area.press('End');
  await area.pressSequentially(' and the last key press');
  await panel.close({ runBeforeUnload: false });
  panel = await openPanelOn(extension, url);
  await panel.getByRole('tab', { name: 'Current' }).click();
  await expect(panel.getByRole('list', { name: 'Notes' })).toContainText('and the last key press');
  await panel.close();
});

test('two panels on one note: what loses is kept as a version, shown, and can be taken in', async ({
  extension,
  page,
  serve,
}) => {
  const url = serve('<p>T1204</p>');
  await page.goto(url);
  const [one, two] = [await openPanelOn(extension, url), await openPanelOn(extension, url)];
  await investigate(one, uniqueTitle('Two panels'));
  await one.getByRole('button', { name: 'New note' }).click();
  const areaOne = one.getByRole('textbox', { name: 'Text of the note' });
  await areaOne.fill('common');
  await expect(one.getByText('Saved', { exact: true })).toBeVisible();
  await two.getByRole('tab', { name: 'Current' }).click();
  await two.getByRole('button', { name: /common/ }).click();
  const areaTwo = two.getByRole('textbox', { name: 'Text of the note' });
  await areaOne.fill('common, seen by the other');
  await expect(areaTwo).toHaveValue('common, seen by the other');

  // The saving of one is held back, so that the other has not seen what it saves against.
  await one.evaluate(() => {
    const held: (() => void)[] = [];
    const real = setTimeout;
    Object.assign(window, {
      release() {
        for (const run of held.splice(0)) run();
      },
      setTimeout: (run: () => void, delay = 0) => (delay === 400 ? held.push(run) : real(run, delay)),
    });
  });
  await areaOne.fill('text of one');
  await areaTwo.fill('text of two');
  await expect(two.getByText('Saved', { exact: true })).toBeVisible();
  await one.evaluate(() => (window as unknown as { release: () => void }).release());
  const told = (panel: Page) => panel.getByText('Another version is kept');
  await expect(told(one)).toBeVisible();
  await expect(told(two)).toBeVisible();
  await expect(areaTwo).toHaveValue('text of one');
  await two.getByRole('button', { name: 'Look at it' }).click();
  await two.getByRole('button', { name: 'Add it below' }).click();
  await expect(told(one)).toBeHidden();
  await expect(told(two)).toBeHidden();
  await expect(areaOne).toHaveValue('text of one\n\ntext of two');
  await one.close();
  await two.close();
});

test('evidence: kept from the inventory and from the card, found again, and told where it is gone', async ({
  extension,
  page,
  serve,
}) => {
  const url = serve(REPORT);
  await page.goto(url);
  await mentionOf(page, 'T1204.002');
  const panel = await openPanelOn(extension, url);
  await investigate(panel, uniqueTitle('Evidence'));
  await panel.getByRole('tab', { name: 'This page' }).click();
  await panel.getByRole('button', { name: 'Keep T1204.002 as evidence' }).click();
  const kept = panel.getByRole('region', { name: 'Kept from this page' });
  await expect(kept).toContainText('waited for the victim to open the shortcut');

  await page.bringToFront();
  const card = await hover(page, 'T1003.001');
  await card.click('Keep as evidence');
  await expect.poll(() => card.text()).toContain('Kept as evidence');
  await page.keyboard.press('Escape');
  await expect(kept.getByRole('article')).toHaveCount(2);
  await expect(kept).toContainText('Credentials were dumped from LSASS');

  await page.evaluate(() => {
    for (const one of document.querySelectorAll('p')) if (one.textContent?.includes('loader')) one.remove();
  });
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<p>T1105</p>'));
  await expect(kept).toContainText('not found on the page as it is now');

  await panel.getByRole('tab', { name: 'Current' }).click();
  await panel.getByRole('tab', { name: /^Evidence/ }).click();
  const list = panel.getByRole('list', { name: 'Evidence' });
  await expect(list.getByRole('link').first()).toHaveAttribute('href', /#:~:text=/);
  expect(await axeIn(panel)).toEqual([]);
  await list
    .getByRole('button', { name: /^Remove evidence/ })
    .first()
    .click();
  await expect(list.getByRole('article')).toHaveCount(1);
  await panel.getByRole('button', { name: 'Undo' }).click();
  await expect(list.getByRole('article')).toHaveCount(2);
  await panel.close();
});

test('a technique is assessed, and its history is kept', async ({ extension, page, serve }) => {
  const url = serve('<p>T1204</p>');
  await page.goto(url);
  const panel = await openPanelOn(extension, url);
  await investigate(panel, uniqueTitle('Status'));
  await panel.getByRole('tab', { name: /^Techniques/ }).click();
  await panel.getByRole('textbox', { name: 'Add a technique' }).fill('T1204');
  await panel.keyboard.press('Enter');
  await panel.getByRole('textbox', { name: 'Add a technique' }).fill('t1059/001');
  await panel.keyboard.press('Enter');
  await expect(panel.getByRole('list', { name: 'Techniques and other' })).toContainText('PowerShell');
  await panel.getByRole('textbox', { name: 'By' }).fill('Ana');
  await panel.getByRole('radio', { name: 'confirmed' }).click();
  const history = panel.getByRole('list', { name: 'History of T1059.001' });
  await expect(history.getByRole('listitem')).toHaveCount(2);
  await expect(history).toContainText('confirmed, low · Ana');
  await expect.poll(() => overlaps(panel, 'Techniques and other objects')).toEqual([]);
  expect(await axeIn(panel)).toEqual([]);
  await panel.close();
});

test('exports to file and clipboard; a backup restores what was deleted, without doubles', async ({
  extension,
  page,
  serve,
}) => {
  const url = serve(REPORT);
  await page.goto(url);
  await mentionOf(page, 'T1204.002');
  const panel = await openPanelOn(extension, url);
  await panel.getByRole('button', { name: 'Export this page' }).click();
  await panel
    .getByRole('group', { name: /^Markdown report/ })
    .getByRole('button', { name: 'Copy' })
    .click();
  await expect.poll(() => panel.evaluate(() => navigator.clipboard.readText())).toContain('T1204.002');

  const title = uniqueTitle('Exported');
  await investigate(panel, title);
  await panel.getByRole('button', { name: 'New note' }).click();
  await panel.getByRole('textbox', { name: 'Text of the note' }).fill('exported words');
  await expect(panel.getByText('Saved', { exact: true })).toBeVisible();
  await panel.getByRole('button', { name: '← All notes' }).click();
  await panel.getByRole('button', { name: 'Export investigation' }).click();
  const [saved] = await Promise.all([
    panel.waitForEvent('download'),
    panel.getByRole('group', { name: /^JSON/ }).getByRole('button', { name: 'Save' }).click(),
  ]);
  const file = await saved.path();
  expect(readFileSync(file, 'utf8')).toContain('exported words');

  await panel.getByRole('tab', { name: 'Investigations' }).click();
  await panel.getByLabel('File to restore or import').setInputFiles({
    name: 'same.json',
    mimeType: 'application/json',
    buffer: readFileSync(file),
  });
  await expect(panel.getByText('holds nothing that is not here already')).toBeVisible();
  await panel.getByLabel('File to restore or import').setInputFiles({
    name: 'wrong.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"no": 1}'),
  });
  await expect(panel.getByRole('alert')).toContainText('neither a file of Tidbit’s notes');
  await panel.close();
});

test('the tabs are one stop for Tab, and the arrows move between them', async ({ extension, page, serve }) => {
  const url = serve('<p>T1204</p>');
  await page.goto(url);
  const panel = await openPanelOn(extension, url);
  await panel.getByRole('tab', { name: 'This page' }).focus();
  await panel.keyboard.press('ArrowRight');
  await expect(panel.getByRole('tab', { name: 'Current' })).toBeFocused();
  await panel.keyboard.press('End');
  await expect(panel.getByRole('tab', { name: 'Investigations' })).toHaveAttribute('aria-selected', 'true');
  await panel.close();
});
