import { v5 } from 'uuid';
import { KILL_CHAINS } from '../attack/stix-object';
import { webUrl } from '../attack/urls';
import { type ExportFacts, factsOf, type ObjectFacts, successorOf } from './export-facts';
import type { ObjectSubject, PageSubject } from './subject';
import { isoTime } from './when';

/**
 * The parts of STIX 2.1 that exports are made of. Ids are UUIDv5, so that exporting twice, or on two machines, gives the
 * same objects; the namespace is ours, since the one in the specification is for observables.
 */
const NAMESPACE = '455e7765-46c9-51bd-a5c2-0534ad56dacd';

/** A STIX object as it is written; which properties it has depends on its type. */
export type StixObject = { type: string; spec_version: '2.1'; id: string } & Record<string, unknown>;

/** The STIX types of those ATT&CK kinds that STIX itself knows. */
const STIX_TYPES = {
  technique: 'attack-pattern',
  actor: 'intrusion-set',
  campaign: 'campaign',
  mitigation: 'course-of-action',
} as const;

/** The id of an object that `name` identifies among those of its type. */
export function stixId(type: string, name: string): string {
  return `${type}--${v5(`${type}:${name}`, NAMESPACE)}`;
}

/** Times of an object that says no time of its own. */
export interface Times {
  created: number;
  modified: number;
}

/** What every object has. */
export function common(type: string, name: string, { created, modified }: Times): StixObject {
  return {
    type,
    spec_version: '2.1',
    id: stixId(type, name),
    created: isoTime(created),
    // STIX wants no change before the creation, which two clocks could bring about.
    modified: isoTime(Math.max(created, modified)),
  };
}

/** For what has a fixed id but no known times: an object must not look changed in every export. */
const UNKNOWN_TIMES: Times = { created: Date.UTC(2026, 0, 1), modified: Date.UTC(2026, 0, 1) };

/** Who wrote the export: the program, since the user may have given no name. */
export const TIDBIT_ID = stixId('identity', 'Tidbit');

/** The identity that `created_by_ref` names. Its times never change, and so it is the same object everywhere. */
export function tidbitIdentity(): StixObject {
  return {
    ...common('identity', 'Tidbit', UNKNOWN_TIMES),
    name: 'Tidbit',
    identity_class: 'system',
  };
}

/** Where a page is an external reference: an address other than http and https stays on the user's machine. */
export function pageReference({ title, url }: PageSubject, address: string | null): Record<string, string> {
  const link = address ?? webUrl(url);
  return { source_name: title.trim() || 'Page', ...(link === null ? { description: url } : { url: link }) };
}

/**
 * An ATT&CK object; null for the kinds that STIX has no type for (tactics, analytics …). Under MITRE's id, so that what
 * is said of it joins what a platform has already; under one of ours where the facts carry none, as for an unknown id.
 * Either way its external id is there.
 *
 * Only MITRE may make versions of MITRE's objects (STIX 2.1, 3.6). This copy is never taken for one: `modified` is the
 * start of MITRE's day, so the official object is the newer of the two wherever both are.
 */
export function attackObject(object: ObjectSubject, facts: ExportFacts): StixObject | null {
  const known = factsOf(facts, object);
  const type = object.kind === 'software' ? (known?.type ?? 'tool') : stixTypeOf(object.kind);
  if (type === null) return null;
  return {
    ...common(type, `${object.kind}:${object.id}`, known ? daysOf(known) : UNKNOWN_TIMES),
    ...(known?.stixId?.startsWith(`${type}--`) && { id: known.stixId }),
    name: known?.name ?? object.id,
    ...(known?.status === 'revoked' && { revoked: true }),
    ...(type === 'malware' && { is_family: true }),
    ...phases(known),
    external_references: [
      { source_name: 'mitre-attack', external_id: object.id, ...(known?.url && { url: known.url }) },
    ],
  };
}

/** `revoked-by` and `subtechnique-of`: the relations that an export may state as facts. */
export function relationship(type: string, source: StixObject, target: StixObject): StixObject {
  // As old as the younger of the two, so that every export says the same.
  const created = Math.max(...[source, target].map(object => Date.parse(String(object.created))));
  return {
    ...common('relationship', `${type} ${source.id} ${target.id}`, { created, modified: created }),
    created_by_ref: TIDBIT_ID,
    relationship_type: type,
    source_ref: source.id,
    target_ref: target.id,
  };
}

/** A revoked object's successor, as the object of a `revoked-by` relation. */
export function successorSubject(object: ObjectSubject, facts: ExportFacts): ObjectSubject | null {
  const successor = successorOf(facts, object);
  return successor ? { kind: successor.kind, id: successor.id } : null;
}

function stixTypeOf(kind: ObjectSubject['kind']): string | null {
  return kind in STIX_TYPES ? STIX_TYPES[kind as keyof typeof STIX_TYPES] : null;
}

function phases(known: ObjectFacts | undefined) {
  const tactics = known?.kind === 'technique' ? known.tactics : [];
  if (tactics.length === 0) return {};
  return {
    kill_chain_phases: tactics.map(({ shortname, domain }) => ({
      kill_chain_name: KILL_CHAINS[domain],
      phase_name: shortname,
    })),
  };
}

function daysOf({ created, modified }: ObjectFacts): Times {
  return { created: Date.parse(created), modified: Date.parse(modified) };
}
