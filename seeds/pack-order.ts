import type { ReportFact } from '../lib/attack/facts';

/**
 * Orders of the pack's lists. They compare UTF-16 code units and nothing of the machine's language, so that the same
 * seeds give the same bytes everywhere.
 */

/** -1, 0 or 1, by code units. */
export function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

export function byId(left: { id: string }, right: { id: string }): number {
  return compareText(left.id, right.id);
}

/** As a reader expects a list of names, capitals and small letters mixed; the id settles a draw. */
export function byName(left: { id: string; name: string }, right: { id: string; name: string }): number {
  return compareText(left.name.toLowerCase(), right.name.toLowerCase()) || byId(left, right);
}

/**
 * Newest first, undated last, equal dates by number. A date without month or day comes after the full dates of its
 * year or month, since it may be any of them.
 */
export function newestFirst(left: ReportFact, right: ReportFact): number {
  return compareText(right.date ?? '', left.date ?? '') || left.number - right.number;
}
