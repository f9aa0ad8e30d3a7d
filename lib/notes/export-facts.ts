import type { Domain, Status } from '../attack/facts';
import { type Kind, objectKey } from '../attack/kinds';
import { type ObjectSubject, subjectKey } from './subject';

/** What the installed release says of an object, as far as exports need it. */
export interface ObjectFacts {
  kind: Kind;
  id: string;
  name: string;
  /** Its page on attack.mitre.org. */
  url?: string;
  status: Status;
  domains: readonly Domain[];
  /** Days, `2020-02-11`, of its first and its last change. */
  created: string;
  modified: string;
  /** Of a technique, in matrix order; empty for other kinds. `column` is its place in the domain's matrix, from 0. */
  tactics: readonly { id: string; name: string; shortname: string; domain: Domain; column?: number }[];
  /** Where the chain of revocations ends. */
  successor?: { id: string; name: string };
  /** Of software. */
  type?: 'malware' | 'tool';
  /** Id of the object in the official STIX bundles, `attack-pattern--…`, where the facts carry it. */
  stixId?: string;
}

/** The knowledge that exports speak with. They know no database, so it is looked up before. */
export interface ExportFacts {
  /** ATT&CK release, `19.1`. */
  attack: string;
  /** What the licences of its sources ask to be said. */
  notices: readonly string[];
  /** By `objectKey`: what `objectsToLookUp` names, and the successors of those. */
  objects: ReadonlyMap<string, ObjectFacts>;
}

/** What is known of an object; undefined for an id that the release does not have. */
export function factsOf({ objects }: ExportFacts, object: ObjectSubject): ObjectFacts | undefined {
  return objects.get(subjectKey(object));
}

/** The object that replaced a revoked one; undefined where none did, or nothing is known of it. */
export function successorOf(facts: ExportFacts, object: ObjectSubject): ObjectFacts | undefined {
  const id = factsOf(facts, object)?.successor?.id;
  return id === undefined ? undefined : facts.objects.get(objectKey(object.kind, id));
}

/** `T1566 Phishing`; the id alone where nothing is known of it. */
export function titleOf(facts: ExportFacts, object: ObjectSubject): string {
  const name = factsOf(facts, object)?.name;
  return name === undefined ? object.id : `${object.id} ${name}`;
}

/** A sentence on an object that is not in use any more; null for one that is, or is not known. */
export function staleSentence(facts: ExportFacts, object: ObjectSubject): string | null {
  const known = factsOf(facts, object);
  if (known === undefined || known.status === 'active') return null;
  if (!known.successor) return `${titleOf(facts, object)} was deprecated without a successor.`;
  return `${titleOf(facts, object)} was revoked in favour of ${known.successor.id} ${known.successor.name}.`;
}

/** The matrices, in the order that lists have them. */
export const DOMAINS: readonly Domain[] = ['enterprise', 'mobile', 'ics'];

/** Which matrix an object comes from first; what nothing is known of comes last. */
export function domainOrder(known: ObjectFacts | undefined): number {
  return known ? Math.min(...known.domains.map(domain => DOMAINS.indexOf(domain))) : DOMAINS.length;
}

/** When an object's first tactic comes in its matrix, for sorting by the course of an intrusion. */
export function tacticOrder(known: ObjectFacts | undefined): number {
  return known?.tactics[0]?.column ?? Number.MAX_SAFE_INTEGER;
}
