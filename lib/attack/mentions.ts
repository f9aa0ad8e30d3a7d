/** One id written in a text: which, and where (UTF-16 offsets, as `Range` counts). */
export interface IdMatch {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

// What browsers and editors put inside words without showing it: soft hyphen, zero-width characters, joiners, marks.
const UNSEEN = '[\\u00AD\\u200B-\\u200F\\u2060\\uFEFF]*';
const spread = (pattern: string) => pattern.replaceAll('~', UNSEEN);

const PREFIX = 'D~E~T|D~[SC]|A~N|T~A|[TGSCM]';
// The sub-technique hangs on a dot (in Markdown and patterns an escaped one), on a slash as in attack.mitre.org's
// addresses, or on a hyphen or underscore as in file names and rule tags.
const CANDIDATE = new RegExp(spread(`(${PREFIX})~(\\d~\\d~\\d~\\d)(?:~(\\\\?[./]|[_-])~(\\d~\\d~\\d))?`), 'gi');

// `T1059.001/.003`, `T1021 (.001, .004)`, `T1003.001, .002, and .003`, `T1021.001–.004`, `T1059.001/003`: more
// sub-techniques of the one just named.
const ANOTHER_SUB = /(?:(?:\s{0,2}(?:[,;/&+([、–-]|and|or|to)){1,3}\s{0,2}(?=\.)|(?<=\d)\/)(\.?\d{3})(?!\w|\.\d)/y;

// Scripts that write words with spaces. Chinese, Japanese and Thai letters may touch an id.
const WORD = /[\p{sc=Latin}\p{sc=Cyrillic}\p{sc=Greek}\p{Nd}]/u;

// Other schemes that number the same way: ATLAS, and ATT&CK's own first mobile and PRE ids.
const OTHER_SCHEME = /(?:AML\.|MOB-|PRE-)\u200B?$/i;
const LONGEST_SCHEME = 8;
// A zero-width space parts words; the other unseen characters stand inside them.
const JOINING = new RegExp(UNSEEN.replace('B-', 'C-'), 'g');

/** Full-width characters are as long as the plain ones, so offsets stay. */
function narrowed(text: string): string {
  return text.replace(/[！-～]/g, character => character.normalize('NFKC'));
}

/**
 * At the end of a text, an id without its last characters: `T`, `T12`, `T1204`, `T1204.`, `T1204_0`. Read from the end
 * backwards, which is where most texts fail. It names what may stand in an id, because to make a negated class ready
 * for `i` takes the browser a millisecond.
 */
export const HALF_ID = new RegExp(spread(`$(?<=(?<![a-z\\d])((?:${PREFIX})(?:~[\\d０-９._/\\\\-])*~))`), 'i');

// The last letter of a prefix and four digits, narrow or full-width. Most texts have no digit: that is looked for first.
const LETTER_AND_DIGITS = spread('[\\d０-９](?<=[TGSCMANＡ-ｚ]~.)(?:~[\\d０-９]){3}');

/** Matches wherever `findIds` finds something, also where more text stands around it. At the first digit. */
export const ID_DIGITS = new RegExp(LETTER_AND_DIGITS, 'gi');

/** Matches wherever `findIds` or `HALF_ID` does. One look, which nearly all texts fail: a second costs as much again. */
export const MAY_HOLD_ID = new RegExp(`${LETTER_AND_DIGITS}|${HALF_ID.source}`, 'i');

/**
 * Finds what is written like an ATT&CK id in `text`, left to right, in its canonical form.
 *
 * It knows the grammar, not the catalogue: whether `T9999` was ever published is for `isKnown` to say, which also
 * decides what a hyphen means: `T1059-001` is the sub-technique if there is one.
 * Nothing is found in a longer token (`GT1030`, `T12045`) or where the part after the dot is no sub-technique
 * (`T1204.0021`, `T1204.5`): reading a part of it would name another technique.
 *
 * @example
 * findIds('via t1059/001, then T1105.', known); // T1059.001 at 4–13, T1105 at 20–25
 */
export function findIds(text: string, isKnown: (id: string) => unknown): IdMatch[] {
  const found: IdMatch[] = [];
  const plain = narrowed(text);
  for (const match of plain.matchAll(CANDIDATE)) {
    const first = read(plain, match, isKnown);
    if (!first) continue;
    found.push(first, ...furtherSubs(plain, first, isKnown));
  }
  return found;
}

function read(text: string, match: RegExpExecArray, isKnown: (id: string) => unknown): IdMatch | null {
  const [whole, letters = '', number = '', joint = '', sub = ''] = match;
  const start = match.index;
  const base = seen(letters + number).toUpperCase();
  if (sub && /^T\d/.test(base)) {
    const id = `${base}.${seen(sub)}`;
    const end = start + whole.length;
    const isWhole = standsAlone(text, start, end, true);
    if (isWhole && isKnown(id)) return { id, start, end };
    // After a dot it is a sub-technique or nothing; after a slash it may be the year of an address.
    if (joint.endsWith('.') || (joint === '/' && isWhole)) return null;
  }
  // What follows the base id, if anything: the joint, the sub-technique and what is unseen between them.
  const end = start + (sub ? whole.lastIndexOf(joint) : whole.length);
  return standsAlone(text, start, end, sub !== '') && isKnown(base) ? { id: base, start, end } : null;
}

function furtherSubs(text: string, first: IdMatch, isKnown: (id: string) => unknown): IdMatch[] {
  const further: IdMatch[] = [];
  const parent = first.id.slice(0, 'T0000'.length);
  ANOTHER_SUB.lastIndex = first.end;
  for (let match = ANOTHER_SUB.exec(text); match; match = ANOTHER_SUB.exec(text)) {
    const [, sub = ''] = match;
    const id = `${parent}.${sub.slice(-3)}`;
    const end = ANOTHER_SUB.lastIndex;
    if (isKnown(id)) further.push({ id, start: end - sub.length, end });
  }
  return further;
}

function seen(text: string): string {
  return text.replace(/\W/g, '');
}

/** `isRead`: a slash and a number after `end` were looked at already. */
function standsAlone(text: string, start: number, end: number, isRead: boolean): boolean {
  const before = text.slice(Math.max(0, start - LONGEST_SCHEME), start).replace(JOINING, '');
  if (WORD.test(before.slice(-1)) || OTHER_SCHEME.test(before)) return false;
  const after = text.slice(end, end + LONGEST_SCHEME).replace(JOINING, '');
  return !WORD.test(after.charAt(0)) && !(isRead ? /^\.\d/ : /^[./]\d/).test(after);
}
