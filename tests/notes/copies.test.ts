import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { backupStatus, makeBackup, noteBackup, SNOOZE_MS, snoozeBackup } from '../../lib/notes/backup';
import { allRecords, recordsOfInvestigation } from '../../lib/notes/copy';
import { exportInvestigation } from '../../lib/notes/exports';
import { importFile } from '../../lib/notes/import-file';
import {
  createInvestigation,
  deleteInvestigation,
  getInvestigation,
  investigationCounts,
  listInvestigations,
  renameInvestigation,
  restoreInvestigation,
} from '../../lib/notes/investigations';
import { mergeRecords } from '../../lib/notes/merge';
import { mergeIntoNotes } from '../../lib/notes/merge-copy';
import type { Records } from '../../lib/notes/model';
import { countNotesAbout, createNote, deleteNote, getNote, saveNoteBody } from '../../lib/notes/note-store';
import { parseNotesFile, writeNotesFile } from '../../lib/notes/notes-file';
import { EXPORTED_AT, facts, snapshot } from '../fixtures/exports/case';
import { records } from './arbitraries';
import { all, type Desk, newDesk } from './desk';

// Properties run a hundred times, on slow machines too.
vi.setConfig({ testTimeout: 120_000 });

let desk: Desk;
beforeEach(async () => {
  desk = await newDesk();
});

const PHISHING = { kind: 'technique', id: 'T1566' } as const;
const NONE: Records = { investigations: [], notes: [], evidence: [], assessments: [] };

/** Arbitrary records all of whose investigations are there. */
const whole = records.map(({ investigations, notes, evidence, assessments }) => {
  const known = new Set(investigations.map(({ id }) => id));
  const has = ({ investigation }: { investigation: string }) => known.has(investigation);
  return {
    investigations,
    notes: notes.filter(has),
    evidence: evidence.filter(has),
    assessments: assessments.filter(has),
  };
});

const exportOf = (of: Records) => writeNotesFile(of, EXPORTED_AT);
const stored = async ({ db }: Desk) => (await allRecords(db)).records;

describe('files of notes', () => {
  test('what is written reads back as it was', () => {
    fc.assert(
      fc.property(records, of => {
        expect(parseNotesFile(JSON.parse(exportOf(of)))).toEqual(of);
      }),
    );
  });

  test('importing merges as merging does: twice is once, and the order does not matter', async () => {
    await fc.assert(
      fc.asyncProperty(whole, whole, async (a, b) => {
        const [one, other] = [await newDesk(), await newDesk()];
        await importFile(one, exportOf(a));
        await importFile(one, exportOf(b));
        expect(await importFile(one, exportOf(a))).toMatchObject({ added: 0, changed: 0 });
        await importFile(other, exportOf(b));
        await importFile(other, exportOf(a));
        expect(await stored(one)).toEqual(mergeRecords(a, b));
        expect(await stored(other)).toEqual(await stored(one));
        one.db.close();
        other.db.close();
      }),
      { numRuns: 10 },
    );
  });

  test('an exported investigation is imported whole, and its lists and counts work', async () => {
    const [file] = exportInvestigation('json', snapshot, facts, EXPORTED_AT);
    const imported = await importFile(desk, file!.text);
    expect(imported).toMatchObject({
      from: 'notes',
      added: 16,
      changed: 0,
      investigations: [snapshot.investigation.id],
    });
    const copy = await recordsOfInvestigation(desk.db, snapshot.investigation.id);
    expect(copy?.records.evidence.map(({ quote }) => quote).sort()).toEqual(
      snapshot.evidence.map(({ quote }) => quote).sort(),
    );
    expect(await investigationCounts(desk.db, snapshot.investigation.id)).toEqual({
      notes: 4,
      evidence: 7,
      assessments: 3,
    });
  });

  test('what was deleted is not given to others, but is in a backup', async () => {
    const { id: investigation } = await createInvestigation(desk, { title: 'Here' });
    const { id } = await createNote(desk, { investigation, about: [], text: 'secret', editor: 'left' });
    await deleteNote(desk, id);
    const copy = await recordsOfInvestigation(desk.db, investigation);
    expect(copy?.records.notes).toEqual([]);
    expect((await makeBackup(desk)).text).toContain('secret');
  });

  /** So many notes of one investigation, which is made. */
  async function manyNotes(length: number): Promise<Records['notes']> {
    const { id: investigation } = await createInvestigation(desk, { title: 'Here' });
    const note = await createNote(desk, { investigation, about: [PHISHING], text: 'first', editor: 'left' });
    const idOf = (n: number) => `0b5e0000-0000-4000-8100-${String(n).padStart(12, '0')}`;
    return Array.from({ length }, (_, n) => ({ ...note, id: idOf(n) }));
  }

  test('a long import tells how far it is, and ended it leaves the notes as they were', async () => {
    const notes = await manyNotes(1_000);
    const before = await stored(desk);
    const text = exportOf({ ...NONE, notes });
    for (const at of [0.25, 0.75]) {
      const controller = new AbortController();
      const onProgress = vi.fn((share: number) => share >= at && controller.abort());
      expect(await importFile(desk, text, { onProgress, signal: controller.signal })).toBeUndefined();
      expect(onProgress).toHaveBeenLastCalledWith(at);
      expect(await stored(desk)).toEqual(before);
      expect(await countNotesAbout(desk.db, [PHISHING])).toEqual([1]);
    }
    const shares: number[] = [];
    const signal = new AbortController().signal;
    expect(await importFile(desk, text, { onProgress: share => shares.push(share), signal })).toMatchObject({
      added: 1_000,
      changed: 0,
    });
    expect(shares).toEqual([0.25, 0.5, 0.75]);
    expect((await stored(desk)).notes).toHaveLength(1_001);
  });

  test('an import that was ended beforehand does nothing, and one that fails says so', async () => {
    const notes = await manyNotes(1);
    const ended = { signal: AbortSignal.abort() };
    expect(await importFile(desk, exportOf({ ...NONE, notes }), ended)).toBeUndefined();
    expect((await stored(desk)).notes).toHaveLength(1);
    const stray = { ...notes[0]!, investigation: crypto.randomUUID() };
    const failing = importFile(desk, exportOf({ ...NONE, notes: [stray] }), { signal: new AbortController().signal });
    await expect(failing).rejects.toMatchObject({ code: 'bad-file' });
  });

  test('a long backup tells how far it is, and can be ended', async () => {
    await mergeIntoNotes(desk, { ...NONE, notes: await manyNotes(2_499) });
    const shares: number[] = [];
    const whole = await makeBackup(desk, { onProgress: share => shares.push(share) });
    expect(parseNotesFile(JSON.parse(whole!.text)).notes).toHaveLength(2_500);
    expect(shares).toEqual([1_001 / 2_501, 2_001 / 2_501]);
    const controller = new AbortController();
    const onProgress = vi.fn(() => controller.abort());
    expect(await makeBackup(desk, { onProgress, signal: controller.signal })).toBeUndefined();
    expect(onProgress).toHaveBeenCalledOnce();
    expect((await backupStatus(desk.db, desk.clock.time)).at).toBeNull();
  });

  test('a text that was edited here and there is kept twice', async () => {
    const { id: investigation } = await createInvestigation(desk, { title: 'Here' });
    const { id, body } = await createNote(desk, { investigation, about: [], text: 'shared', editor: 'here' });
    const other = await newDesk();
    await importFile(other, (await makeBackup(desk)).text);
    await saveNoteBody(desk, id, { text: 'ours', base: body.clock, editor: 'here' });
    other.clock.time += 60_000;
    await saveNoteBody(other, id, { text: 'theirs', base: body.clock, editor: 'there' });
    await importFile(desk, (await makeBackup(other)).text);
    const note = await getNote(desk.db, id);
    expect([note!.body.text, ...note!.versions.map(({ text }) => text)]).toEqual(['theirs', 'ours']);
  });

  test('a deletion travels, and hides what is here; so does its undoing', async () => {
    const { id: investigation } = await createInvestigation(desk, { title: 'Shared' });
    await createNote(desk, { investigation, about: [PHISHING], editor: 'here' });
    const other = await newDesk();
    await importFile(other, (await makeBackup(desk)).text);
    other.clock.time += 60_000;
    await deleteInvestigation(other, investigation);
    await importFile(desk, (await makeBackup(other)).text);
    expect(await countNotesAbout(desk.db, [PHISHING])).toEqual([0]);
    expect((await listInvestigations(desk.db, {}, all)).total).toBe(0);
    await restoreInvestigation(other, investigation);
    await importFile(desk, (await makeBackup(other)).text);
    expect(await countNotesAbout(desk.db, [PHISHING])).toEqual([1]);
  });
});

describe('a bad file is told, and changes nothing', () => {
  const good = () => JSON.parse(exportOf({ ...NONE, ...pickSnapshot() })) as Record<string, unknown>;
  const pickSnapshot = () => ({
    investigations: [snapshot.investigation],
    notes: [...snapshot.notes],
    evidence: [...snapshot.evidence],
  });

  test.each<[string, () => unknown, RegExp]>([
    ['cut off', () => JSON.stringify(good()).slice(0, 200), /no JSON .*cut off/],
    ['something else', () => ({ hello: 'world' }), /neither .* nor an ATT&CK Navigator layer/],
    ['a list', () => [1, 2], /neither/],
    ['null', () => null, /neither/],
    ['of a newer form', () => ({ ...good(), version: 2 }), /newer Tidbit \(form 2\)/],
    ['with an unknown field', () => ({ ...good(), extra: 1 }), /damaged at its root/],
    [
      'with a broken note',
      () => {
        const file = good();
        (file.notes as { body: object }[])[2]!.body = { text: 7 };
        return file;
      },
      /notes\.2\.body\.text/,
    ],
    ['without the investigation', () => ({ ...good(), investigations: [] }), /neither in it nor among your notes/],
    [
      'with a script as a page',
      () => {
        const file = good();
        (file.evidence as { page: object }[])[0]!.page = { url: 'javascript:alert(1)', title: '' };
        return file;
      },
      /evidence\.0\.page\.url/,
    ],
    ['a STIX bundle', () => ({ type: 'bundle', id: 'bundle--x', objects: [] }), /neither/],
  ])('%s', async (_, make, message) => {
    const file = make();
    const text = typeof file === 'string' ? file : JSON.stringify(file);
    await expect(importFile(desk, text)).rejects.toMatchObject({
      code: 'bad-file',
      message: expect.stringMatching(message),
    });
    expect(await stored(desk)).toEqual(NONE);
  });

  test('one that breaks off in the middle of the merge', async () => {
    await mergeIntoNotes(desk, { ...NONE, investigations: [snapshot.investigation] });
    const stray = { ...snapshot.notes[0]!, investigation: crypto.randomUUID() };
    const broken = { ...NONE, notes: [snapshot.notes[1]!, stray] };
    await expect(mergeIntoNotes(desk, broken)).rejects.toMatchObject({ code: 'bad-file' });
    expect((await stored(desk)).notes).toEqual([]);
  });
});

describe('the reminder of a backup', () => {
  const DAY = 24 * 60 * 60 * 1_000;
  const status = () => backupStatus(desk.db, desk.clock.time);

  test('nothing written, nothing due', async () => {
    expect(await status()).toEqual({ at: null, changes: 0, isDue: false });
    desk.clock.time += 365 * DAY;
    expect((await status()).isDue).toBe(false);
  });

  test('a record counts once however often it is saved', async () => {
    const { id } = await createInvestigation(desk, { title: 'One' });
    for (let i = 0; i < 60; i++) await renameInvestigation(desk, id, `One ${i}`);
    expect(await status()).toMatchObject({ changes: 1, isDue: false });
  });

  test('it is due after 50 changed records, and not after a backup', async () => {
    for (let i = 0; i < 49; i++) await createInvestigation(desk, { title: `${i}` });
    expect(await status()).toMatchObject({ changes: 49, isDue: false });
    await createInvestigation(desk, { title: 'the 50th' });
    expect(await status()).toMatchObject({ changes: 50, isDue: true });
    const backup = await makeBackup(desk);
    expect((await status()).isDue).toBe(true);
    await noteBackup(desk, backup);
    expect(await status()).toEqual({ at: backup.at, changes: 0, isDue: false });
  });

  test('it is due after 30 days with any change', async () => {
    await createInvestigation(desk, { title: 'One' });
    desk.clock.time += 29 * DAY;
    expect((await status()).isDue).toBe(false);
    desk.clock.time += DAY;
    expect(await status()).toMatchObject({ changes: 1, isDue: true });
    await snoozeBackup(desk);
    expect((await status()).isDue).toBe(false);
    desk.clock.time += SNOOZE_MS;
    expect((await status()).isDue).toBe(true);
  });

  test('a backup restores everything, on top of what is there', async () => {
    await importFile(desk, exportInvestigation('json', snapshot, facts, EXPORTED_AT)[0]!.text);
    const { text } = await makeBackup(desk);
    const other = await newDesk(crypto.randomUUID(), 5_000);
    const { id } = await createInvestigation(other, { title: 'Already here' });
    await importFile(other, text);
    expect(await getInvestigation(other.db, id)).toBeDefined();
    const { investigations, ...rest } = await stored(other);
    expect(investigations).toHaveLength(2);
    expect(rest).toEqual({ ...(await stored(desk)), investigations: undefined });
  });
});
