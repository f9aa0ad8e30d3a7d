import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Dump } from '../notes/native';
import { type Browser, killWorker, launch } from './extension';
import { expect, test } from './fixtures';
import type * as Notes from './notes-entry';
import { loadNotes, notesPage } from './notes-page';

declare global {
  var tidbitNotes: typeof Notes;
}

/** Each test has a profile of its own, and so its own notes. */
async function withBrowser(use: (start: () => Promise<Browser>) => Promise<void>): Promise<void> {
  const profile = mkdtempSync(join(tmpdir(), 'tidbit-'));
  const started: Browser[] = [];
  try {
    await use(async () => {
      const browser = await launch({ profile });
      started.push(browser);
      return browser;
    });
  } finally {
    for (const browser of started) await browser.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

test('what one page writes another one sees, and two editors lose nothing', async () => {
  await withBrowser(async start => {
    const browser = await start();
    const [left, right] = [await notesPage(browser), await notesPage(browser)];
    // The right page watches, as `useLiveQuery` does.
    await right.evaluate(async () => {
      const { author, liveQuery, notes } = tidbitNotes;
      const { db } = await author();
      const seen: number[][] = [];
      Object.assign(globalThis, { seen });
      liveQuery(() => notes.countNotesAbout(db, [{ kind: 'technique', id: 'T1204' }])).subscribe(counts => {
        seen.push(counts);
      });
    });
    const { id, clock } = await left.evaluate(async () => {
      const { author, investigations, notes } = tidbitNotes;
      const me = await author();
      const { id: investigation } = await investigations.createInvestigation(me, { title: 'Shared' });
      const about = [{ kind: 'technique' as const, id: 'T1204' }];
      const note = await notes.createNote(me, { investigation, about, text: 'start', editor: 'left' });
      return { id: note.id, clock: note.body.clock };
    });
    await right.waitForFunction(() => (globalThis as unknown as { seen: number[][] }).seen.at(-1)?.[0] === 1);

    await killWorker(browser.context);
    const save = (page: Page, editor: string) =>
      page.evaluate(
        async ([note, base, name]) => {
          const me = await tidbitNotes.author();
          await tidbitNotes.notes.saveNoteBody(me, note, { text: `start, ${name}`, base, editor: name });
        },
        [id, clock, editor] as const,
      );
    await Promise.all([save(left, 'left'), save(right, 'right')]);
    const note = await left.evaluate(async noteId => {
      const { db } = await tidbitNotes.author();
      return tidbitNotes.notes.getNote(db, noteId);
    }, id);
    expect([note?.body.text, ...(note?.versions.map(({ text }) => text) ?? [])].sort()).toEqual([
      'start, left',
      'start, right',
    ]);
  });
});

test('notes are there after a restart of the browser, and a closed page loses no finished save', async () => {
  await withBrowser(async start => {
    const first = await start();
    const page = await notesPage(first);
    await page.evaluate(async () => {
      const me = await tidbitNotes.author();
      const { id } = await tidbitNotes.investigations.createInvestigation(me, { title: 'Kept' });
      await tidbitNotes.notes.createNote(me, { investigation: id, about: [], text: 'kept, too', editor: 'left' });
    });
    await page.close();
    await first.close();
    const texts = await (await notesPage(await start())).evaluate(async () => {
      const { db } = await tidbitNotes.author();
      const { records } = await tidbitNotes.copy.allRecords(db);
      return [...records.investigations.map(one => one.title.value), ...records.notes.map(({ body }) => body.text)];
    });
    expect(texts).toEqual(['Kept', 'kept, too']);
  });
});

const V1 = JSON.parse(readFileSync('tests/fixtures/notes/v1.json', 'utf8')) as Dump;

test('real data of version 1 opens whole', async () => {
  await withBrowser(async start => {
    const page = await notesPage(await start());
    await loadNotes(page, V1);
    const counts = await page.evaluate(async () => {
      const { db } = await tidbitNotes.author();
      const { records, damaged } = await tidbitNotes.copy.allRecords(db);
      const about = await tidbitNotes.notes.countNotesAbout(db, [{ kind: 'technique', id: 'T1204' }]);
      return [records.investigations.length, records.notes.length, records.evidence.length, damaged, ...about];
    });
    expect(counts).toEqual([3, 7, 9, 0, 1]);
  });
});

test('a newer database stays as it is, and what is readable can be exported', async () => {
  await withBrowser(async start => {
    const page = await notesPage(await start());
    await loadNotes(page, { ...V1, version: 20 });
    const result = await page.evaluate(async () => {
      const opened = await tidbitNotes.openNotes();
      const { records } = await tidbitNotes.readableRecords();
      const [database] = (await indexedDB.databases()).filter(({ name }) => name === 'tidbit-notes');
      const code = opened.state === 'open' ? null : opened.error.code;
      return { state: opened.state, code, notes: records.notes.length, version: database?.version };
    });
    expect(result).toEqual({ state: 'newer', code: 'notes-newer', notes: 7, version: 20 });
  });
});
