import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type Browser, EXTENSION, killWorker, launch } from '../e2e/extension';
import { expect, test } from '../e2e/fixtures';
import { hover } from '../e2e/probe';

/** A folder that is gone after the test. */
const withFolder = async (use: (folder: string) => Promise<void>) => {
  const folder = mkdtempSync(join(tmpdir(), 'tidbit-'));
  await use(folder).finally(() => rmSync(folder, { recursive: true, force: true }));
};

/** What the knowledge database of a browser holds, read beside Tidbit's code. */
function storedIn(page: Page): Promise<{ objects: number; release: string | null }> {
  return page.evaluate(async () => {
    const known = (await indexedDB.databases()).some(({ name }) => name === 'tidbit-knowledge');
    if (!known) return { objects: 0, release: null };
    const wait = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await wait(indexedDB.open('tidbit-knowledge'));
    try {
      if (!db.objectStoreNames.contains('objects')) return { objects: 0, release: null };
      const transaction = db.transaction(['objects', 'meta']);
      const [objects, meta] = await Promise.all([
        wait(transaction.objectStore('objects').count()),
        wait<{ attack: string } | undefined>(transaction.objectStore('meta').get('pack')),
      ]);
      return { objects, release: meta?.attack ?? null };
    } finally {
      db.close();
    }
  });
}

async function extensionPage({ context, id }: Browser): Promise<Page> {
  const page = await context.newPage();
  // A file of the extension that runs none of its code.
  await page.goto(`chrome-extension://${id}/pack/NOTICE.txt`);
  return page;
}

test('the worker may be killed between any two steps', async ({ extension, page, server }) => {
  const { context } = extension;
  await killWorker(context);
  await page.goto(`${server.url}report.html`);
  let card = await hover(page, 'T1204');
  expect(await card.name()).toBe('T1204 User Execution');

  await killWorker(context);
  await card.click('all 7 reports');
  await expect.poll(() => card.text()).toContain('DEV-0537');
  await page.keyboard.press('Escape');
  await killWorker(context);
  card = await hover(page, 'T1059/001');
  expect(await card.name()).toBe('T1059.001 PowerShell');

  await killWorker(context);
  const opened = context.waitForEvent('page');
  await card.click('Open detection, hunting');
  const workspace = await opened;
  await killWorker(context);
  await expect(workspace.getByRole('heading', { level: 1 })).toHaveText('PowerShell');
  await workspace.close();
});

test('a sync that is killed leaves nothing half done, and the next start completes it', async ({ server }) => {
  test.setTimeout(180_000);
  let killedBeforeTheEnd = 0;
  for (const delay of [0, 250, 600]) {
    await withFolder(async profile => {
      const first = await launch({ profile });
      await new Promise(resolve => setTimeout(resolve, delay));
      await killWorker(first.context);
      const after = await storedIn(await extensionPage(first));
      if (after.release === null) killedBeforeTheEnd++;
      expect(after.objects === 0, `${after.objects} objects without a release`).toBe(after.release === null);
      await first.close();

      const second = await launch({ profile });
      const page = await second.context.newPage();
      await page.goto(`${server.url}report.html`);
      const card = await hover(page, 'T1204');
      expect(await card.text()).toContain('7 correlated reports');
      expect((await storedIn(await extensionPage(second))).release).toBe('19.1');
      await second.close();
    });
  }
  expect(killedBeforeTheEnd, 'no kill came in time: the delays are too long').toBeGreaterThan(0);
});

test('a damaged pack is told to the reader, and the next start of a sound one mends it', async ({ server }) => {
  test.setTimeout(120_000);
  await withFolder(async folder => {
    const extension = join(folder, 'extension');
    const profile = join(folder, 'profile');
    cpSync(EXTENSION, extension, { recursive: true });
    const shard = join(extension, 'pack/reports.json');
    const sound = readFileSync(shard);
    writeFileSync(shard, sound.subarray(0, sound.length / 2));

    const broken = await launch({ profile, extension });
    await expect.poll(() => broken.worker.evaluate(() => chrome.action.getBadgeText({}))).toBe('!');
    expect(await broken.worker.evaluate(() => chrome.action.getTitle({}))).toContain('pack/reports.json');
    const page = await broken.context.newPage();
    await page.goto(`${server.url}report.html`);
    const card = await hover(page, 'T1204');
    expect(await card.text()).toContain('Reinstall the extension');
    expect(await card.name()).toBe('T1204 could not be shown');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await card.axe(), colorScheme).toEqual([]);
    }
    await page.goto(`chrome-extension://${broken.id}/workspace.html`);
    await expect(page.getByRole('alert')).toContainText('pack/reports.json');
    await expect(page.getByText('Not ready')).toBeVisible();

    writeFileSync(shard, sound);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByText(/^Ready\b/)).toBeVisible({ timeout: 30_000 });
    // The page sees the records arrive; that the sync ended well is noted after that.
    await expect.poll(() => broken.worker.evaluate(() => chrome.action.getBadgeText({}))).toBe('');
    await broken.close();
  });
});

test('an update whose pack is damaged leaves the old release in use', async ({ server }) => {
  test.setTimeout(120_000);
  await withFolder(async folder => {
    const extension = join(folder, 'extension');
    const profile = join(folder, 'profile');
    cpSync(EXTENSION, extension, { recursive: true });
    const before = await launch({ profile, extension });
    const helper = await extensionPage(before);
    await expect.poll(async () => (await storedIn(helper)).release, { timeout: 30_000 }).toBe('19.1');
    await before.close();

    // The new code expects another pack than the one that lies beside it. The browser keeps the old code with the
    // profile; a real update throws that away.
    rmSync(join(profile, 'Default/Service Worker'), { recursive: true });
    const { digest } = JSON.parse(readFileSync(join(extension, 'pack/manifest.json'), 'utf8')) as { digest: string };
    const code = join(extension, 'background.js');
    writeFileSync(code, readFileSync(code, 'utf8').replaceAll(digest, digest.replace(/./g, '0')));

    const after = await launch({ profile, extension });
    await expect.poll(() => after.worker.evaluate(() => chrome.action.getBadgeText({}))).toBe('!');
    const page = await after.context.newPage();
    await page.goto(`${server.url}report.html`);
    expect(await (await hover(page, 'T1204')).text()).toContain('7 correlated reports');
    await page.goto(`chrome-extension://${after.id}/workspace.html`);
    await expect(page.getByText('19.1 answers as before')).toBeVisible();
    await after.close();
  });
});

test('an unchanged start writes nothing', async () => {
  await withFolder(async profile => {
    const first = await launch({ profile });
    const helper = await extensionPage(first);
    await expect.poll(async () => (await storedIn(helper)).release, { timeout: 30_000 }).toBe('19.1');
    await first.close();

    const second = await launch({ profile });
    const page = await extensionPage(second);
    const read = await second.worker.evaluate(async () => {
      // Wakes the sync path once more and counts what is fetched for it.
      const before = performance.getEntriesByType('resource').length;
      await new Promise(resolve => setTimeout(resolve, 300));
      return { before, after: performance.getEntriesByType('resource').length };
    });
    expect(read).toEqual({ before: 0, after: 0 });
    expect((await storedIn(page)).release).toBe('19.1');
    await second.close();
  });
});
