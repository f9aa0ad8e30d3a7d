import { z } from 'zod';
import { timeSchema, union } from './register';

/**
 * Texts that several pages may edit at once. A text that was changed without having been seen by the other side is kept
 * as a version; one that was read before it was changed is not, or every autosave would leave one behind.
 *
 * Which of the two it was is told by version vectors: a clock counts the saves of each editor that a text has seen.
 */

/** How many saves of which editor (an id made when a page opens a note) have gone into a text. */
export const clockSchema = z.record(z.string(), z.int().positive());
/** A version vector. What it lacks, it has not seen: an empty one has seen nothing. */
export type Clock = z.infer<typeof clockSchema>;

/** Longest body of a note, in UTF-16 units; a book chapter fits in. */
export const LONGEST_BODY = 200_000;

/** A text with the time of its save and the clock of all that went into it. */
export const draftSchema = z.strictObject({
  /** Markdown. */
  text: z.string().max(LONGEST_BODY),
  at: timeSchema,
  clock: clockSchema,
});
/** One state of a text. */
export type Draft = z.infer<typeof draftSchema>;

/** The drafts of one text: the last change, and what lost against it without having been seen, newest first. */
export interface Drafts {
  body: Draft;
  versions: Draft[];
}

/** Whether `seen` includes every save that `clock` includes. */
export function covers(seen: Clock, clock: Clock): boolean {
  return Object.entries(clock).every(([editor, saves]) => (seen[editor] ?? 0) >= saves);
}

/** The clock that covers both. */
export function joined(a: Clock, b: Clock): Clock {
  const editors = new Set([...Object.keys(a), ...Object.keys(b)]);
  return Object.fromEntries([...editors].sort().map(editor => [editor, Math.max(a[editor] ?? 0, b[editor] ?? 0)]));
}

/** Drafts of several copies as one: whatever another one has seen is gone, the last of the rest is the body. */
export function mergeDrafts(a: Drafts, b: Drafts): Drafts {
  return arranged(union([a.body, ...a.versions], [b.body, ...b.versions], newestFirst));
}

/** What one save of an editor consists of. */
export interface Save {
  text: string;
  /** Clock of the draft that the editor began with, joined with those of the versions it has taken in or dismissed. */
  base: Clock;
  /** Who saves: an id of its own for each page that edits. */
  editor: string;
  now: number;
}

/** The drafts after a save; a draft that `base` does not cover stays as a version. */
export function saveDraft(before: Drafts, { text, base, editor, now }: Save): Drafts {
  const known = [before.body, ...before.versions];
  const saves = Math.max(base[editor] ?? 0, ...known.map(({ clock }) => clock[editor] ?? 0));
  const draft: Draft = {
    text,
    at: Math.max(now, ...known.map(({ at }) => at + 1)),
    clock: { ...base, [editor]: saves + 1 },
  };
  return arranged(union([draft], known, newestFirst));
}

function newestFirst(a: Draft, b: Draft): number {
  return b.at - a.at;
}

/** `drafts` are in order, newest first. Clocks only grow along "was seen by", so one draft at least stays. */
function arranged(drafts: readonly Draft[]): Drafts {
  const [body, ...versions] = drafts.filter(draft => !drafts.some(other => supersedes(other, draft)));
  if (!body) throw new RangeError('A text has one draft at least');
  return { body, versions };
}

function supersedes(other: Draft, draft: Draft): boolean {
  return covers(other.clock, draft.clock) && !covers(draft.clock, other.clock);
}
