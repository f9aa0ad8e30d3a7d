import type { ObjectKind, ObjectView } from '../knowledge/object-view';
import type { View } from '../knowledge/view';
import type { Link, ObjectDocument, Ref } from './documents';
import type { FactOf, ObjectFact } from './facts';
import { type Kind, parentOf } from './kinds';
import { commaSeparated, idPhrase, linkPhrase, type Phrase, word } from './phrase';
import { DOMAIN_NAMES, formerNameLine, monthAndYear, plural, scopeLine, standingNotice } from './wording';

/** What `wording.ts` says of techniques, for objects of every other kind. */

const KIND_NAMES: Record<ObjectKind, string> = {
  tactic: 'tactic',
  actor: 'actor',
  software: 'software',
  campaign: 'campaign',
  mitigation: 'mitigation',
  'detection-strategy': 'detection strategy',
  analytic: 'analytic',
  'data-component': 'data component',
  'data-source': 'data source',
  asset: 'asset',
};

/** What a card is about, by id and name. An analytic has no name of its own and goes by its strategy's. */
export function shownObject({ object, analytic }: Pick<ObjectView, 'object' | 'analytic'>): Ref {
  return { id: analytic?.id ?? object.id, name: object.name };
}

/** `shownObject` for what a card shows, techniques among it. */
export function shownIn(view: View): Ref {
  return 'object' in view ? shownObject(view) : { id: view.technique.id, name: view.technique.name };
}

/**
 * The line above an object's name, in parts to be joined by ` · `: id, kind, and the counts or dates that tell most of
 * an object of its kind: `G0016`, `actor`, `66 techniques`, `40 reports`.
 */
export function objectHeadline(view: ObjectView): Phrase[][] {
  const { object, analytic } = view;
  const { fact } = object;
  const kind = fact.kind === 'software' ? fact.type : KIND_NAMES[object.kind];
  const what = analytic ? [word('analytic of '), linkPhrase(object.id)] : [word(kind)];
  return [[idPhrase(shownObject(view).id)], what, ...telling(view)];
}

function telling(view: ObjectView): Phrase[][] {
  const { object, analytic } = view;
  if (!analytic && object.fact.kind === 'detection-strategy') {
    const detected = (object.links.technique ?? []).map(({ id }) => linkPhrase(id));
    return detected.length > 0 ? [[word('detects '), ...commaSeparated(detected)]] : [];
  }
  return tellingWords(view)
    .filter(text => text !== '')
    .map(text => [word(text)]);
}

function tellingWords({ object, analytic, reportTotal }: ObjectView): string[] {
  const { fact, links } = object;
  const count = (kind: Kind, one: string) => plural(links[kind]?.length ?? 0, one);
  if (analytic) return [analytic.platforms.join(', ')];
  switch (fact.kind) {
    case 'actor':
      return [count('technique', 'technique'), plural(reportTotal, 'report')];
    case 'software':
      return [count('technique', 'technique'), count('actor', 'actor')];
    case 'campaign':
      return [campaignDates(fact)];
    case 'tactic':
      return [plural(shownTechniques(object).length, 'technique'), domains(fact)];
    case 'mitigation':
    case 'asset':
      return [count('technique', 'technique')];
    case 'data-component':
      return [plural(links['detection-strategy']?.length ?? 0, 'detection strategy', 'detection strategies')];
    case 'data-source':
      return fact.status === 'deprecated' ? ['withdrawn'] : [];
    default:
      return [];
  }
}

/** `August 2019 – January 2021`; one month is said once, and an end that is unknown is left open in words. */
export function campaignDates({ firstSeen, lastSeen }: Pick<FactOf<'campaign'>, 'firstSeen' | 'lastSeen'>): string {
  const [first, last] = [firstSeen, lastSeen].map(day => (day === undefined ? '' : monthAndYear(day)));
  if (!first) return last ? `last seen ${last}` : '';
  if (!last) return `first seen ${first}`;
  return first === last ? first : `${first} – ${last}`;
}

/** Kinds whose techniques come with the reports that saw them. */
const REPORTED: ReadonlySet<ObjectKind> = new Set(['actor', 'software', 'campaign']);

/**
 * The techniques that a card lists. Of a tactic these are those of its matrix column: sub-techniques stand on the card
 * of their technique, unless that is in other tactics only. Those that an actor, software or campaign used come by the
 * number of reports that say so, the most first: what it is known for.
 */
export function shownTechniques({ kind, links }: Pick<ObjectDocument, 'kind' | 'links'>): Link[] {
  const all = links.technique ?? [];
  if (REPORTED.has(kind)) return all.toSorted((one, other) => other.reports.length - one.reports.length);
  if (kind !== 'tactic') return all;
  const ids = new Set(all.map(({ id }) => id));
  return all.filter(({ id }) => !ids.has(parentOf(id) ?? ''));
}

/**
 * What a card says beside a technique that it lists: `4 reports` of what an actor, software or campaign used (one goes
 * without saying); `12 sub-techniques` of what a tactic has; else nothing.
 */
export function techniqueRemark(
  { kind, links }: Pick<ObjectDocument, 'kind' | 'links'>,
  { id, reports }: Link,
): string {
  if (REPORTED.has(kind)) return reports.length > 1 ? plural(reports.length, 'report') : '';
  if (kind !== 'tactic') return '';
  const below = (links.technique ?? []).filter(other => parentOf(other.id) === id).length;
  return below > 0 ? plural(below, 'sub-technique') : '';
}

/**
 * The lines beneath the name: what a tactic was called before, and how many techniques it has with their
 * sub-techniques; of any other object where it applies, as `scopeLine` says it.
 */
export function objectLines({ object }: Pick<ObjectView, 'object'>): Phrase[][] {
  const { fact, links } = object;
  if (fact.kind === 'tactic') {
    const all = links.technique?.length ?? 0;
    const { formerName } = fact;
    return [
      ...(formerName ? [[word(formerNameLine(fact.name, formerName))]] : []),
      ...(all > shownTechniques(object).length ? [[word(`${all.toLocaleString('en')} with sub-techniques`)]] : []),
    ];
  }
  const line = scopeLine({ domains: fact.domains, platforms: fact.kind === 'software' ? fact.platforms : [] });
  return line === null ? [] : [[word(line)]];
}

function domains({ domains }: ObjectFact): string {
  return domains.map(name => DOMAIN_NAMES[name]).join(', ');
}

/**
 * What a vendor calls an actor: `TA421 (Proofpoint)`, `Solar Phoenix (Palo Alto, name match)`. MISP galaxy's link to
 * the actor is explicit unless said otherwise.
 */
export function vendorName({ name, vendor, basis }: FactOf<'actor'>['vendorNames'][number]): string {
  const remarks = [...(vendor === undefined ? [] : [vendor]), ...(basis === 'explicit' ? [] : [basis])];
  return remarks.length > 0 ? `${name} (${remarks.join(', ')})` : name;
}

/**
 * `linked with Russia by MISP galaxy (explicit)`: whose link it is and on which basis, never an attribution of ours.
 * Null where there is none.
 */
export function countryLine(countries: FactOf<'actor'>['countries']): string | null {
  if (countries.length === 0) return null;
  const bases = new Set(countries.map(({ basis }) => basis));
  if (bases.size === 1) {
    return `linked with ${countries.map(({ code }) => countryName(code)).join(' and ')} by MISP galaxy (${[...bases].join()})`;
  }
  return `linked with ${countries.map(({ code, basis }) => `${countryName(code)} (${basis})`).join(' and ')} by MISP galaxy`;
}

const regions = new Intl.DisplayNames('en', { type: 'region' });

function countryName(code: string): string {
  return regions.of(code) ?? code;
}

/** A line of other names, with what they are. */
export interface NamesLine {
  label: string;
  text: string;
}

/** What else an object is called: by ATT&CK, then by vendors; MISP galaxy's link to a country, without a label, last. */
export function namesInWords(fact: ObjectFact): NamesLine[] {
  const aliases = 'aliases' in fact ? fact.aliases : [];
  const vendorNames = fact.kind === 'actor' ? fact.vendorNames.map(vendorName) : [];
  const country = fact.kind === 'actor' ? countryLine(fact.countries) : null;
  return [
    ...(aliases.length > 0 ? [{ label: 'also known as', text: aliases.join(', ') }] : []),
    ...(vendorNames.length > 0 ? [{ label: 'vendor names', text: vendorNames.join(', ') }] : []),
    ...(country === null ? [] : [{ label: '', text: country }]),
  ];
}

/** `basisOf` for an object of another kind. */
export function objectBasis({ summary }: ObjectDocument): 'brief' | 'facts only' {
  return summary === undefined ? 'facts only' : 'brief';
}

/** `staleNotice` for an object: null where it is active and was reached by its own id. */
export function objectNotice({ object, replaced, analytic }: ObjectView): Phrase[] | null {
  const { id, name, fact, successor } = object;
  const { status, revokedOn } = fact;
  // Said of the kind, for one of them had gone before.
  if (fact.kind === 'data-source' && status === 'deprecated') {
    const rest = ' is deprecated: data sources were withdrawn in ATT&CK 18. Data components have taken their place.';
    return [{ text: id, isId: true }, { text: rest }];
  }
  const notice = standingNotice({ id, name, status, successor, revokedOn }, replaced);
  if (!analytic || !notice) return notice;
  return [{ text: analytic.id, isId: true }, { text: ' went with its detection strategy: ' }, ...notice];
}

const TITLES: Record<Exclude<Kind, 'analytic' | 'data-component' | 'data-source' | 'asset'>, string> = {
  technique: 'Techniques',
  tactic: 'Tactics',
  actor: 'Observed actors',
  software: 'Software',
  campaign: 'Campaigns',
  mitigation: 'Mitigations',
  'detection-strategy': 'Detection strategies',
};

/** A kind whose objects another one can be linked with. */
export type LinkedKind = keyof typeof TITLES;

/** Heading over the objects of one kind that an object is linked with. */
export function linksTitle(of: ObjectKind, linked: LinkedKind): string {
  if (of === 'campaign' && linked === 'actor') return 'Attributed by ATT&CK to';
  if (of === 'detection-strategy' && linked === 'technique') return 'Detects';
  return TITLES[linked];
}
