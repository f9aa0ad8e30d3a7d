import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { closeInvestigation, createInvestigation, deleteInvestigation } from '../../lib/notes/investigations';
import { excerptOf, MOST_FOUND, matcher, searchNotes } from '../../lib/notes/note-search';
import { createNote, deleteNote } from '../../lib/notes/note-store';
import { wordsOf } from '../../lib/notes/rows';
import { type Desk, newDesk } from './desk';

let desk: Desk;
let here: string;
beforeEach(async () => {
  desk = await newDesk();
  here = (await createInvestigation(desk, { title: 'Here' })).id;
});

const write = (text: string, investigation = here) =>
  createNote(desk, { investigation, about: [], text, editor: 'left' });

async function found(search: string, state?: 'open' | 'closed') {
  const { items } = await searchNotes(desk.db, { search, ...(state && { state }) }, () => true);
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

test('more than one part is read, the newest are given, and all are counted', async () => {
  const row = await desk.db.notes.get((await write('loader 0')).id);
  const rows = Array.from({ length: 1_200 }, (_, n) => {
    const id = `0b5e0000-0000-4000-8100-${String((n * 7) % 1_200).padStart(12, '0')}`;
    return { ...row!, id, createdAt: n, record: { ...row!.record, id, createdAt: n } };
  });
  await desk.db.notes.bulkAdd(rows);
  const { items, total } = await searchNotes(desk.db, { search: 'loader' }, () => true);
  expect(total).toBe(1_201);
  expect(items).toHaveLength(MOST_FOUND);
  expect(items.slice(1, 3).map(({ note }) => note.createdAt)).toEqual([1_199, 1_198]);
});

test('a search that nobody waits for any more reads no further', async () => {
  await write('loader');
  expect(await searchNotes(desk.db, { search: 'loader' }, () => false)).toEqual({ items: [], total: 0 });
});

test('a damaged note is passed over', async () => {
  const { id } = await write('loader');
  await desk.db.notes.update(id, { 'record.body': null } as object);
  await write('loader, too');
  expect(await found('loader')).toEqual(['Here: loader, too']);
});

test('the matcher finds what the index of titles would', () => {
  const text = fc.string({ unit: fc.constantFrom(...'abAB1é .-_ßＡǅ\u0301'), maxLength: 12 });
  fc.assert(
    fc.property(text, text, (body, search) => {
      const words = wordsOf(search);
      const expected = words.every(word => wordsOf(body).some(one => one.startsWith(word)));
      expect(matcher(words)(body)).toBe(expected);
    }),
    { numRuns: 2_000 },
  );
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

  test('of a word that is written otherwise it is the beginning', () => {
    expect(marked('ＭＡＩＬ came', 'mail')).toBe('ＭＡＩＬ came');
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
