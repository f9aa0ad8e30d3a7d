import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { assessTechnique } from '../../lib/notes/assessment-store';
import { checkCounts } from '../../lib/notes/check-counts';
import type { Counts } from '../../lib/notes/counts';
import type { NotesDatabase } from '../../lib/notes/database';
import {
  addEvidence,
  commentEvidence,
  evidenceForObject,
  evidenceOfInvestigation,
  removeEvidence,
  restoreEvidence,
} from '../../lib/notes/evidence-store';
import {
  createInvestigation,
  deleteInvestigation,
  investigationCounts,
  restoreInvestigation,
} from '../../lib/notes/investigations';
import { mergeIntoNotes } from '../../lib/notes/merge-copy';
import type { Records } from '../../lib/notes/model';
import {
  countNotesAbout,
  createNote,
  deleteNote,
  notesAbout,
  notesOfInvestigation,
  restoreNote,
  saveNoteBody,
  setNoteSubjects,
} from '../../lib/notes/note-store';
import { objectsOfInvestigation } from '../../lib/notes/overview';
import type { ObjectSubject, Subject } from '../../lib/notes/subject';
import { records } from './arbitraries';
import { all, type Desk, newDesk } from './desk';

// Properties run many times, on slow machines too.
vi.setConfig({ testTimeout: 120_000 });

const TECHNIQUE: ObjectSubject = { kind: 'technique', id: 'T1059.001' };
const ACTOR: ObjectSubject = { kind: 'actor', id: 'G0016' };
const PAGE = { url: 'https://example.org/report', title: 'A report' };
const WEEK_MS = 7 * 24 * 60 * 60 * 1_000;

/** What the rows come to, by what of them is indexed: without a word of `lib/notes/counts`. */
async function recount(db: NotesDatabase): Promise<Record<string, Counts>> {
  const counts: Record<string, Counts> = {};
  const count = (
    sort: keyof Counts,
    { live, investigation }: { live: 0 | 1; investigation: string },
    about: string[],
  ) => {
    const objects = [...new Set(about.filter(key => !key.startsWith('page:')))];
    const places = [
      [investigation, ''],
      ...objects.flatMap(key => [
        [investigation, key],
        ['', key],
      ]),
    ];
    for (const place of live ? places : []) {
      counts[place.join(' ')] ??= { notes: 0, evidence: 0, assessments: 0 };
      counts[place.join(' ')]![sort]++;
    }
  };
  for (const row of await db.notes.toArray())
    count(
      'notes',
      row,
      row.subjects.map(text => text.split('\n')[0]!),
    );
  for (const row of await db.evidence.toArray()) count('evidence', row, [row.object]);
  for (const row of await db.assessments.toArray()) count('assessments', row, []);
  return counts;
}

async function stored(db: NotesDatabase): Promise<Record<string, Counts>> {
  const rows = await db.counts.toArray();
  return Object.fromEntries(rows.map(({ investigation, object, ...counts }) => [`${investigation} ${object}`, counts]));
}

type Step = (desk: Desk) => Promise<unknown>;

/** The n-th of what is there, deleted or not; nothing happens where there is none, or it is damaged. */
function withSome(
  table: 'investigations' | 'notes' | 'evidence',
  n: number,
  step: (desk: Desk, id: string) => unknown,
) {
  return async (desk: Desk) => {
    const ids = await desk.db[table].toCollection().primaryKeys();
    if (ids.length === 0) return;
    try {
      await step(desk, ids[n % ids.length]!);
    } catch (thrown) {
      expect(thrown).toMatchObject({ code: 'notes-damaged' });
    }
  };
}

const n = fc.nat({ max: 7 });
const subject: fc.Arbitrary<Subject> = fc.constantFrom(TECHNIQUE, ACTOR, PAGE);
const about = fc.array(subject, { maxLength: 3 });
const whole: fc.Arbitrary<Records> = records.map(({ investigations, ...parts }) => {
  const known = new Set(investigations.map(({ id }) => id));
  const has = ({ investigation }: { investigation: string }) => known.has(investigation);
  return {
    investigations,
    notes: parts.notes.filter(has),
    evidence: parts.evidence.filter(has),
    assessments: parts.assessments.filter(has),
  };
});
const onInvestigation = (step: (desk: Desk, id: string) => unknown) =>
  n.map(at => withSome('investigations', at, step));
const onNote = (step: (desk: Desk, id: string) => unknown) => n.map(at => withSome('notes', at, step));
const onEvidence = (step: (desk: Desk, id: string) => unknown) => n.map(at => withSome('evidence', at, step));

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.constant<Step>(desk => createInvestigation(desk, { title: 'One' })),
  fc
    .tuple(n, about)
    .map(([at, subjects]) =>
      withSome('investigations', at, (desk, investigation) =>
        createNote(desk, { investigation, about: subjects, editor: 'left' }),
      ),
    ),
  fc.tuple(n, about).map(([at, subjects]) => withSome('notes', at, (desk, id) => setNoteSubjects(desk, id, subjects))),
  onNote((desk, id) => saveNoteBody(desk, id, { text: 'more', base: {}, editor: 'right' })),
  onNote(deleteNote),
  onNote(restoreNote),
  fc
    .tuple(n, fc.constantFrom(TECHNIQUE, ACTOR))
    .map(([at, object]) =>
      withSome('investigations', at, (desk, investigation) =>
        addEvidence(desk, { investigation, object, quote: 'q', prefix: '', suffix: '', page: PAGE }),
      ),
    ),
  onEvidence(removeEvidence),
  onEvidence(restoreEvidence),
  onEvidence((desk, id) => commentEvidence(desk, id, 'weak')),
  fc
    .tuple(n, fc.constantFrom('confirmed' as const, null))
    .map(([at, status]) =>
      withSome('investigations', at, (desk, id) =>
        assessTechnique(desk, id, TECHNIQUE.id, { status, confidence: 'low', by: '' }),
      ),
    ),
  onInvestigation(deleteInvestigation),
  onInvestigation(restoreInvestigation),
  whole.map(
    (some): Step =>
      desk =>
        mergeIntoNotes(desk, some),
  ),
  whole.map(
    (some): Step =>
      desk =>
        mergeIntoNotes(desk, some, { signal: AbortSignal.abort() }),
  ),
  onNote((desk, id) => desk.db.notes.update(id, { 'record.body': 'no draft' } as object)),
);

describe('after anything that is done', () => {
  test('by two panels at once, the counts are what there is', async () => {
    const rounds = fc.array(fc.tuple(step, step), { minLength: 3, maxLength: 14 });
    await fc.assert(
      fc.asyncProperty(rounds, async pairs => {
        // Ids that no arbitrary record has.
        const left = await newDesk(crypto.randomUUID(), 1_000);
        const right = await newDesk(left.db.name, 5_000);
        for (const [mine, theirs] of pairs) {
          const done = await Promise.allSettled([mine(left), theirs(right)]);
          for (const one of done) {
            // A record that one of them has damaged stops the other's merge, which is then taken back.
            if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'notes-damaged' });
          }
          expect(await stored(left.db)).toEqual(await recount(left.db));
        }
        expect(await checkCounts(left)).toBe(0);
        left.db.close();
        right.db.close();
      }),
      { numRuns: 60 },
    );
  });
});

describe('counts that a damaged profile lost or changed', () => {
  let desk: Desk;
  let investigation: string;
  let before: Record<string, Counts>;
  beforeEach(async () => {
    desk = await newDesk();
    investigation = (await createInvestigation(desk, { title: 'One' })).id;
    await createNote(desk, { investigation, about: [TECHNIQUE, PAGE], editor: 'left' });
    await createNote(desk, { investigation, about: [], editor: 'left' });
    await addEvidence(desk, { investigation, object: ACTOR, quote: 'q', prefix: '', suffix: '', page: PAGE });
    await assessTechnique(desk, investigation, 'T1204', { status: 'confirmed', confidence: 'high', by: '' });
    before = await stored(desk.db);
  });

  const views = async () => ({
    counts: await investigationCounts(desk.db, investigation),
    objects: (await objectsOfInvestigation(desk.db, investigation)).length,
    about: await countNotesAbout(desk.db, [TECHNIQUE]),
  });

  test('are mended: all of them gone', async () => {
    const seen = await views();
    expect(seen).toEqual({ counts: { notes: 2, evidence: 1, assessments: 1 }, objects: 3, about: [1] });
    await checkCounts(desk);
    await desk.db.counts.clear();
    expect(await checkCounts(desk)).toBe(5);
    expect(await stored(desk.db)).toEqual(before);
    expect(await views()).toEqual(seen);
  });

  test('are mended: wrong, missing or of nothing, once a week', async () => {
    expect(await checkCounts(desk)).toBe(0);
    await desk.db.counts.update([investigation, ''], { notes: 7 });
    await desk.db.counts.delete(['', 'actor:G0016']);
    await desk.db.counts.put({ investigation, object: 'actor:G0001', notes: 1, evidence: 0, assessments: 0 });
    expect(await checkCounts(desk)).toBe(0);
    desk.clock.time += WEEK_MS;
    expect(await checkCounts(desk)).toBe(3);
    expect(await stored(desk.db)).toEqual(before);
  });

  test.each([0, 1, 40])('never make a list longer or shorter than it is: %i', async wrong => {
    await desk.db.counts.toCollection().modify({ notes: wrong, evidence: wrong });
    const lists = [
      await notesOfInvestigation(desk.db, investigation, all),
      await notesAbout(desk.db, TECHNIQUE, all),
      await evidenceOfInvestigation(desk.db, investigation, all),
      await evidenceForObject(desk.db, ACTOR, all),
    ];
    expect(lists.map(({ total, items }) => [total, items.length])).toEqual([
      [2, 2],
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
  });
});
