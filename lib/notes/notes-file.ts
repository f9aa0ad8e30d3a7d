import { z } from 'zod';
import { AppError } from '../attack/app-error';
import { mergeAssessments, mergeById, mergeEvidence, mergeInvestigations, mergeNotes } from './merge';
import { assessmentKey, type Records, recordsSchema } from './model';
import { timeSchema } from './register';

/**
 * Our own file: everything of an investigation, or of all notes, as the database has it. It is both the JSON export and
 * the backup, and importing it merges.
 */
export const FORMAT = 'tidbit-notes';
/** Form of the file, not of the database. A higher one is refused, for leaving out what it adds would lose it. */
export const FORMAT_VERSION = 1;

const notesFileSchema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(FORMAT_VERSION),
  exportedAt: timeSchema,
  ...recordsSchema.shape,
  /** What a damaged database held besides, as it was; only a rescue has it, and an import leaves it out. */
  unreadable: z.array(z.unknown()).optional(),
});
/** The file after `JSON.parse`. */
export type NotesFile = z.infer<typeof notesFileSchema>;

/** Records as the text of a file: equal records at one time are equal texts. */
export function writeNotesFile(records: Records, exportedAt: number, unreadable: readonly unknown[] = []): string {
  const file: NotesFile = {
    format: FORMAT,
    version: FORMAT_VERSION,
    exportedAt,
    ...inOrder(records),
    ...(unreadable.length > 0 && { unreadable: [...unreadable] }),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * The records of a file, after `JSON.parse`. Doubles in it are merged.
 *
 * @throws AppError `bad-file` naming the first fault and where it is
 */
export function parseNotesFile(json: unknown): Records {
  const version = z.looseObject({ version: z.unknown() }).safeParse(json).data?.version;
  if (typeof version === 'number' && version > FORMAT_VERSION) {
    throw new AppError('bad-file', `The file was written by a newer Tidbit (form ${version}). Update the extension.`);
  }
  const parsed = notesFileSchema.safeParse(json);
  if (!parsed.success) {
    throw new AppError(
      'bad-file',
      `The file is damaged at ${fault(parsed.error)}. Export it again where it came from.`,
    );
  }
  return tidied(parsed.data);
}

/** Where a file is wrong and how, by its first fault: `notes.3.createdAt: …`. */
export function fault({ issues: [issue] }: z.ZodError): string {
  return issue ? `${issue.path.join('.') || 'its root'}: ${issue.message}` : 'its root';
}

/** Every sort by its id. What is stored needs no merging, which would cost a backup of many notes seconds. */
function inOrder({ investigations, notes, evidence, assessments }: Records): Records {
  const sorted = <Value>(values: readonly Value[], keyOf: (value: Value) => string) =>
    [...values].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return {
    investigations: sorted(investigations, idOf),
    notes: sorted(notes, idOf),
    evidence: sorted(evidence, idOf),
    assessments: sorted(assessments, assessmentKey),
  };
}

const idOf = ({ id }: { id: string }) => id;

/** Each record once, in order, and its drafts and histories as merging leaves them. */
function tidied({ investigations, notes, evidence, assessments }: Records): Records {
  return {
    investigations: mergeById(investigations, [], idOf, mergeInvestigations),
    notes: mergeById(
      notes.map(note => mergeNotes(note, note)),
      [],
      idOf,
      mergeNotes,
    ),
    evidence: mergeById(evidence, [], idOf, mergeEvidence),
    assessments: mergeById(
      assessments.map(one => mergeAssessments(one, one)),
      [],
      assessmentKey,
      mergeAssessments,
    ),
  };
}
