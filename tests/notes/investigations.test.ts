import { beforeEach, describe, expect, test } from 'vitest';
import { assessmentsOf, assessTechnique } from '../../lib/notes/assessment-store';
import { addEvidence, countEvidenceFor, evidenceOfInvestigation, evidenceOnPage } from '../../lib/notes/evidence-store';
import {
  closeInvestigation,
  createInvestigation,
  currentInvestigation,
  deleteInvestigation,
  getInvestigation,
  type InvestigationFilter,
  investigationCounts,
  listInvestigations,
  renameInvestigation,
  reopenInvestigation,
  restoreInvestigation,
  setCurrentInvestigation,
  tagInvestigation,
} from '../../lib/notes/investigations';
import { countNotesAbout, createNote, deleteNote, notesOfInvestigation } from '../../lib/notes/note-store';
import { objectsOfInvestigation } from '../../lib/notes/overview';
import { all, type Desk, newDesk } from './desk';

let desk: Desk;
beforeEach(async () => {
  desk = await newDesk();
});

const POWERSHELL = { kind: 'technique', id: 'T1059.001' } as const;
const PAGE = { url: 'https://example.org/report', title: 'A report' };

async function titles(filter: InvestigationFilter = {}, span = all): Promise<string[]> {
  const { items } = await listInvestigations(desk.db, filter, span);
  return items.map(({ title }) => title.value);
}

async function make(title: string): Promise<string> {
  return (await createInvestigation(desk, { title })).id;
}

/** An investigation with two notes (one deleted by itself), a quote and a judgement. */
async function makeFull(title: string): Promise<string> {
  const investigation = await make(title);
  await createNote(desk, { investigation, about: [POWERSHELL, PAGE], editor: 'left' });
  const { id } = await createNote(desk, { investigation, about: [POWERSHELL], editor: 'left' });
  await deleteNote(desk, id);
  await addEvidence(desk, { investigation, object: POWERSHELL, quote: 'q', prefix: '', suffix: '', page: PAGE });
  await assessTechnique(desk, investigation, 'T1059.001', { status: 'confirmed', confidence: 'high', by: 'Ada' });
  return investigation;
}

test('a new investigation is current and first in the list', async () => {
  await make('First');
  const id = await make('Second');
  expect(await titles()).toEqual(['Second', 'First']);
  expect((await currentInvestigation(desk.db))?.id).toBe(id);
});

test('choosing one moves it to the top; none can be chosen', async () => {
  const id = await make('First');
  await make('Second');
  await setCurrentInvestigation(desk, id);
  expect(await titles()).toEqual(['First', 'Second']);
  await setCurrentInvestigation(desk, null);
  expect(await currentInvestigation(desk.db)).toBeNull();
});

test('a list is read in parts and says how long it is', async () => {
  for (const title of ['One', 'Two', 'Three']) await make(title);
  const part = await listInvestigations(desk.db, {}, { offset: 1, limit: 1 });
  expect(part).toMatchObject({ items: [{ title: { value: 'Two' } }], total: 3, damaged: 0 });
});

test('closed ones can be listed apart, and opened again', async () => {
  const id = await make('Old');
  await make('New');
  await closeInvestigation(desk, id);
  expect(await titles({ state: 'closed' })).toEqual(['Old']);
  expect(await titles({ state: 'open' })).toEqual(['New']);
  await reopenInvestigation(desk, id);
  expect(await titles({ state: 'open' })).toEqual(['Old', 'New']);
});

describe('search', () => {
  beforeEach(async () => {
    await tagInvestigation(desk, await make('Phishing at Contoso'), ['APT29', ' APT29 ', 'Über-wichtig', '']);
    await closeInvestigation(desk, await make('Phishing, summer'));
  });

  test.each([
    ['phish', undefined, ['Phishing, summer', 'Phishing at Contoso']],
    ['PHISH sum', undefined, ['Phishing, summer']],
    ['apt', undefined, ['Phishing at Contoso']],
    ['über', undefined, ['Phishing at Contoso']],
    ['hish', undefined, []],
    ['phish', 'open', ['Phishing at Contoso']],
    ['  ', 'closed', ['Phishing, summer']],
  ] as const)('%j in %s', async (search, state, expected) => {
    expect(await titles({ search, ...(state && { state }) })).toEqual(expected);
  });

  test('a renamed one is found by its new name only', async () => {
    const { items } = await listInvestigations(desk.db, { search: 'summer' }, all);
    await renameInvestigation(desk, items[0]!.id, 'Winter');
    expect(await titles({ search: 'summer' })).toEqual([]);
    expect(await titles({ search: 'wint' })).toEqual(['Winter']);
  });
});

describe('deleting', () => {
  test('hides all that belongs to it, everywhere; undo brings it back as it was', async () => {
    const id = await makeFull('Gone');
    const before = await snapshot(id);
    expect(before).toMatchObject({ list: ['Gone'], counts: { notes: 1, evidence: 1, assessments: 1 }, about: [1] });

    await deleteInvestigation(desk, id);
    expect(await snapshot(id)).toEqual({
      list: [],
      current: null,
      counts: { notes: 0, evidence: 0, assessments: 0 },
      notes: [],
      evidence: [],
      assessments: [],
      objects: [],
      about: [0],
      quotes: [0],
      onPage: [],
    });
    expect((await getInvestigation(desk.db, id))?.deleted.value).toBe(true);

    await restoreInvestigation(desk, id);
    expect(await snapshot(id)).toEqual(before);
  });

  test('leaves the others alone', async () => {
    const id = await makeFull('Gone');
    const other = await makeFull('Kept');
    await deleteInvestigation(desk, id);
    expect(await snapshot(other)).toMatchObject({ list: ['Kept'], counts: { notes: 1, evidence: 1, assessments: 1 } });
  });

  async function snapshot(id: string) {
    const { db } = desk;
    return {
      list: await titles(),
      current: (await currentInvestigation(db))?.id ?? null,
      counts: await investigationCounts(db, id),
      notes: (await notesOfInvestigation(db, id, all)).items,
      evidence: (await evidenceOfInvestigation(db, id, all)).items,
      assessments: (await assessmentsOf(db, id, all)).items,
      objects: await objectsOfInvestigation(db, id),
      about: await countNotesAbout(db, [POWERSHELL]),
      quotes: await countEvidenceFor(db, [POWERSHELL]),
      onPage: (await evidenceOnPage(db, PAGE.url, all)).items,
    };
  }
});

test('an unknown id and a title too long are told, and change nothing', async () => {
  const id = await make('Kept');
  await expect(renameInvestigation(desk, desk.newId(), 'x')).rejects.toMatchObject({ code: 'notes-gone' });
  await expect(renameInvestigation(desk, id, 'x'.repeat(301))).rejects.toMatchObject({
    code: 'bad-input',
    message: expect.stringContaining('title'),
  });
  expect(await titles()).toEqual(['Kept']);
});
