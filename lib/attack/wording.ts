import type { Replaced } from '../knowledge/technique-view';
import type { Ref, TechniqueDocument } from './documents';
import type { Domain, FormerName, Status } from './facts';
import { commaSeparated, idPhrase, linkPhrase, type Phrase, textOf, word } from './phrase';

/** Sentences and counts as every surface says them: card, workspace and Markdown must not differ. */

const number = new Intl.NumberFormat('en');

/** Count and noun: `1 actor`, `2 actors`, `1,204 reports`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${number.format(count)} ${count === 1 ? one : many}`;
}

/** Tactics in prose, matrix order, each once although domains repeat them: `credential access, collection`. */
export function tacticsInProse(tactics: TechniqueDocument['tactics']): string {
  return textOf(tacticPhrases(tactics));
}

function tacticPhrases(tactics: TechniqueDocument['tactics']): Phrase[] {
  const byName = new Map(tactics.map(({ id, shortname }) => [shortname.replaceAll('-', ' '), id] as const).reverse());
  const names = [...byName].reverse();
  return commaSeparated(names.map(([name, id]) => linkPhrase(id, name)));
}

/**
 * The line above a technique's name, in parts to be joined by ` · `:
 * `T1204`, `execution`, `2 actors`, `7 correlated reports`. Counts are direct; a technique without tactic lacks that part.
 */
export function techniqueHeadline({ id, tactics, direct }: TechniqueDocument): Phrase[][] {
  const prose = tacticPhrases(tactics);
  const counts = [plural(direct.actors, 'actor'), plural(direct.reports, 'correlated report')];
  return [[idPhrase(id)], ...(prose.length > 0 ? [prose] : []), ...counts.map(count => [word(count)])];
}

/** `techniqueHeadline` without links. */
export function headline(technique: TechniqueDocument): string[] {
  return techniqueHeadline(technique).map(textOf);
}

/** `with sub-techniques 99 actors · 399 reports`, or null where the sub-techniques add nothing. */
export function subtechniquesLine({ direct, withSubtechniques }: TechniqueDocument): string | null {
  const { actors, reports } = withSubtechniques;
  if (actors === direct.actors && reports === direct.reports) return null;
  return `with sub-techniques ${plural(actors, 'actor')} · ${plural(reports, 'report')}`;
}

/** The domains as a reader knows them. */
export const DOMAIN_NAMES: Record<Domain, string> = { enterprise: 'Enterprise', mobile: 'Mobile', ics: 'ICS' };

/**
 * Where a technique or other object applies: `Linux, Windows`, `Mobile · Android, iOS`, `ICS`.
 * The domain is said unless it is enterprise alone, which readers take for granted. Null where nothing is known.
 */
export function scopeLine({ domains, platforms }: Pick<TechniqueDocument, 'domains' | 'platforms'>): string | null {
  const isPlainEnterprise = domains.length === 1 && domains[0] === 'enterprise';
  const domain = isPlainEnterprise ? '' : domains.map(name => DOMAIN_NAMES[name]).join(', ');
  return [domain, platforms.join(', ')].filter(Boolean).join(' · ') || null;
}

/** `Stealth, until April 2026 Defense Evasion`: for who reads a page that still has the old name. */
export function formerNameLine(name: string, { name: before, until }: FormerName): string {
  return `${name}, until ${monthAndYear(until)} ${before}`;
}

/** The lines beneath a technique's name, as far as there is something to say: its parent, counts, where it applies. */
export function techniqueLines(technique: TechniqueDocument): Phrase[][] {
  const { parent } = technique;
  const reach = subtechniquesLine(technique);
  const scope = scopeLine(technique);
  return [
    ...(parent ? [[word('part of '), linkPhrase(parent.id), word(' '), linkPhrase(parent.id, parent.name)]] : []),
    ...(reach === null ? [] : [[word(reach)]]),
    ...(scope === null ? [] : [[word(scope)]]),
    ...technique.tactics.flatMap(({ name, formerName }) =>
      formerName ? [[word(formerNameLine(name, formerName))]] : [],
    ),
  ];
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `2020-07-08` → `July 2020`. Cut from the text, not through `Date`: a time zone must not move the month. */
export function monthAndYear(day: string): string {
  return `${MONTHS[Number(day.slice(5, 7)) - 1] ?? ''} ${day.slice(0, 4)}`.trim();
}

/** Names in a row, cut honestly: `APT29, FIN7 and 3 more`. */
export function nameList(names: readonly string[], limit: number): string {
  if (names.length <= limit) return names.join(', ');
  return `${names.slice(0, limit).join(', ')} and ${number.format(names.length - limit)} more`;
}

/** How an object stands in its release: in use, replaced or withdrawn. */
export interface Standing extends Ref {
  status: Status;
  successor?: Ref | undefined;
  revokedOn?: string | undefined;
}

/**
 * What a reader must know before using the id they read: that it was revoked, when, what it is now,
 * and whether that is deprecated in turn (a chain of revocations can end in a deprecated technique).
 * Null for an active technique reached by its own id.
 */
export function staleNotice(view: { technique: Standing; replaced?: Replaced }): Phrase[] | null {
  return standingNotice(view.technique, view.replaced);
}

/** `staleNotice` for an object of any kind; `replaced` is the id on the page where it is another one. */
export function standingNotice(shown: Standing, replaced: Replaced | undefined): Phrase[] | null {
  const { id, name, status, successor, revokedOn } = shown;
  if (replaced) return [...revoked(replaced.id, replaced.on), ...became(shown), ...formerName(replaced.name, name)];
  if (status === 'active') return null;
  if (status === 'deprecated') return [idPhrase(id), word(' is deprecated and has no successor.')];
  if (successor === undefined) return [...revoked(id, revokedOn), word(' It has no successor.')];
  return [...revoked(id, revokedOn), word(' It is now '), idPhrase(successor.id), word('.')];
}

function revoked(id: string, on: string | undefined): Phrase[] {
  return [idPhrase(id), word(on === undefined ? ' was revoked.' : ` was revoked in ${monthAndYear(on)}.`)];
}

function became({ id, status }: Standing): Phrase[] {
  if (status === 'active') return [word(' It is now '), idPhrase(id), word('.')];
  return [word(' It became '), idPhrase(id), word(`, which is ${status} and has no successor.`)];
}

function formerName(before: string, now: string): Phrase[] {
  return before === now ? [] : [word(` Its name was ${before}.`)];
}

/** What the text below an ATT&CK version was made of: our brief, or facts alone. */
export function basisOf({ brief }: TechniqueDocument): 'brief' | 'facts only' {
  return brief ? 'brief' : 'facts only';
}

/** Said in place of a missing description. */
export const NO_BRIEF = 'No brief yet for this technique. Its facts are below.';
