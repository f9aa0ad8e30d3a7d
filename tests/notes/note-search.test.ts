import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { makeBackup } from '../../lib/notes/backup';
import { excerptOf } from '../../lib/notes/excerpt';
import { importFile } from '../../lib/notes/import-file';
import {
  closeInvestigation,
  createInvestigation,
  deleteInvestigation,
  listInvestigations,
  restoreInvestigation,
} from '../../lib/notes/investigations';
import { mergeIntoNotes } from '../../lib/notes/merge-copy';
import { MOST_FOUND, searchNotes } from '../../lib/notes/note-search';
import { createNote, deleteNote, restoreNote, saveNoteBody } from '../../lib/notes/note-store';
import { writeNotesFile } from '../../lib/notes/notes-file';
import { readableRecords } from '../../lib/notes/rescue';
import { askedWords, wordsOf } from '../../lib/notes/words';
import { note as anyNote } from './arbitraries';
import { all, type Desk, newDesk } from './desk';

// Properties run many times, on slow machines too.
vi.setConfig({ testTimeout: 120_000 });

let desk: Desk;
let here: string;
beforeEach(async () => {
  desk = await newDesk();
  here = (await createInvestigation(desk, { title: 'Here' })).id;
});

const write = (text: string, investigation = here) =>
  createNote(desk, { investigation, about: [], text, editor: 'left' });

async function found(search: string, state?: 'open' | 'closed') {
  const { items } = await searchNotes(desk.db, { search, ...(state && { state }) });
  return items.map(({ note, title }) => `${title}: ${note.body.text}`);
}

test('beginnings of words, all of which stand in one note; the newest first', async () => {
  await write('The loader came by mail.');
  await write('A **Loader**, again by ＭＡＩＬ');
  await write('the unloader and the blackmail');
  expect(await found('load mai')).toEqual(['Here: A **Loader**, again by ＭＡＩＬ', 'Here: The loader came by mail.']);
  expect(await found('loader nothing')).toEqual([]);
  expect(await found('  ')).toEqual([]);
});

test('of deleted notes and investigations nothing is found, of closed ones where they are asked for', async () => {
  const there = (await createInvestigation(desk, { title: 'There' })).id;
  const gone = (await createInvestigation(desk, { title: 'Gone' })).id;
  await write('loader here');
  await write('loader there', there);
  await write('loader gone', gone);
  await deleteNote(desk, (await write('loader deleted')).id);
  await deleteInvestigation(desk, gone);
  await closeInvestigation(desk, there);
  expect(await found('loader')).toEqual(['There: loader there', 'Here: loader here']);
  expect(await found('loader', 'open')).toEqual(['Here: loader here']);
  expect(await found('loader', 'closed')).toEqual(['There: loader there']);
});

test.each([
  ['MÉLANGE', 'melange'],
  ['melange', 'Mélange'],
  ['strasse', 'Straße'],
  ['οδος', 'ΟΔΟΣ'],
  ['mail', 'ＭＡＩＬ'],
  ['power', 'Po\u00ADwerShell'],
  ['faxmaker', 'ﬁx, ﬀ, FaxMaker'],
  ['t1059', 'T1059.001'],
  ['T1059.001', 'seen: t1059.001'],
  ['t1059.0', '(T1059.001)'],
  ['T1059/001', 'T1059.001'],
  ['T1059.001', 'https://attack.mitre.org/techniques/T1059/001/'],
  ['T1059.001', 'T1059[.]001'],
  ['T1059 001', 'T1059.001'],
  ['001', 'T1059.001'],
  ['10.0.0.1', 'from 10.0.0.1 on'],
])('%s finds %s', async (search, text) => {
  await write(text);
  expect(await found(search)).toEqual([`Here: ${text}`]);
});

test('a sub-technique is one word: its two halves, of other techniques, are not it', async () => {
  await write('T1059.003 and T1003.001');
  expect(await found('T1059.001')).toEqual([]);
  expect(await found('T1059.003 T1003')).toHaveLength(1);
});

test('titles are compared as notes are', async () => {
  const { id } = await createInvestigation(desk, { title: 'Opération T1059.001' });
  expect((await listInvestigations(desk.db, { search: 'operation t1059/001' }, all)).items).toMatchObject([{ id }]);
});

test('of very many the newest are given; they are counted where that takes reading all', async () => {
  const there = (await createInvestigation(desk, { title: 'There' })).id;
  const { record } = (await desk.db.notes.get((await write('loader 0')).id))!;
  const notes = Array.from({ length: 1_400 }, (_, n) => ({
    ...record,
    id: `0b5e0000-0000-4000-8100-${String((n * 9) % 1_400).padStart(12, '0')}`,
    investigation: n < 300 ? there : here,
    createdAt: n,
  }));
  await mergeIntoNotes(desk, { investigations: [], notes, evidence: [], assessments: [] });
  await closeInvestigation(desk, there);
  const timesOf = async (search: string, state?: 'open' | 'closed') => {
    const { items, total } = await searchNotes(desk.db, { search, ...(state && { state }) });
    expect(items).toHaveLength(MOST_FOUND);
    return [total, ...items.slice(0, 3).map(({ note }) => note.createdAt)];
  };
  expect(await timesOf('load')).toEqual([null, record.createdAt, 1_399, 1_398]);
  expect(await timesOf('0 load', 'open')).toEqual([null, record.createdAt, 1_399, 1_398]);
  expect(await timesOf('load', 'closed')).toEqual([300, 299, 298, 297]);
  expect(await timesOf('load 0', 'closed')).toEqual([300, 299, 298, 297]);
});

test('a damaged note is passed over', async () => {
  const { id } = await write('loader');
  await desk.db.notes.update(id, { 'record.body': null } as object);
  await write('loader, too');
  expect(await found('loader')).toEqual(['Here: loader, too']);
});

/** Few letters, so that words meet; and what case, accents, ids and line ends can do to them. */
const text = fc
  .array(
    fc.constantFrom(
      'ab',
      'aB',
      'á',
      'a\u0301',
      'ß',
      'Ａ',
      'T1059',
      '.',
      '001',
      '/',
      ' ',
      '\n',
      '日本',
      '\u00AD',
      '-',
      '😀',
    ),
    {
      maxLength: 10,
    },
  )
  .map(parts => parts.join(''));

describe('the index and the texts', () => {
  type Step = (desk: Desk, notes: string[], investigations: string[]) => Promise<unknown>;
  const pick = (from: readonly string[], n: number) => from[n % from.length]!;
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({ body: text, n: fc.nat(9) }).map(
      ({ body, n }): Step =>
        async (at, notes, within) =>
          notes.push(
            (await createNote(at, { investigation: pick(within, n), about: [], text: body, editor: 'left' })).id,
          ),
    ),
    fc.record({ body: text, n: fc.nat(9), editor: fc.constantFrom('left', 'right') }).map(
      ({ body, n, editor }): Step =>
        (at, notes) =>
          saveNoteBody(at, pick(notes, n), { text: body, base: {}, editor }),
    ),
    fc.nat(9).map(
      (n): Step =>
        (at, notes) =>
          deleteNote(at, pick(notes, n)),
    ),
    fc.nat(9).map(
      (n): Step =>
        (at, notes) =>
          restoreNote(at, pick(notes, n)),
    ),
    fc.nat(9).map(
      (n): Step =>
        (at, _, within) =>
          deleteInvestigation(at, pick(within, n)),
    ),
    fc.nat(9).map(
      (n): Step =>
        (at, _, within) =>
          restoreInvestigation(at, pick(within, n)),
    ),
    fc.record({ copy: anyNote, body: text, n: fc.nat(9), m: fc.nat(9) }).map(
      ({ copy, body, n, m }): Step =>
        (at, notes, within) =>
          mergeIntoNotes(at, {
            investigations: [],
            notes: [
              { ...copy, id: pick(notes, n), investigation: pick(within, m), body: { ...copy.body, text: body } },
            ],
            evidence: [],
            assessments: [],
          }),
    ),
    fc.constant<Step>(async at => importFile(at, (await makeBackup(at)).text)),
  );

  test('never part, whatever is written, merged, deleted and restored', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), text, async (steps, search) => {
        const at = await newDesk();
        const within = [
          (await createInvestigation(at, { title: 'One' })).id,
          (await createInvestigation(at, { title: 'Other' })).id,
        ];
        const notes = [(await createNote(at, { investigation: within[0]!, about: [], text: 'ab', editor: 'left' })).id];
        for (const one of steps) await one(at, notes, within);
        const alive = new Set((await at.db.investigations.toArray()).filter(row => row.live).map(({ id }) => id));
        const rows = await at.db.notes.toArray();
        const expected: string[] = [];
        const asked = askedWords(search);
        for (const { id, words, record } of rows) {
          const isLive = !record.deleted.value && alive.has(record.investigation);
          expect(words).toEqual(isLive ? wordsOf(record.body.text) : []);
          const has = (word: string) => wordsOf(record.body.text).some(one => one.startsWith(word));
          if (isLive && asked.length > 0 && asked.every(has)) expected.push(id);
        }
        const { items, total } = await searchNotes(at.db, { search });
        expect(items.map(({ note }) => note.id).sort()).toEqual(expected.sort());
        expect(total).toBe(expected.length);
        at.db.close();
      }),
      { numRuns: 150 },
    );
  });

  test('every text is found by what stands in it', () => {
    fc.assert(
      fc.property(text, body => {
        const words = wordsOf(body);
        expect(askedWords(body).filter(asked => !words.some(word => word.startsWith(asked)))).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
  });

  test('no file has the words beside the text', async () => {
    const { id } = await write('Loader');
    const { text } = await makeBackup(desk);
    expect(text).not.toContain('"words"');
    await desk.db.notes.update(id, { 'record.versions': 7 } as object);
    const { records, unreadable } = await readableRecords(desk.db.name);
    expect(unreadable).toHaveLength(1);
    expect(writeNotesFile(records, 0, unreadable)).not.toContain('"words"');
  });
});

describe('the excerpt', () => {
  const marked = (text: string, search: string) => {
    const { text: shown, spans } = excerptOf(text, search);
    return spans.reduceRight((part, [a, b]) => `${part.slice(0, a)}[${part.slice(a, b)}]${part.slice(b)}`, shown);
  };

  test('shows the first of the words, a little before it, and marks all', () => {
    expect(marked('The loader came by mail.', 'mail load')).toBe('The [load]er came by [mail].');
    const long = `${'before the words '.repeat(20)}here is the loader${' and much after it'.repeat(20)}`;
    expect(marked(long, 'loader')).toMatch(/^… (?:\w+ )+here is the \[loader\] and much .* …$/);
  });

  test.each([
    ['ＭＡＩＬ came', 'mail', '[ＭＡＩＬ] came'],
    ['Mélangé', 'melange', '[Mélangé]'],
    ['Me\u0301langer', 'mel', '[Me\u0301l]anger'],
    ['Straße', 'stras', '[Straß]e'],
    ['at T1059/001, too', 't1059.0', 'at [T1059/0]01, too'],
    ['at T1059[.]001', 'T1059.001', 'at [T1059[.]001]'],
    ['nothing of it', 'else', 'nothing of it'],
  ])('of %s for %s', (text, search, expected) => {
    expect(marked(text, search)).toBe(expected);
  });

  test('its marks are in order and apart, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), fc.string({ maxLength: 6 }), (text, search) => {
        const { text: shown, spans } = excerptOf(text, search);
        const edges = spans.flat();
        expect(edges).toEqual([...edges].sort((a, b) => a - b));
        expect(edges.at(-1) ?? 0).toBeLessThanOrEqual(shown.length);
      }),
    );
  });
});
