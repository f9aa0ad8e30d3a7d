import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import axe from 'axe-core';
import { EXTENSION, killWorker, launch } from './extension';
import { expect, test } from './fixtures';
import { scanned } from './probe';
import { RealPopup } from './real-popup';

const field = (page: Page) => page.getByRole('combobox', { name: 'Search ATT&CK' });
const options = (page: Page) => page.getByRole('option');

async function openIn(page: Page, id: string, query = ''): Promise<void> {
  await page.goto(`chrome-extension://${id}/popup.html${query}`);
  await expect(field(page)).toBeFocused();
  // The foot names the release once it can be searched; on a fresh profile it has to be taken in first.
  await expect(page.getByRole('button', { name: /^ATT&CK / })).toBeVisible({ timeout: 30_000 });
}

async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
}

test('a name, an alias, a revoked id and an address each find their object first', async ({ page, extension }) => {
  await openIn(page, extension.id);
  const expected = [
    ['powershell', 'T1059.001'],
    ['midnight blizzard', 'G0016'],
    ['T1086', 'T1059.001'],
    ['https://attack.mitre.org/techniques/T1055/012/', 'T1055.012'],
    ['Ｔ１２０４．００２', 'T1204.002'],
  ] as const;
  for (const [query, id] of expected) {
    await field(page).fill(query);
    await expect(options(page).first(), query).toHaveText(new RegExp(`^${id.replace('.', '\\.')} `));
  }
});

test('the card leads on, and back to the same place of the results', async ({ page, extension }) => {
  await page.setViewportSize({ width: 400, height: 560 });
  await openIn(page, extension.id);
  await page.keyboard.type('kind:actor apt');
  await expect(options(page).first()).toBeVisible();
  for (let i = 0; i < 3; i++) await page.keyboard.press('PageDown');
  const list = page.getByRole('region', { name: 'Results', exact: true });
  const place = () => list.evaluate(({ scrollTop }) => scrollTop);
  const before = await place();
  expect(before).toBeGreaterThan(0);
  const chosen = await page.locator('[role="option"][aria-selected="true"]').textContent();

  await page.keyboard.press('Enter');
  const card = page.getByRole('region', { name: new RegExp(`^${chosen?.split(' ')[0]} `) });
  await expect(card).toBeVisible();
  await card.getByRole('button', { name: 'Back to results' }).click();
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue('kind:actor apt');
  expect(await place()).toBe(before);
  await expect(page.locator('[role="option"][aria-selected="true"]')).toHaveText(chosen ?? '');
});

test('what is typed before the knowledge is there is kept, and answered when it is', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'tidbit-popup-'));
  const browser = await launch({ profile });
  try {
    await killWorker(browser.context);
    const page = await browser.context.newPage();
    await page.goto(`chrome-extension://${browser.id}/pack/NOTICE.txt`);
    // As on the day of the installation: nothing is there yet.
    await page.evaluate(
      () =>
        new Promise((resolve, reject) => {
          const request = indexedDB.deleteDatabase('tidbit-knowledge');
          request.onsuccess = resolve;
          request.onerror = () => reject(request.error);
        }),
    );
    await page.goto(`chrome-extension://${browser.id}/popup.html`, { waitUntil: 'commit' });
    await field(page).pressSequentially('cozy bear');
    await expect(page.getByText('No result')).toHaveCount(0);
    await expect(options(page).first()).toHaveText(/^G0016 APT29 /, { timeout: 30_000 });
    await expect(field(page)).toHaveValue('cozy bear');
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  }
});

test('the worker is not needed, and may be killed at any time', async ({ page, extension }) => {
  await openIn(page, extension.id, '?q=T1204');
  await expect(options(page).first()).toHaveText(/^T1204 /, { timeout: 30_000 });
  await killWorker(extension.context);
  await openIn(page, extension.id);
  await field(page).fill('powershell');
  await expect(options(page).first()).toHaveText(/^T1059\.001 /);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'PowerShell', level: 2 })).toBeVisible();
  await killWorker(extension.context);
  await page.keyboard.press('Escape');
  await expect(options(page).first()).toHaveText(/^T1059\.001 /);
  expect(await page.evaluate(() => chrome.runtime.getContexts({ contextTypes: ['BACKGROUND'] }))).toEqual([]);
});

test('knowledge that cannot be taken in is said, and never looks like "no result"', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tidbit-popup-'));
  const extension = join(folder, 'extension');
  cpSync(EXTENSION, extension, { recursive: true });
  const shard = join(extension, 'pack/reports.json');
  const sound = readFileSync(shard);
  writeFileSync(shard, sound.subarray(0, sound.length / 2));
  const browser = await launch({ extension });
  try {
    const page = await browser.context.newPage();
    await page.goto(`chrome-extension://${browser.id}/popup.html`);
    await page.keyboard.type('cozy bear');
    await expect(page.getByRole('alert')).toContainText('Reinstall the extension', { timeout: 30_000 });
    await expect(page.getByText('No result')).toHaveCount(0);
    expect(await axeViolations(page)).toEqual([]);
    writeFileSync(shard, sound);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(options(page).first()).toHaveText(/^G0016 APT29 /, { timeout: 30_000 });
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test('look-ups come back in the next popup, and can be forgotten', async ({ page, extension }) => {
  await page.goto(`chrome-extension://${extension.id}/pack/NOTICE.txt`);
  await openIn(page, extension.id, '?q=G0016');
  await expect(options(page).first()).toHaveText(/^G0016 /);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'APT29', level: 2 })).toBeVisible();
  await openIn(page, extension.id);
  const before = page.getByRole('group', { name: 'Looked up before' });
  await expect(before.getByRole('option').first()).toHaveText(/^G0016 APT29/);
  await page.getByRole('button', { name: 'Forget what was looked up' }).click();
  await expect(before).toHaveCount(0);
  expect(await page.evaluate(() => chrome.storage.local.get('recent-lookups'))).toEqual({});
});

test('a pasted report is taken apart, and copied as a list', async ({ page, extension }) => {
  await openIn(page, extension.id);
  await expect(page.getByRole('button', { name: /^ATT&CK / })).toBeVisible({ timeout: 30_000 });
  await page.evaluate(text => navigator.clipboard.writeText(text), 'First T1059.001,\nthen T1086 and T9999.');
  await page.keyboard.press('ControlOrMeta+V');
  await expect(page.getByRole('heading', { name: '3 ids in the pasted text' })).toBeVisible();
  await page.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(page.getByText('Copied the list')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('- T1086: revoked, now [T1059.001');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing in any state, ${colorScheme}`, async ({ page, extension }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 400, height: 560 });
    await openIn(page, extension.id);
    await expect(page.getByText('Narrow with')).toBeVisible({ timeout: 30_000 });
    expect(await axeViolations(page), 'empty').toEqual([]);
    for (const query of ['apt', 'T1086', 'tactic:', 'qqqqqq zzzzzz', 'T1043']) {
      await field(page).fill(query);
      await expect(page.locator('.option, .no-result, .completions').first()).toBeVisible();
      expect(await axeViolations(page), query).toEqual([]);
    }
    await field(page).fill('T1204');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'User Execution', level: 2 })).toBeVisible();
    expect(await axeViolations(page), 'card').toEqual([]);
  });
}

test.describe('from the toolbar', () => {
  test('the button opens it with the focus in the field, over what the page mentions', async ({
    page,
    extension,
    serve,
  }) => {
    await openIn(page, extension.id);
    await expect(page.getByText('Narrow with')).toBeVisible({ timeout: 30_000 });
    await page.goto(serve('<p>T1204.002 and T1086, then T1204.002 again.'));
    await scanned(page);
    const popup = await RealPopup.open(extension, page);
    await popup.until(`document.querySelector('[role="option"]')`);
    expect(await popup.evaluate('document.activeElement.getAttribute("role")')).toBe('combobox');
    expect((await popup.options()).slice(0, 2)).toEqual([
      expect.stringMatching(/^T1204\.002 Malicious File .*×2 /),
      expect.stringMatching(/^T1086 PowerShell revoked, now T1059\.001/),
    ]);
    expect(await popup.evaluate('document.documentElement.scrollHeight <= innerHeight')).toBe(true);
    await popup.type('cozy bear');
    await popup.until(`document.querySelector('[role="option"]')?.textContent.startsWith('G0016 ')`);
    await popup.press('Enter');
    await popup.until(`document.querySelector('h2')?.textContent === 'APT29'`);
    await popup.press('Escape');
    await popup.until(`document.activeElement.matches('input')`);
    await popup.press('Escape');
    await popup.until(`document.querySelector('input').value === ''`);
    await popup.press('Escape').catch(() => undefined); // it is gone before it can answer
    await expect.poll(() => popup.isOpen()).toBe(false);
  });

  test('Ctrl+Enter closes it, and opens the panel on the card of what is chosen', async ({
    page,
    extension,
    serve,
  }) => {
    await openIn(page, extension.id);
    await page.goto(serve('<p>Nothing here.'));
    const popup = await RealPopup.open(extension, page);
    await popup.type('cozy bear');
    await popup.until(`document.querySelector('[role="option"]')?.textContent.startsWith('G0016 ')`);
    await popup.press('Enter', { ctrl: true }).catch(() => undefined); // it is gone before it can answer
    const panel = await RealPopup.opened(extension, page, /\/sidepanel\.html/);
    await panel.until(`[...document.querySelectorAll('h2')].some(({ textContent }) => textContent === 'APT29')`);
    await expect.poll(() => popup.isOpen()).toBe(false);
  });

  test('a query that the worker hands over stands in it', async ({ page, extension, serve }) => {
    await openIn(page, extension.id);
    await page.evaluate(() => chrome.storage.session.set({ 'handed-query': 'midnight blizzard' }));
    await page.goto(serve('<p>Nothing here.'));
    const popup = await RealPopup.open(extension, page);
    await popup.until(`document.querySelector('[role="option"]')?.textContent.startsWith('G0016 ')`);
    expect(await popup.evaluate('document.querySelector("input").value')).toBe('midnight blizzard');
    await popup.until(`chrome.storage.session.get('handed-query').then(stored => Object.keys(stored).length === 0)`);
  });

  test('the menu entry and the key are there', async ({ page, extension }) => {
    await openIn(page, extension.id);
    const shortcuts = await page.evaluate(() => chrome.commands.getAll());
    expect(shortcuts.find(({ name }) => name === '_execute_action')?.shortcut).toBe('Alt+K');
    // The browser offers no way to list menu entries, but refuses to change one that is not there.
    await page.evaluate(() => chrome.contextMenus.update('look-up', { title: 'Look up in Tidbit' }));
  });
});
