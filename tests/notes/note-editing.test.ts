import { expect, test, vi } from 'vitest';
import { createInvestigation } from '../../lib/notes/investigations';
import { editorsWithLeftovers, type JournalStorage, saveLeftovers } from '../../lib/notes/journal';
import type { Note } from '../../lib/notes/model';
import { NoteEditing } from '../../lib/notes/note-editing';
import { createNote, getNote } from '../../lib/notes/note-store';
import { newDesk } from './desk';

/** `localStorage`, of which Node has none. */
function memory(): JournalStorage & { readonly length: number } {
  const entries = new Map<string, string>();
  return {
    get length() {
      return entries.size;
    },
    key: index => [...entries.keys()][index] ?? null,
    getItem: key => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: key => void entries.delete(key),
  };
}

async function started() {
  const author = await newDesk();
  const storage = memory();
  const { id: investigation } = await createInvestigation(author, { title: 'Case' });
  const note = await createNote(author, { investigation, about: [], editor: 'one' });
  const stored = async () => (await getNote(author.db, note.id)) as Note;
  const edit = (editor: string, opened = note) =>
    new NoteEditing({
      ...{ author, storage, editor, note: opened },
      newEditor: () => `${editor} again`,
      onChange: () => undefined,
    });
  return { author, storage, note, stored, edit };
}

test('what is typed is in the journal at once, and leaves it when the database has it', async () => {
  const { storage, stored, edit } = await started();
  const editing = edit('one');
  editing.type('hello');
  expect(editing.shown.status).toBe('typing');
  expect(editorsWithLeftovers(storage)).toEqual(['one']);
  await editing.flush();
  expect((await stored()).body.text).toBe('hello');
  expect(editing.shown.status).toBe('saved');
  expect(storage.length).toBe(0);
});

test('it saves by itself soon after the last key press', async () => {
  const { stored, edit } = await started();
  edit('one').type('by itself');
  await vi.waitFor(async () => expect((await stored()).body.text).toBe('by itself'), { timeout: 5_000 });
});

test('what a closed page left is saved by the next one, beside what another page has written since', async () => {
  const { author, storage, note, stored, edit } = await started();
  edit('closed').type('left behind');
  const other = edit('open', note);
  other.type('written since');
  await other.flush();
  await saveLeftovers(author, storage, 'closed');
  const { body, versions } = await stored();
  expect([body.text, ...versions.map(({ text }) => text)].sort()).toEqual(['left behind', 'written since']);
  expect(editorsWithLeftovers(storage)).toEqual([]);
});

test('it takes over what another page saved only while nothing is unsaved here', async () => {
  const { stored, edit } = await started();
  const [one, two] = [edit('one'), edit('two')];
  two.type('from two');
  await two.flush();
  one.receive(await stored());
  expect(one.shown.text).toBe('from two');

  one.type('typed in one');
  two.type('more from two');
  await two.flush();
  one.receive(await stored());
  expect(one.shown.text).toBe('typed in one');
  await one.flush();
  expect(one.shown.versions.map(({ text }) => text)).toEqual(['more from two']);
});

test('where it lost, it shows what won, and its own text stays a version even when it goes on', async () => {
  const { stored, edit } = await started();
  const [one, two] = [edit('one'), edit('two')];
  one.type('from one');
  two.type('from two');
  await two.flush();
  await one.flush();
  two.receive(await stored());
  expect(two.shown).toMatchObject({ text: 'from one', versions: [{ text: 'from two' }] });
  two.type('from one, and on');
  await two.flush();
  expect(await stored()).toMatchObject({ body: { text: 'from one, and on' }, versions: [{ text: 'from two' }] });
});

test('an answer older than what was saved here changes nothing', async () => {
  const { note, edit } = await started();
  const one = edit('one');
  one.type('newer');
  await one.flush();
  one.receive(note);
  expect(one.shown.text).toBe('newer');
});

test.each([
  ['taken in', 'mine\n\ntheirs'],
  ['let go', 'mine'],
])('a version that is %s is gone', async (what, text) => {
  const { stored, edit } = await started();
  const [one, two] = [edit('one'), edit('two')];
  two.type('theirs');
  await two.flush();
  one.type('mine');
  await one.flush();
  const [version] = one.shown.versions;
  if (what === 'taken in') one.takeIn(version!);
  else one.dismiss(version!);
  await one.flush();
  expect(await stored()).toMatchObject({ body: { text }, versions: [] });
});

test('a failure is shown, and what was typed stays in the journal', async () => {
  const { author, storage, edit } = await started();
  const one = edit('one');
  author.db.close();
  one.type('not saved');
  await one.flush();
  expect(one.shown.status).toMatchObject({ code: expect.stringMatching(/^(notes-blocked|storage)$/) });
  expect(editorsWithLeftovers(storage)).toEqual(['one']);
});
