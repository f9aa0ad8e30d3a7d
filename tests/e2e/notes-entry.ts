import './without-eval';

import { liveQuery } from 'dexie';
import * as assessments from '../../lib/notes/assessment-store';
import * as backup from '../../lib/notes/backup';
import * as copy from '../../lib/notes/copy';
import { openNotes } from '../../lib/notes/database';
import * as evidence from '../../lib/notes/evidence-store';
import { importFile } from '../../lib/notes/import-file';
import * as investigations from '../../lib/notes/investigations';
import * as notes from '../../lib/notes/note-store';
import { objectsOfInvestigation } from '../../lib/notes/overview';
import { readableRecords } from '../../lib/notes/rescue';

/** What browser tests and benchmarks call of `lib/notes` inside a page. */
export {
  assessments,
  backup,
  copy,
  evidence,
  importFile,
  investigations,
  liveQuery,
  notes,
  objectsOfInvestigation,
  openNotes,
  readableRecords,
};

/** The notes of this page's origin, with a real clock and real ids. */
export async function author() {
  const result = await openNotes();
  if (result.state !== 'open') throw result.error;
  return { db: result.db, now: () => Date.now(), newId: () => crypto.randomUUID() };
}
