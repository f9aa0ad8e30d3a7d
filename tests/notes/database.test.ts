import 'fake-indexeddb/auto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { assessTechnique } from '../../lib/notes/assessment-store';
import { backupStatus } from '../../lib/notes/backup';
import { allRecords } from '../../lib/notes/copy';
import { NOTES_VERSION, openNotes } from '../../lib/notes/database';
import { evidenceForObject } from '../../lib/notes/evidence-store';
import { createInvestigation, listInvestigations } from '../../lib/notes/investigations';
import { createNote, getNote, notesAbout } from '../../lib/notes/note-store';
import { parseNotesFile, writeNotesFile } from '../../lib/notes/notes-file';
import { readableRecords } from '../../lib/notes/rescue';
import { all, newDesk } from './desk';
import { type Dump, dump, load } from './native';

const FIXTURES = 'tests/fixtures/notes';
const fixture = (name: string) => JSON.parse(readFileSync(`${FIXTURES}/${name}`, 'utf8')) as Dump;
const V1 = fixture('v1.json');

let name: string;
beforeEach(() => {
  name = crypto.randomUUID();
});
afterEach(() => {
  vi.restoreAllMocks();
});

async function state(): Promise<string> {
  const result = await openNotes(name);
  if (result.state === 'open') result.db.close();
  return result.state;
}

describe('upgrade', () => {
  const versions = readdirSync(FIXTURES).filter(file => file.endsWith('.json'));

  test('there is a fixture of the present version: npm run notes:fixture', () => {
    expect(existsSync(`${FIXTURES}/v${NOTES_VERSION}.json`)).toBe(true);
  });

  test.each(versions)('from %s, nothing is lost and everything works', async file => {
    await load(name, fixture(file));
    const desk = await newDesk(name, 100_000);
    const { records, damaged } = await allRecords(desk.db);
    expect(damaged).toBe(0);
    expect({
      investigations: records.investigations.map(({ title, state, deleted }) => [
        title.value,
        state.value,
        deleted.value,
      ]),
      notes: records.notes.length,
      evidence: records.evidence.length,
      assessments: records.assessments.length,
    }).toEqual({
      investigations: [
        ['Phishing at Contoso | autumn', 'open', false],
        ['Closed', 'closed', false],
        ['Deleted', 'open', true],
      ],
      notes: 7,
      evidence: 9,
      assessments: 5,
    });
    const { items } = await notesAbout(desk.db, { kind: 'technique', id: 'T1204' }, all);
    expect(items.map(({ body, versions }) => [body.text, ...versions.map(({ text }) => text)])).toEqual([
      ['right', 'left'],
    ]);
    const quotes = await evidenceForObject(desk.db, { kind: 'technique', id: 'T1204' }, all);
    expect(quotes.items).toMatchObject([{ quote: 'opened it', comment: { value: 'plausible' } }]);
    expect((await listInvestigations(desk.db, { search: 'closed' }, all)).total).toBe(1);
    expect((await backupStatus(desk.db, desk.clock.time)).at).not.toBeNull();

    const { id: investigation } = await createInvestigation(desk, { title: 'New' });
    await createNote(desk, { investigation, about: [], text: 'new', editor: 'left' });
    await assessTechnique(desk, investigation, 'T1204', { status: 'suspected', confidence: 'low', by: '' });
    expect(desk.db.backendDB().version).toBe(NOTES_VERSION * 10);
  });

  test('the released version 1 has these stores, keys and indexes', async () => {
    await newDesk(name);
    const shape = ({ version, stores }: Dump) => ({ version, stores: stores.map(({ rows: _rows, ...rest }) => rest) });
    expect(shape(await dump(name))).toEqual(shape(V1));
  });
});

describe('a database that cannot be used is left as it is', () => {
  const empty: Dump = { version: 10, stores: [] };
  const newer: Dump = { ...V1, version: 20 };
  const withoutTable: Dump = { ...V1, stores: V1.stores.filter(store => store.name !== 'evidence') };
  const withoutIndexes: Dump = { ...V1, stores: V1.stores.map(store => ({ ...store, indexes: [] })) };
  const otherKeys: Dump = {
    ...V1,
    stores: V1.stores.map(store => (store.name === 'meta' ? { ...store, keyPath: 'id', rows: [] } : store)),
  };

  test.each([
    ['of a newer version', newer, 'newer', 'notes-newer'],
    ['without one of its tables', withoutTable, 'damaged', 'notes-damaged'],
    ['without indexes', withoutIndexes, 'damaged', 'notes-damaged'],
    ['with other keys', otherKeys, 'damaged', 'notes-damaged'],
    ['without any table', empty, 'damaged', 'notes-damaged'],
  ] as const)('%s', async (_, before, expected, code) => {
    await load(name, before);
    const stored = await dump(name);
    expect(await openNotes(name)).toMatchObject({ state: expected, error: { code } });
    await readableRecords(name);
    expect(await dump(name)).toEqual(stored);
  });

  test('whose files the browser cannot read', async () => {
    await load(name, V1);
    vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(function (this: IDBFactory) {
      const request = {} as IDBOpenDBRequest & { onerror: () => void };
      queueMicrotask(() => {
        Object.assign(request, { error: new DOMException('Internal error opening backing store', 'UnknownError') });
        request.onerror();
      });
      return request as never;
    });
    expect(await openNotes(name)).toMatchObject({
      state: 'damaged',
      error: { code: 'notes-damaged', message: expect.stringContaining('Nothing was changed') },
    });
  });

  test('a browser that gives no database is a storage error that says what to do', async () => {
    vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
      throw new DOMException('denied', 'InvalidStateError');
    });
    await expect(openNotes(name)).rejects.toMatchObject({
      code: 'storage',
      message: expect.stringContaining('everything saved before is safe'),
    });
  });
});

test('looking for notes makes none', async () => {
  expect(await readableRecords(name)).toEqual({
    records: { investigations: [], notes: [], evidence: [], assessments: [] },
    unreadable: [],
    lost: 0,
  });
  expect((await indexedDB.databases()).map(database => database.name)).not.toContain(name);
  expect(await state()).toBe('open');
});

test('an older version that another page holds open is told as blocked, and opens when that page has gone', async () => {
  await load(name, { ...V1, version: 5 });
  const holder = await new Promise<IDBDatabase>(resolve => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
  });
  expect(await openNotes(name)).toMatchObject({ state: 'blocked', error: { code: 'notes-blocked' } });
  holder.close();
  await vi.waitFor(async () => expect(await state()).toBe('open'));
});

test('notes that are open give way to a newer version, and say so from then on', async () => {
  const desk = await newDesk(name);
  const { id: investigation } = await createInvestigation(desk, { title: 'One' });
  await load(name, { version: 20, stores: [] });
  const stored = await dump(name);
  await expect(createNote(desk, { investigation, about: [], editor: 'left' })).rejects.toMatchObject({
    code: 'notes-blocked',
    message: expect.stringContaining('Reload the page'),
  });
  expect(await dump(name)).toEqual(stored);
});

describe('rescue', () => {
  test('everything of a newer database whose records are like ours', async () => {
    await load(name, { ...V1, version: 20 });
    const { records, unreadable, lost } = await readableRecords(name);
    expect([records.notes.length, records.evidence.length, unreadable.length, lost]).toEqual([7, 9, 0, 0]);
    const file = writeNotesFile(records, 0, unreadable);
    expect(parseNotesFile(JSON.parse(file)).notes).toHaveLength(7);
  });

  test('what is no record comes along as it is', async () => {
    const notes = V1.stores.find(store => store.name === 'notes');
    const odd = { id: 'odd', record: { body: 'a form of the future' } };
    const stores = V1.stores.map(store => (store === notes ? { ...store, rows: [...store.rows, odd] } : store));
    await load(name, { version: 20, stores });
    const rescue = await readableRecords(name);
    expect(rescue.unreadable).toEqual([odd]);
    expect(rescue.records.notes).toHaveLength(7);
    const file = writeNotesFile(rescue.records, 0, rescue.unreadable);
    expect(file).toContain('a form of the future');
    expect(parseNotesFile(JSON.parse(file)).notes).toHaveLength(7);
  });

  test('a row that the browser cannot read takes no other with it', async () => {
    await load(name, V1);
    const broken = (): never => {
      throw new DOMException('Internal error', 'UnknownError');
    };
    const proto = IDBObjectStore.prototype;
    vi.spyOn(proto, 'getAll').mockImplementationOnce(broken);
    vi.spyOn(proto, 'get').mockImplementationOnce(broken);
    const rescue = await readableRecords(name);
    expect(rescue.lost).toBe(1);
    expect(rescue.records.investigations).toHaveLength(2);
    expect(rescue.records.notes).toHaveLength(7);
  });
});

test('a full disk is told as such, and the note is as it was', async () => {
  const desk = await newDesk(name);
  const { id: investigation } = await createInvestigation(desk, { title: 'One' });
  const { id } = await createNote(desk, { investigation, about: [], text: 'safe', editor: 'left' });
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('no space', 'QuotaExceededError');
  });
  await expect(createInvestigation(desk, { title: 'Two' })).rejects.toMatchObject({
    code: 'storage',
    message: expect.stringMatching(/full.*Free some disk space/),
  });
  vi.restoreAllMocks();
  expect((await getNote(desk.db, id))?.body.text).toBe('safe');
});
