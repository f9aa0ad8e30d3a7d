import { type Document, isMap, isScalar, LineCounter, type Pair, parseDocument } from 'yaml';
import { AppError } from '../lib/attack/app-error';
import { type Brief, briefSchema } from '../lib/attack/brief';
import type { Status } from '../lib/attack/facts';
import { ID_PATTERNS, parentOf } from '../lib/attack/kinds';

/** What is wrong, and where: an offset into the file. */
interface Problem {
  offset: number;
  reason: string;
}

/**
 * Reads one file of `seeds/briefs`: top-level keys are technique ids of the file's family, `T1204.yaml` holding
 * `T1204` and its sub-techniques.
 *
 * @param path how messages name the file; its last part gives the family
 * @param statuses every technique of the facts; briefs are written for active ones only
 * @throws AppError `bad-seed` with a line `file:line: reason` for each problem of the file
 */
export function parseBriefs(path: string, text: string, statuses: ReadonlyMap<string, Status>): Map<string, Brief> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const syntax = [...document.errors, ...document.warnings].map(
    ({ pos, message }): Problem => ({ offset: pos[0], reason: message }),
  );
  // What follows from broken YAML would only be noise.
  const { briefs, problems } =
    syntax.length > 0
      ? { briefs: new Map<string, Brief>(), problems: syntax }
      : parseEntries(document, familyOf(path), statuses);
  if (problems.length === 0) return briefs;
  const messages = problems.map(({ offset, reason }) => `${path}:${lines.linePos(offset).line}: ${reason}`);
  throw new AppError('bad-seed', messages.join('\n'));
}

function parseEntries(document: Document, family: string, statuses: ReadonlyMap<string, Status>) {
  const briefs = new Map<string, Brief>();
  const problems: Problem[] = [];
  if (!isMap(document.contents)) problems.push({ offset: 0, reason: 'must be a mapping of technique ids to briefs' });
  for (const pair of isMap(document.contents) ? document.contents.items : []) {
    const id = keyOf(pair);
    const wrongId = idProblem(id, family, statuses);
    if (wrongId) problems.push({ offset: offsetOf(pair), reason: wrongId });
    const brief = parseBrief(id, pair, document);
    if (Array.isArray(brief)) problems.push(...brief);
    else briefs.set(id, brief);
  }
  return { briefs, problems };
}

function parseBrief(id: string, pair: Pair, document: Document): Brief | Problem[] {
  const value = isMap(pair.value) ? pair.value : null;
  const parsed = briefSchema.safeParse(value?.toJS(document));
  if (parsed.success) return parsed.data;
  return parsed.error.issues.map(({ path: [field], message }): Problem => {
    const fieldPair = value?.items.find(item => keyOf(item) === field);
    const reason = [id, field, message].filter(part => part !== undefined).join(' ');
    return { offset: offsetOf(fieldPair ?? pair), reason };
  });
}

/** The technique whose family the file holds: `briefs/T1204.yaml` → `T1204`. */
function familyOf(path: string): string {
  return path.replace(/^.*\//, '').replace(/\.yaml$/, '');
}

function idProblem(id: string, family: string, statuses: ReadonlyMap<string, Status>): string | null {
  if (!ID_PATTERNS.technique.test(id)) return `${id} is no technique id`;
  if ((parentOf(id) ?? id) !== family) return `${id} does not belong in ${family}.yaml`;
  const status = statuses.get(id);
  if (!status) return `${id} is not among the technique facts`;
  return status === 'active' ? null : `${id} is ${status}: briefs are written for active techniques`;
}

function keyOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : String(key);
}

function offsetOf({ key }: Pair): number {
  return (isScalar(key) ? key.range?.[0] : undefined) ?? 0;
}

/** Phrases that fill a line without saying anything, or that are MITRE's own way to begin. */
export const BANNED_PHRASES = ['adversaries may', 'threat actors may', 'monitor for suspicious', 'various'];

/** Which of `BANNED_PHRASES` a text contains, in any case, as whole words. */
export function findBannedPhrases(text: string): string[] {
  return BANNED_PHRASES.filter(phrase => new RegExp(`\\b${phrase}\\b`, 'i').test(text)).map(
    phrase => `says "${phrase}"`,
  );
}

/** Addresses: a card is read in passing, and a link in its prose would age unseen. */
export function findUrls(text: string): string[] {
  return Array.from(text.matchAll(/\b(?:[a-z][a-z0-9+.-]*:\/\/|www\.)\S+/gi), ([url]) => `has the URL ${url}`);
}

// `#`, `-`, `*` and `+` count at the start only, and `_` never: in prose they belong to file patterns and class names.
const MARKUP = /`|\*\*|\]\(|^(?:#{1,6}|[-*+]) |<\/?(?:code|b|i|em|strong|br|p|ul|li)\b[^>]*>/;

/** Markdown and HTML: cards show a brief as plain text. */
export function findMarkup(text: string): string[] {
  const markup = MARKUP.exec(text)?.[0].trim();
  return markup ? [`has the markup ${markup}`] : [];
}

const RULES = [findBannedPhrases, findUrls, findMarkup];

/**
 * What would make a reader stumble, one line a finding: `detection says "various"`. Empty means clean.
 * Whether a brief is true, no program can tell; whether it is ours, `originality.mjs` of the reference data does.
 */
export function lintBrief(brief: Brief): string[] {
  return (['description', 'detection', 'hunt'] as const).flatMap(field =>
    RULES.flatMap(rule => rule(brief[field])).map(finding => `${field} ${finding}`),
  );
}
