import { beforeEach, expect, test } from 'vitest';
import { assessmentsOf, assessTechnique, getAssessment, judgementOf } from '../../lib/notes/assessment-store';
import { joined } from '../../lib/notes/draft';
import {
  addEvidence,
  commentEvidence,
  countEvidenceFor,
  evidenceForObject,
  evidenceOnPage,
  getEvidence,
  removeEvidence,
  restoreEvidence,
} from '../../lib/notes/evidence-store';
import { createInvestigation } from '../../lib/notes/investigations';
import {
  countNotesAbout,
  createNote,
  deleteNote,
  getNote,
  notesAbout,
  notesOfInvestigation,
  restoreNote,
  saveNoteBody,
  setNoteSubjects,
} from '../../lib/notes/note-store';
import { objectsOfInvestigation } from '../../lib/notes/overview';
import type { ObjectSubject, Subject } from '../../lib/notes/subject';
import { all, type Desk, newDesk } from './desk';

let desk: Desk;
let here: string;
let there: string;
beforeEach(async () => {
  desk = await newDesk();
  here = (await createInvestigation(desk, { title: 'Here' })).id;
  there = (await createInvestigation(desk, { title: 'There' })).id;
});

const PHISHING: ObjectSubject = { kind: 'technique', id: 'T1566' };
const APT29: ObjectSubject = { kind: 'actor', id: 'G0016' };
const REPORT = { url: 'https://example.org/report', title: 'A report' };

const write = (text: string, about: Subject[] = [], investigation = here) =>
  createNote(desk, { investigation, about, text, editor: 'left' });

const quote = (text: string, object = PHISHING, investigation = here, page = REPORT) =>
  addEvidence(desk, { investigation, object, quote: text, prefix: 'before ', suffix: ' after', page });

const textsOf = ({ items }: { items: { body: { text: string } }[] }) => items.map(({ body }) => body.text);
const quotesOf = ({ items }: { items: { quote: string }[] }) => items.map(item => item.quote);

test('notes of an investigation and about an object come newest first, in parts', async () => {
  await write('one', [PHISHING]);
  await write('two', [PHISHING, APT29]);
  await write('elsewhere', [PHISHING], there);
  expect(textsOf(await notesOfInvestigation(desk.db, here, all))).toEqual(['two', 'one']);
  expect(textsOf(await notesAbout(desk.db, PHISHING, all))).toEqual(['elsewhere', 'two', 'one']);
  expect(await notesAbout(desk.db, PHISHING, { offset: 1, limit: 1 })).toMatchObject({
    items: [{ body: { text: 'two' } }],
    total: 3,
  });
  expect(await countNotesAbout(desk.db, [PHISHING, APT29])).toEqual([3, 1]);
});

test('an object whose id begins like another one is not mixed up with it', async () => {
  await write('technique', [{ kind: 'technique', id: 'T1059' }]);
  await write('sub-technique', [{ kind: 'technique', id: 'T1059.001' }]);
  expect(textsOf(await notesAbout(desk.db, { kind: 'technique', id: 'T1059' }, all))).toEqual(['technique']);
});

test('a page is the same at whatever fragment', async () => {
  await write('on the page', [{ ...REPORT, url: `${REPORT.url}#part-2` }]);
  expect(textsOf(await notesAbout(desk.db, REPORT, all))).toEqual(['on the page']);
  await quote('q', PHISHING, here, { ...REPORT, url: `${REPORT.url}#:~:text=q` });
  expect(quotesOf(await evidenceOnPage(desk.db, REPORT.url, all))).toEqual(['q']);
  expect(quotesOf(await evidenceOnPage(desk.db, `${REPORT.url}?other`, all))).toEqual([]);
});

test('what a note is about can be changed', async () => {
  const { id } = await write('one', [PHISHING]);
  await setNoteSubjects(desk, id, [APT29, APT29]);
  expect(await countNotesAbout(desk.db, [PHISHING, APT29])).toEqual([0, 1]);
});

test('a deleted note is in no list, and comes back whole', async () => {
  const { id } = await write('one', [PHISHING]);
  await deleteNote(desk, id);
  expect(await countNotesAbout(desk.db, [PHISHING])).toEqual([0]);
  expect((await notesOfInvestigation(desk.db, here, all)).total).toBe(0);
  await restoreNote(desk, id);
  expect(textsOf(await notesAbout(desk.db, PHISHING, all))).toEqual(['one']);
});

test('two editors of one note: the last save is the body, the other text a version until it is taken in', async () => {
  const { id, body } = await write('start');
  const left = await saveNoteBody(desk, id, { text: 'start, left', base: body.clock, editor: 'left' });
  const right = await saveNoteBody(desk, id, { text: 'start, right', base: body.clock, editor: 'right' });
  expect([right.body.text, ...right.versions.map(({ text }) => text)]).toEqual(['start, right', 'start, left']);

  const onward = await saveNoteBody(desk, id, { text: 'start, left too', base: left.body.clock, editor: 'left' });
  expect([onward.body.text, ...onward.versions.map(({ text }) => text)]).toEqual(['start, left too', 'start, right']);

  const base = joined(onward.body.clock, onward.versions[0]!.clock);
  await saveNoteBody(desk, id, { text: 'both', base, editor: 'left' });
  expect(await getNote(desk.db, id)).toMatchObject({ body: { text: 'both' }, versions: [] });
});

test('saves at once from two pages lose neither text', async () => {
  const { id, body } = await write('start');
  await Promise.all([
    saveNoteBody(desk, id, { text: 'left', base: body.clock, editor: 'left' }),
    saveNoteBody(desk, id, { text: 'right', base: body.clock, editor: 'right' }),
  ]);
  const note = await getNote(desk.db, id);
  expect([note!.body.text, ...note!.versions.map(({ text }) => text)].sort()).toEqual(['left', 'right']);
});

test('evidence by object, in one investigation or all, with its comment', async () => {
  const { id } = await quote('first');
  await quote('second');
  await quote('elsewhere', PHISHING, there);
  await quote('of the actor', APT29);
  expect(quotesOf(await evidenceForObject(desk.db, PHISHING, all))).toEqual(['elsewhere', 'second', 'first']);
  expect(await countEvidenceFor(desk.db, [PHISHING, APT29])).toEqual([3, 1]);
  await commentEvidence(desk, id, 'weak');
  expect(await getEvidence(desk.db, id)).toMatchObject({ comment: { value: 'weak' }, prefix: 'before ' });
});

test('removed evidence comes back with undo', async () => {
  const { id } = await quote('first');
  await removeEvidence(desk, id);
  expect((await evidenceOnPage(desk.db, REPORT.url, all)).total).toBe(0);
  await restoreEvidence(desk, id);
  expect((await evidenceOnPage(desk.db, REPORT.url, all)).total).toBe(1);
});

test('a context that is too long is refused, not cut', async () => {
  const long = { investigation: here, object: PHISHING, quote: 'q', prefix: 'x'.repeat(65), suffix: '', page: REPORT };
  await expect(addEvidence(desk, long)).rejects.toMatchObject({ code: 'bad-input' });
  expect(await countEvidenceFor(desk.db, [PHISHING])).toEqual([0]);
});

test('judgements of a technique: the last holds, all are kept, none twice', async () => {
  const assess = (status: 'suspected' | 'confirmed' | null, by = 'Ada') =>
    assessTechnique(desk, here, 'T1566', { status, confidence: 'medium', by });
  await assess('suspected');
  await assess('suspected');
  await assess('confirmed', 'Grace');
  expect(await judgementOf(desk.db, here, 'T1566')).toMatchObject({ status: 'confirmed', by: 'Grace' });
  expect((await getAssessment(desk.db, here, 'T1566'))?.history.map(({ status }) => status)).toEqual([
    'suspected',
    'confirmed',
  ]);
  await assess(null);
  expect(await judgementOf(desk.db, here, 'T1566')).toBeNull();
  expect((await assessmentsOf(desk.db, here, all)).items).toEqual([]);
  expect((await getAssessment(desk.db, here, 'T1566'))?.history).toHaveLength(3);
});

test('a judgement holds though the clock was set back', async () => {
  await assessTechnique(desk, here, 'T1566', { status: 'suspected', confidence: 'low', by: '' });
  desk.clock.time -= 60_000;
  await assessTechnique(desk, here, 'T1566', { status: 'ruled-out', confidence: 'low', by: '' });
  expect(await judgementOf(desk.db, here, 'T1566')).toMatchObject({ status: 'ruled-out' });
});

test('the objects of an investigation, with what there is of each', async () => {
  await write('one', [PHISHING, APT29, REPORT]);
  await quote('first');
  await quote('second');
  await quote('elsewhere', { kind: 'software', id: 'S0154' }, there);
  await assessTechnique(desk, here, 'T1204', { status: 'ruled-out', confidence: 'low', by: '' });
  expect(await objectsOfInvestigation(desk.db, here)).toMatchObject([
    { object: APT29, judgement: null, notes: 1, evidence: 0 },
    { object: { kind: 'technique', id: 'T1204' }, judgement: { status: 'ruled-out' }, notes: 0, evidence: 0 },
    { object: PHISHING, judgement: null, notes: 1, evidence: 2 },
  ]);
});

test('a damaged record is counted, hides no other and is never written over', async () => {
  await write('good', [PHISHING]);
  const { id } = await write('bad', [PHISHING]);
  await desk.db.notes.update(id, { 'record.body': 'no draft' } as object);
  expect(await notesAbout(desk.db, PHISHING, all)).toMatchObject({
    items: [{ body: { text: 'good' } }],
    total: 2,
    damaged: 1,
  });
  await expect(getNote(desk.db, id)).rejects.toMatchObject({ code: 'notes-damaged' });
  await expect(deleteNote(desk, id)).rejects.toMatchObject({ code: 'notes-damaged' });
  expect((await desk.db.notes.get(id))?.record).toMatchObject({ body: 'no draft' });
});
