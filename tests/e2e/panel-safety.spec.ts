import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { parseNotesFile } from '../../lib/notes/notes-file';
import type { Dump } from '../notes/native';
import { type Browser, launch } from './extension';
import { test as base, expect } from './fixtures';
import type * as Notes from './notes-entry';
import { loadNotes, notesPage } from './notes-page';
import { investigate, openPanelOn, overlaps } from './panel-page';
import { mentionOf } from './probe';

declare global {
  var tidbitNotes: typeof Notes;
}

// What becomes of the notes concerns a whole profile, so each test has one of its own.
const test = base.extend<{ own: Browser }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from its pattern
  own: async ({}, use) => {
    const browser = await launch();
    await use(browser);
    await browser.close();
  },
});

const V1 = JSON.parse(readFileSync('tests/fixtures/notes/v1.json', 'utf8')) as Dump;

/** What a click saves to a file. */
async function saved(panel: Page, button: string): Promise<string> {
  const [download] = await Promise.all([
    panel.waitForEvent('download'),
    panel.getByRole('button', { name: button }).click(),
  ]);
  return readFileSync(await download.path(), 'utf8');
}

const versionOf = (page: Page) =>
  page.evaluate(async () => (await indexedDB.databases()).find(({ name }) => name === 'tidbit-notes')?.version ?? null);

for (const { what, dump, words, notes, evidence } of [
  { what: 'newer', dump: { ...V1, version: 20 }, words: 'written by a newer Tidbit', notes: 7, evidence: 9 },
  {
    what: 'damaged',
    dump: { ...V1, stores: V1.stores.filter(({ name }) => name !== 'evidence') },
    words: 'database of your notes is damaged',
    notes: 7,
    evidence: 0,
  },
]) {
  test(`${what} notes stay closed and as they are; what is readable is exported, and the page is still shown`, async ({
    own,
    serve,
  }) => {
    await loadNotes(await notesPage(own), dump);
    const page = await own.context.newPage();
    const url = serve('<p>T1204</p>');
    await page.goto(url);
    await mentionOf(page, 'T1204');
    const panel = await openPanelOn(own, url);
    await expect(panel.getByRole('list', { name: 'Objects on this page' })).toContainText('User Execution');
    await expect(panel.getByRole('button', { name: /^Keep T1204/ })).toHaveCount(0);
    for (const tab of ['Current', 'Investigations']) {
      await panel.getByRole('tab', { name: tab }).click();
      await expect(panel.getByRole('alert')).toContainText(words);
    }
    const records = parseNotesFile(JSON.parse(await saved(panel, 'Export what is readable')));
    expect([records.notes.length, records.evidence.length]).toEqual([notes, evidence]);
    expect(await versionOf(panel)).toBe(dump.version);
  });
}

test('notes that another page holds in an old form open by themselves when it lets go', async ({ own, serve }) => {
  const holder = await notesPage(own);
  await loadNotes(holder, { ...V1, version: 5 });
  await holder.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('tidbit-notes');
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          Object.assign(window, { held: request.result });
          resolve();
        };
      }),
  );
  const panel = await openPanelOn(own, serve('<p>T1204</p>'));
  await panel.getByRole('tab', { name: 'Investigations' }).click();
  await expect(panel.getByRole('alert')).toContainText('Close the other Tidbit pages');
  // Nothing could be read, so nothing is offered.
  await expect(panel.getByRole('button', { name: 'Export what is readable' })).toHaveCount(0);
  await holder.close();
  await panel.getByRole('radio', { name: 'All' }).check();
  await expect(panel.getByRole('list', { name: 'Investigations' })).toContainText('Phishing at Contoso');
});

test('after many changes a backup is reminded of; it can wait, and a backup ends it', async ({ own, serve }) => {
  const hand = await notesPage(own);
  await hand.evaluate(async () => {
    const me = await tidbitNotes.author();
    const { id } = await tidbitNotes.investigations.createInvestigation(me, { title: 'Busy' });
    for (let n = 0; n < 49; n++) {
      await tidbitNotes.notes.createNote(me, { investigation: id, about: [], text: `note ${n}`, editor: 'hand' });
    }
  });
  const panel = await openPanelOn(own, serve('<p>T1204</p>'));
  const reminder = panel.getByText('50 changes since the last backup');
  await expect(reminder).toHaveCount(0);
  await panel.getByRole('tab', { name: 'Current' }).click();
  await expect(reminder).toBeVisible();
  await panel.getByRole('button', { name: 'Remind me later' }).click();
  await expect(reminder).toBeHidden();
  await hand.evaluate(async () => {
    const { db } = await tidbitNotes.author();
    await db.meta.put({ key: 'backup', at: null, snoozedUntil: 0 });
  });
  await expect(reminder).toBeVisible();
  const records = parseNotesFile(JSON.parse(await saved(panel, 'Back up now')));
  expect(records.notes).toHaveLength(49);
  await expect(reminder).toBeHidden();
  await expect(panel.getByText('Backup handed to the browser’s downloads.')).toBeVisible();
  await panel.getByRole('tab', { name: 'Investigations' }).click();
  await expect(panel.getByText('Last backup')).toBeVisible();
});

test('a backup restores everything in another profile, and the browser is asked to keep it', async ({ own, serve }) => {
  const url = serve('<p>T1204</p>');
  await own.context.addInitScript(() => {
    const real = navigator.storage.persist.bind(navigator.storage);
    navigator.storage.persist = () => {
      localStorage.setItem('persist-calls', String(Number(localStorage.getItem('persist-calls') ?? 0) + 1));
      return real();
    };
  });
  const asked = (panel: Page) => panel.evaluate(() => localStorage.getItem('persist-calls'));
  const panel = await openPanelOn(own, url);
  await panel.getByRole('tab', { name: 'Investigations' }).click();
  expect(await asked(panel)).toBeNull();
  const restore = () =>
    panel.getByLabel('File to restore or import').setInputFiles({
      name: 'backup.tidbit.json',
      mimeType: 'application/json',
      buffer: readFileSync('tests/fixtures/exports/investigation/phishing-at-contoso-autumn.tidbit.json'),
    });
  await restore();
  await expect(panel.getByText(/\d+ records added, 0 changed/)).toBeVisible();
  await restore();
  await expect(panel.getByText('holds nothing that is not here already')).toBeVisible();
  expect(await asked(panel)).toBe('1');

  await panel.getByRole('button', { name: /^Phishing at Contoso/ }).click();
  await expect(panel.getByRole('tab', { name: /^Notes/ })).not.toContainText('0');
  // A revoked technique keeps its notes, and tells what it is now.
  await panel.getByRole('tab', { name: /^Techniques/ }).click();
  await expect(panel.getByRole('list', { name: 'Techniques and other' })).toContainText('revoked, now T1059.001');

  const backup = async () => {
    await panel.getByRole('tab', { name: 'Investigations' }).click();
    return parseNotesFile(JSON.parse(await saved(panel, 'Back up everything')));
  };
  const before = await backup();
  await panel.getByRole('button', { name: /^Phishing at Contoso/ }).click();
  await panel.getByRole('button', { name: 'Delete', exact: true }).click();
  await panel.getByRole('button', { name: 'Undo' }).click();
  await expect(panel.getByRole('tab', { name: /^Evidence/ })).not.toContainText('0');
  const after = await backup();
  expect({ ...after, investigations: [] }).toEqual({ ...before, investigations: [] });
});

test('a long import shows how far it is; cancelled it leaves the notes as they were, and says so', async ({
  own,
  serve,
}) => {
  const hand = await notesPage(own);
  const panel = await openPanelOn(own, serve('<p>T1204</p>'));
  await panel.getByRole('tab', { name: 'Investigations' }).click();
  await whileImporting(panel, 'cancel');
  await takeManyNotes(panel);
  await expect(panel.getByText('The import was cancelled. Your notes are as they were.')).toBeVisible();
  await expect(panel.getByRole('progressbar', { name: 'Importing' })).toHaveCount(0);
  expect(await stored(hand)).toEqual([0, 0, 0]);

  // It goes on while the reader turns to something else, and what came of it is told there.
  await takeManyNotes(panel);
  await panel.getByRole('tab', { name: 'This page' }).click();
  await expect(panel.getByText('“many.tidbit.json”: 1,012 records added, 0 changed.')).toBeVisible({ timeout: 30_000 });
  expect(await stored(hand)).toEqual([1, 1_000, 7]);
  await panel.getByRole('button', { name: 'Dismiss' }).click();
  await expect(panel.getByText('many.tidbit.json')).toHaveCount(0);
});

test('a panel that goes in the middle of an import leaves the notes as they were', async ({ own, serve }) => {
  const hand = await notesPage(own);
  const panel = await openPanelOn(own, serve('<p>T1204</p>'));
  const address = panel.url();
  await panel.getByRole('tab', { name: 'Investigations' }).click();
  await whileImporting(panel, 'leave');
  await takeManyNotes(panel);
  await panel.waitForURL('about:blank');
  expect(await stored(hand)).toEqual([0, 0, 0]);

  await panel.goto(address);
  await panel.getByRole('tab', { name: 'Investigations' }).click();
  await takeManyNotes(panel);
  await expect(panel.getByText('“many.tidbit.json”: 1,012 records added, 0 changed.')).toBeVisible({ timeout: 30_000 });
  expect(await stored(hand)).toEqual([1, 1_000, 7]);
});

/** Gives the panel a file of an investigation with a thousand notes. */
async function takeManyNotes(panel: Page): Promise<void> {
  const path = 'tests/fixtures/exports/investigation/phishing-at-contoso-autumn.tidbit.json';
  const file = JSON.parse(readFileSync(path, 'utf8')) as { notes: { body: { text: string } }[] };
  const [note] = file.notes;
  const notes = Array.from({ length: 1_000 }, (_, n) => ({
    ...note,
    id: `0b5e0000-0000-4000-8100-${String(n).padStart(12, '0')}`,
    body: { ...note?.body, text: `Note ${n}: the beacon called home at night, by a tool that was new to us. ` },
  }));
  await panel.getByLabel('File to restore or import').setInputFiles({
    name: 'many.tidbit.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ ...file, notes })),
  });
}

/**
 * Has the panel cancel the next import, or leave, when some of it is written: from inside, for what comes from outside
 * may come when all is done.
 */
async function whileImporting(panel: Page, what: 'cancel' | 'leave'): Promise<void> {
  await panel.evaluate(todo => {
    new MutationObserver((_, observer) => {
      const bar = document.querySelector<HTMLProgressElement>('progress[aria-label="Importing"]');
      const button = bar?.previousElementSibling;
      if (!bar || bar.value === 0 || button?.textContent !== 'Cancel the import') return;
      observer.disconnect();
      if (todo === 'leave') location.replace('about:blank');
      else button.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    }).observe(document, { subtree: true, childList: true, attributes: true });
  }, what);
}

/** How many investigations, notes and pieces of evidence there are. */
function stored(hand: Page): Promise<number[]> {
  return hand.evaluate(async () => {
    const { records } = await tidbitNotes.copy.allRecords((await tidbitNotes.author()).db);
    return [records.investigations.length, records.notes.length, records.evidence.length];
  });
}

test('a Navigator layer becomes an investigation, and goes out as one again', async ({ own, serve }) => {
  const panel = await openPanelOn(own, serve('<p>T1204</p>'));
  await panel.getByRole('tab', { name: 'Investigations' }).click();
  const layer = {
    name: 'Layer of a colleague',
    versions: { attack: '17', navigator: '5.1.0', layer: '4.5' },
    domain: 'enterprise-attack',
    techniques: [
      { techniqueID: 'T1566.001', tactic: 'initial-access', score: 3, comment: 'seen in the mail' },
      { techniqueID: 'T1027', metadata: [{ name: 'status', value: 'ruled-out' }] },
    ],
  };
  await panel.getByLabel('File to restore or import').setInputFiles({
    name: 'layer.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(layer)),
  });
  await panel.getByRole('button', { name: /^Layer of a colleague/ }).click();
  await expect(panel.getByRole('list', { name: 'Notes' })).toContainText('seen in the mail');
  await panel.getByRole('tab', { name: /^Techniques/ }).click();
  const techniques = panel.getByRole('list', { name: 'Techniques and other' });
  await expect(techniques.getByRole('listitem').filter({ hasText: 'T1566.001' })).toContainText('suspected');
  // Exports speak with the knowledge, which a new profile is still taking in.
  await expect(techniques).toContainText('Spearphishing Attachment');
  await expect(techniques.getByRole('listitem').filter({ hasText: 'T1027' })).toContainText('ruled out');
  await panel.getByRole('button', { name: 'Export investigation' }).click();
  const [download] = await Promise.all([
    panel.waitForEvent('download'),
    panel
      .getByRole('group', { name: /^ATT&CK Navigator/ })
      .getByRole('button', { name: 'Save' })
      .click(),
  ]);
  const out = JSON.parse(readFileSync(await download.path(), 'utf8')) as typeof layer;
  expect(out.techniques.map(({ techniqueID }) => techniqueID)).toEqual(['T1027', 'T1566', 'T1566.001']);
});

test('a search finds words in notes; the note opens, its deletion is undone, and a long list draws what is seen', async ({
  own,
  serve,
}) => {
  const hand = await notesPage(own);
  await hand.evaluate(async () => {
    const me = await tidbitNotes.author();
    const { id } = await tidbitNotes.investigations.createInvestigation(me, { title: 'Long' });
    for (let n = 0; n < 400; n++) {
      const text =
        n === 7
          ? 'The beacon called home at night.'
          : `Note number ${n}${' with more of it'.repeat(n % 3 === 0 ? 20 : 0)}`;
      await tidbitNotes.notes.createNote(me, { investigation: id, about: [], text, editor: 'hand' });
    }
  });
  const panel = await openPanelOn(own, serve('<p>T1204</p>'));
  await investigate(panel, 'Another');
  await panel.getByRole('tab', { name: 'Investigations' }).click();
  await panel.getByRole('searchbox').fill('beac hom');
  await expect(panel.getByText('No title or tag has these words.')).toBeVisible();
  const found = panel.getByRole('region', { name: 'In notes' }).getByRole('listitem');
  await expect(found).toHaveCount(1);
  await expect(found).toContainText('Long');
  await found.getByRole('button').click();
  await expect(panel.getByRole('textbox', { name: 'Text of the note' })).toHaveValue(
    'The beacon called home at night.',
  );

  await panel.getByRole('button', { name: 'Delete note' }).click();
  await expect(panel.getByRole('tab', { name: /^Notes/ })).toContainText('399');
  await panel.getByRole('button', { name: 'Undo' }).click();
  await expect(panel.getByRole('tab', { name: /^Notes/ })).toContainText('400');
  const rows = panel.getByRole('list', { name: 'Notes' }).getByRole('listitem');
  await expect(rows.first()).toContainText('Note number 399');
  // Rows of different heights have changed their places.
  await expect.poll(() => overlaps(panel, 'Notes')).toEqual([]);
  await panel.locator('.panel-body').evaluate(body => body.scrollTo(0, body.scrollHeight));
  await expect(rows.last()).toContainText('Note number 0');
  expect(await rows.count()).toBeLessThan(60);
});
