import { z } from 'zod';
import { ID_PATTERNS } from '../attack/kinds';
import { draftSchema } from './draft';
import { registerSchema, timeSchema } from './register';
import { objectSubjectSchema, pageSubjectSchema, subjectSchema } from './subject';

/**
 * What the user writes and collects. Every field that can change is a register with its own time, a deletion is one
 * too, and nothing else ever changes: so two copies can be merged in any order (merge.ts).
 */

/** Longest texts, in UTF-16 units. Fields for them should allow no more; a longer one is refused, never cut. */
export const LONGEST = {
  title: 300,
  tag: 60,
  /** A quote is a passage, not a page. */
  quote: 10_000,
  comment: 10_000,
  /** Name of whoever assesses. */
  name: 100,
  /** Text before and after a quote, by which it is found again. */
  context: 64,
} as const;

/** Most tags of an investigation, and most subjects of a note. */
export const MOST = { tags: 50, subjects: 200 } as const;

const id = z.uuid();
const deleted = registerSchema(z.boolean());

/** An investigation: a name for notes, evidence and judgements, which point to it by its id. */
export const investigationSchema = z.strictObject({
  id,
  createdAt: timeSchema,
  title: registerSchema(z.string().max(LONGEST.title)),
  /** In the order given, each once. */
  tags: registerSchema(z.array(z.string().min(1).max(LONGEST.tag)).max(MOST.tags)),
  state: registerSchema(z.enum(['open', 'closed'])),
  deleted,
});
/** A parsed investigation. */
export type Investigation = z.infer<typeof investigationSchema>;

/** A note of an investigation. `mergeNotes` merges its texts by their clocks, everything else by time. */
export const noteSchema = z.strictObject({
  id,
  /** Id of its investigation. */
  investigation: id,
  createdAt: timeSchema,
  about: registerSchema(z.array(subjectSchema).max(MOST.subjects)),
  /** The text, Markdown. */
  body: draftSchema,
  /** Texts that lost against a later one which had not seen them, newest first. */
  versions: z.array(draftSchema),
  deleted,
});
/** A parsed note. */
export type Note = z.infer<typeof noteSchema>;

/** A quote from a page that speaks for an object. */
export const evidenceSchema = z.strictObject({
  id,
  investigation: id,
  object: objectSubjectSchema,
  /** As it stands on the page, white space included. */
  quote: z.string().max(LONGEST.quote),
  prefix: z.string().max(LONGEST.context),
  suffix: z.string().max(LONGEST.context),
  page: pageSubjectSchema,
  capturedAt: timeSchema,
  /** Empty where there is none. */
  comment: registerSchema(z.string().max(LONGEST.comment)),
  deleted,
});
/** A parsed piece of evidence. */
export type Evidence = z.infer<typeof evidenceSchema>;

/** What can be held of a technique, in the order that choices have them. The names are in files: they stay. */
export const STATUSES = ['suspected', 'confirmed', 'ruled-out'] as const;
/** How sure a judgement is, least first: the Low/Medium/High scale of STIX 2.1, appendix A. */
export const CONFIDENCES = ['low', 'medium', 'high'] as const;

/** One entry of an assessment's history. Entries are only added. */
export const judgementSchema = z.strictObject({
  /** `null` takes the assessment back. */
  status: z.enum(STATUSES).nullable(),
  confidence: z.enum(CONFIDENCES),
  /** Who judged; empty where the user gave no name. */
  by: z.string().max(LONGEST.name),
  at: timeSchema,
});
/** What somebody held of a technique at a time. */
export type Judgement = z.infer<typeof judgementSchema>;
/** A status that holds; a judgement's own is null where it takes the one before back. */
export type AssessmentStatus = (typeof STATUSES)[number];
/** One of `CONFIDENCES`. */
export type Confidence = (typeof CONFIDENCES)[number];

/** What is held of a technique in an investigation, now and before. */
export const assessmentSchema = z.strictObject({
  investigation: id,
  technique: z.string().regex(ID_PATTERNS.technique),
  /** Every judgement ever made, the current one last. */
  history: z.array(judgementSchema).min(1),
});
/** A parsed assessment; `currentJudgement` tells what it says now. */
export type Assessment = z.infer<typeof assessmentSchema>;

/** The judgement that holds; null when it was taken back. */
export function currentJudgement({ history }: Assessment): (Judgement & { status: AssessmentStatus }) | null {
  const now = history.at(-1);
  return now?.status ? { ...now, status: now.status } : null;
}

/** What files, imports and exports carry: the records alone, without rows or what this browser knows besides. */
export const recordsSchema = z.strictObject({
  investigations: z.array(investigationSchema),
  notes: z.array(noteSchema),
  evidence: z.array(evidenceSchema),
  assessments: z.array(assessmentSchema),
});
/** Records of every sort: a copy of the notes, or a part of one. */
export type Records = z.infer<typeof recordsSchema>;

/** Names an assessment, which has no id: there is one for each technique of an investigation. */
export function assessmentKey({ investigation, technique }: Pick<Assessment, 'investigation' | 'technique'>): string {
  return `${investigation} ${technique}`;
}
