import { z } from 'zod';
import { ID_PATTERNS, KINDS, objectKey } from '../attack/kinds';

/** What notes and evidence can be about: an ATT&CK object, or a web page. */

/** An id is kept as the user met it: a revoked one resolves to its successor when it is shown. */
export const objectSubjectSchema = z
  .strictObject({ kind: z.enum(KINDS), id: z.string() })
  .refine(({ kind, id }) => ID_PATTERNS[kind].test(id), 'is no id of its kind');
/** An ATT&CK object that something is about. */
export type ObjectSubject = z.infer<typeof objectSubjectSchema>;

const LONGEST_ADDRESS = 8_192;
const LONGEST_PAGE_TITLE = 1_000;

/** Reports are also read from the disk, so `file:` is an address too. It never becomes a link (`webUrl`). */
export const pageSubjectSchema = z.strictObject({
  url: z.url({ protocol: /^(https?|file)$/ }).max(LONGEST_ADDRESS),
  title: z.string().max(LONGEST_PAGE_TITLE),
});
/** A web page, or a report on the disk, that something is about. */
export type PageSubject = z.infer<typeof pageSubjectSchema>;

/** Either. An object is tried first; no value is both. */
export const subjectSchema = z.union([objectSubjectSchema, pageSubjectSchema]);
/** What a note is about. */
export type Subject = z.infer<typeof subjectSchema>;

/** Whether a subject is an ATT&CK object. */
export function isObject(subject: Subject): subject is ObjectSubject {
  return 'kind' in subject;
}

/** Whether a subject is a page. */
export function isPage(subject: Subject): subject is PageSubject {
  return !isObject(subject);
}

/** Names a subject: `technique:T1204`, `page:https://example.org/report`. Equal keys mean the same subject. */
export function subjectKey(subject: Subject): string {
  return isObject(subject) ? objectKey(subject.kind, subject.id) : pageKey(subject.url);
}

/** Whether a key is a page's. */
export function isPageKey(key: string): boolean {
  return key.startsWith('page:');
}

/** Names a page. The fragment is a place on it, and a scroll must not make another page of it. */
export function pageKey(url: string): string {
  return `page:${url.replace(/#.*$/s, '')}`;
}
