import { type Document, isMap, type Pair } from 'yaml';
import { type Brief, briefSchema } from '../lib/attack/brief';
import type { Status } from '../lib/attack/facts';
import { ID_PATTERNS, parentOf } from '../lib/attack/kinds';
import { findSpellings } from './brief-spelling';
import { keyOf, offsetOf, type Problem, parseYamlMap } from './yaml-map';

/**
 * Reads one file of `seeds/briefs`: top-level keys are technique ids of the file's family, `T1204.yaml` holding
 * `T1204` and its sub-techniques.
 *
 * @param path how messages name the file; its last part gives the family
 * @param statuses every technique of the facts; briefs are written for active ones only
 * @throws AppError `bad-seed` with a line `file:line: reason` for each problem of the file
 */
export function parseBriefs(path: string, text: string, statuses: ReadonlyMap<string, Status>): Map<string, Brief> {
  const family = familyOf(path);
  return parseYamlMap(path, text, 'technique ids to briefs', (id, pair, document) => {
    const wrongId = idProblem(id, family, statuses);
    const brief = parseBrief(id, pair, document);
    if (!wrongId) return brief;
    return [{ offset: offsetOf(pair), reason: wrongId }, ...(Array.isArray(brief) ? brief : [])];
  });
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

const RULES = [findBannedPhrases, findUrls, findMarkup, findSpellings];

/**
 * What would make a reader stumble, one line a finding: `detection says "various"`. Empty means clean.
 * Whether a brief is true, no program can tell; whether it is ours, `originality.mjs` of the reference data does.
 */
export function lintBrief(brief: Brief): string[] {
  return (['description', 'detection', 'hunt'] as const).flatMap(field =>
    RULES.flatMap(rule => rule(brief[field])).map(finding => `${field} ${finding}`),
  );
}
