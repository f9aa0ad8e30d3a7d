import '../e2e/without-eval';

import { assessTechnique } from '../../lib/notes/assessment-store';
import type { Author } from '../../lib/notes/author';
import { backupStatus, makeBackup } from '../../lib/notes/backup';
import { recordsOfInvestigation } from '../../lib/notes/copy';
import { writeEvidence, writeNotes } from '../../lib/notes/counts';
import { openNotes } from '../../lib/notes/database';
import {
  addEvidence,
  countEvidenceFor,
  evidenceForObject,
  evidenceOfInvestigation,
  evidenceOnPage,
} from '../../lib/notes/evidence-store';
import {
  deleteInvestigation,
  investigationCounts,
  listInvestigations,
  setCurrentInvestigation,
} from '../../lib/notes/investigations';
import { mergeIntoNotes } from '../../lib/notes/merge-copy';
import type { Records } from '../../lib/notes/model';
import { searchNotes } from '../../lib/notes/note-search';
import {
  countNotesAbout,
  createNote,
  notesAbout,
  notesOfInvestigation,
  saveNoteBody,
} from '../../lib/notes/note-store';
import { objectMarks } from '../../lib/notes/object-marks';
import { objectsOfInvestigation } from '../../lib/notes/overview';
import { register } from '../../lib/notes/register';
import { evidenceRow, investigationRow, noteRow } from '../../lib/notes/rows';

/** Runs inside a page of the extension: fills the notes, then times what the panel asks of them. */

const INVESTIGATIONS = 200;
/** As many as issue 7 names; the first investigation has a quarter of them, the others share the rest. */
const NOTES = 20_000;
const EVIDENCE = 50_000;
const BIG_SHARE = 0.25;
const TECHNIQUES = 600;
const PAGES = 2_000;
const BATCH = 5_000;
/** An import merges, which takes longer than adding rows: one batch of notes tells how long. */
const IMPORTED = BATCH;
const ROUNDS = 7;
/** As many rows as a panel shows, with some to scroll into. */
const VIEW = { offset: 0, limit: 50 };
const START = Date.UTC(2026, 0, 1);

const uuid = (sort: number, n: number) => `0b5e0000-0000-4000-8${sort}00-${String(n).padStart(12, '0')}`;
const investigationOf = (n: number, total: number) =>
  uuid(1, n < total * BIG_SHARE ? 0 : 1 + (n % (INVESTIGATIONS - 1)));
const techniqueOf = (n: number) => ({ kind: 'technique' as const, id: `T${1000 + ((n * 7) % TECHNIQUES)}` });
const pageOf = (n: number) => ({ url: `https://example.org/report/${n % PAGES}`, title: `Report ${n % PAGES}` });
const sentence = (n: number) =>
  `In step ${n} the operators ran a tool that we had not seen before, and left no trace. `;

function investigations(): Records['investigations'] {
  return Array.from({ length: INVESTIGATIONS }, (_, n) => ({
    id: uuid(1, n),
    createdAt: START + n,
    title: register(`Case ${n} at Contoso`, START),
    tags: register([`tag${n % 10}`, 'finance'], START),
    state: register(n % 3 === 0 ? ('closed' as const) : ('open' as const), START),
    deleted: register(false, START),
  }));
}

function note(n: number): Records['notes'][number] {
  const at = START + n * 1_000;
  return {
    id: uuid(2, n),
    investigation: investigationOf(n, NOTES),
    createdAt: at,
    about: register([techniqueOf(n), pageOf(n)], at),
    body: { text: sentence(n).repeat(6), at, clock: { bench: 1 } },
    versions: [],
    deleted: register(false, at),
  };
}

function evidence(n: number): Records['evidence'][number] {
  const at = START + n * 1_000;
  return {
    id: uuid(3, n),
    investigation: investigationOf(n, EVIDENCE),
    object: techniqueOf(n),
    quote: sentence(n),
    prefix: 'before the quote stands this, '.padEnd(60, 'x'),
    suffix: ' and after it comes that'.padEnd(60, 'x'),
    page: pageOf(n),
    capturedAt: at,
    comment: register('', at),
    deleted: register(false, at),
  };
}

async function author(): Promise<Author> {
  const result = await openNotes();
  if (result.state !== 'open') throw result.error;
  return { db: result.db, now: () => Date.now(), newId: () => crypto.randomUUID() };
}

const fresh = <Row>(rows: readonly Row[]) => rows.map(after => ({ before: undefined, after }));

/** Fills empty notes, as rows; and imports a batch of notes. Gives the milliseconds of each. */
export async function fill(): Promise<{ filling: number; importing: number }> {
  const me = await author();
  const { db } = me;
  const start = performance.now();
  await db.investigations.bulkAdd(investigations().map(one => investigationRow(one, START, one.createdAt)));
  for (let first = IMPORTED; first < NOTES; first += BATCH) {
    const rows = Array.from({ length: BATCH }, (_, n) => noteRow(note(first + n), 0, START));
    await writeNotes(db, fresh(rows));
  }
  for (let first = 0; first < EVIDENCE; first += BATCH) {
    const rows = Array.from({ length: BATCH }, (_, n) => evidenceRow(evidence(first + n), 0, START));
    await writeEvidence(db, fresh(rows));
  }
  const filled = performance.now();
  const notes = Array.from({ length: IMPORTED }, (_, n) => note(n));
  await mergeIntoNotes(me, { investigations: [], notes, evidence: [], assessments: [] });
  const importing = performance.now() - filled;
  for (let n = 0; n < 100; n++) {
    await assessTechnique(me, uuid(1, 0), techniqueOf(n).id, { status: 'confirmed', confidence: 'high', by: 'Ada' });
  }
  // For the panel, which opens on it.
  await setCurrentInvestigation(me, uuid(1, 0));
  db.close();
  return { filling: filled - start, importing };
}

/** Milliseconds of each run, by what was asked; the first run of each is not counted. */
export async function time(): Promise<Record<string, number[]>> {
  const me = await author();
  const { db } = me;
  const big = uuid(1, 0);
  const usual = uuid(1, 7);
  const objects = Array.from({ length: 50 }, (_, n) => techniqueOf(n));
  const { id, body } = await createNote(me, {
    investigation: usual,
    about: [techniqueOf(1)],
    text: 'x',
    editor: 'bench',
  });
  let base = body.clock;
  const asked: Record<string, () => Promise<unknown>> = {
    'list of investigations, 50 of 200': () => listInvestigations(db, {}, VIEW),
    'search of investigations': () => listInvestigations(db, { search: 'case tag3' }, VIEW),
    'search in the text of 20,000 notes, a word of all': () => searchNotes(db, { search: 'operators' }),
    'search in the text of 20,000 notes, a word of one': () => searchNotes(db, { search: 'step 4711' }),
    'counts of the largest investigation': () => investigationCounts(db, big),
    'notes of an investigation, 50 of 75': () => notesOfInvestigation(db, usual, VIEW),
    'notes of an investigation, 50 of 5,000': () => notesOfInvestigation(db, big, VIEW),
    'the same, in the middle of the list': () => notesOfInvestigation(db, big, { ...VIEW, offset: 2_500 }),
    'evidence of an investigation, 50 of 12,500': () => evidenceOfInvestigation(db, big, VIEW),
    'the same, in the middle of the evidence': () => evidenceOfInvestigation(db, big, { ...VIEW, offset: 6_000 }),
    'objects of an investigation of usual size': () => objectsOfInvestigation(db, usual),
    'objects of the largest investigation': () => objectsOfInvestigation(db, big),
    'notes about a technique': () => notesAbout(db, techniqueOf(3), VIEW),
    'evidence for a technique': () => evidenceForObject(db, techniqueOf(3), VIEW),
    'evidence on a page': () => evidenceOnPage(db, pageOf(3).url, VIEW),
    'counts for a page of 50 objects': () => Promise.all([countNotesAbout(db, objects), countEvidenceFor(db, objects)]),
    'what the largest investigation holds of 50 objects': () => objectMarks(db, big, objects),
    'note count of one object, for the card': () => countNotesAbout(db, [techniqueOf(3)]),
    'saving a note': async () => {
      const saved = await saveNoteBody(me, id, { text: sentence(1).repeat(20), base, editor: 'bench' });
      base = saved.body.clock;
    },
    'adding evidence': () => {
      const { quote, prefix, suffix, object, page } = evidence(1);
      return addEvidence(me, { investigation: usual, object, quote, prefix, suffix, page });
    },
    'backup reminder': () => backupStatus(db, Date.now()),
    'reading an investigation of usual size for export': () => recordsOfInvestigation(db, usual),
  };
  const times: Record<string, number[]> = {};
  for (const [what, ask] of Object.entries(asked)) {
    await ask();
    times[what] = [];
    for (let round = 0; round < ROUNDS; round++) times[what].push(await timed(ask));
  }
  times['deleting an investigation of usual size'] = [await timed(() => deleteInvestigation(me, uuid(1, 9)))];
  times['backup of everything'] = [await timed(() => makeBackup(me))];
  db.close();
  return times;
}

async function timed(ask: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await ask();
  return performance.now() - start;
}
