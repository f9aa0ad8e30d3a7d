import type { ObjectKind, ObjectView } from '../knowledge/object-view';
import type { Link, ObjectDocument, Ref } from './documents';
import type { FactOf, ObjectFact } from './facts';
import { type Kind, parentOf } from './kinds';
import { DOMAIN_NAMES, monthAndYear, type Phrase, plural, scopeLine, standingNotice } from './wording';

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

/**
 * The line above an object's name, in parts to be joined by ` · `: id, kind, and the counts or dates that tell most of
 * an object of its kind: `G0016`, `actor`, `66 techniques`, `40 reports`.
 */
export function objectHeadline(view: ObjectView): string[] {
  const { object, analytic } = view;
  const { fact } = object;
  const kind = fact.kind === 'software' ? fact.type : KIND_NAMES[object.kind];
  const what = analytic ? `analytic of ${object.id}` : kind;
  return [shownObject(view).id, what, ...telling(view).filter(part => part !== '')];
}

function telling({ object, analytic, reportTotal }: ObjectView): string[] {
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
    case 'detection-strategy':
      return (links.technique ?? []).map(({ id }) => `detects ${id}`);
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

/**
 * The techniques that a card lists. Of a tactic these are those of its matrix column: sub-techniques stand on the card
 * of their technique, unless that is in other tactics only.
 */
export function shownTechniques({ kind, links }: Pick<ObjectDocument, 'kind' | 'links'>): Link[] {
  const all = links.technique ?? [];
  if (kind !== 'tactic') return all;
  const ids = new Set(all.map(({ id }) => id));
  return all.filter(({ id }) => !ids.has(parentOf(id) ?? ''));
}

/**
 * The lines beneath the name: how many techniques a tactic has with their sub-techniques; of any other object where it
 * applies, as `scopeLine` says it.
 */
export function objectLines({ object }: Pick<ObjectView, 'object'>): string[] {
  const { fact, links } = object;
  if (fact.kind === 'tactic') {
    const all = links.technique?.length ?? 0;
    return all > shownTechniques(object).length ? [`${all.toLocaleString('en')} with sub-techniques`] : [];
  }
  return scope({ domains: fact.domains, platforms: fact.kind === 'software' ? fact.platforms : [] });
}

function scope(where: Parameters<typeof scopeLine>[0]): string[] {
  const line = scopeLine(where);
  return line === null ? [] : [line];
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
 * `linked with RU by MISP galaxy (explicit)`: whose link it is and on which basis, never an attribution of ours.
 * Null where there is none.
 */
export function countryLine(countries: FactOf<'actor'>['countries']): string | null {
  if (countries.length === 0) return null;
  const bases = new Set(countries.map(({ basis }) => basis));
  if (bases.size === 1) {
    return `linked with ${countries.map(({ code }) => code).join(' and ')} by MISP galaxy (${[...bases].join()})`;
  }
  return `linked with ${countries.map(({ code, basis }) => `${code} (${basis})`).join(' and ')} by MISP galaxy`;
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
