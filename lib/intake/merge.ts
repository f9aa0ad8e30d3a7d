import { AppError } from '../attack/app-error';
import type { Domain, Status } from '../attack/facts';
import { ID_PATTERNS, type Kind, type ObjectKey, objectKey } from '../attack/kinds';
import { webUrl } from '../attack/urls';
import type { Reference, StixBundle, StixObject, StixOf, StixType } from './stix';

const KIND_OF_TYPE = {
  'attack-pattern': 'technique',
  'x-mitre-tactic': 'tactic',
  'intrusion-set': 'actor',
  malware: 'software',
  tool: 'software',
  campaign: 'campaign',
  'course-of-action': 'mitigation',
  'x-mitre-detection-strategy': 'detection-strategy',
  'x-mitre-analytic': 'analytic',
  'x-mitre-data-component': 'data-component',
  'x-mitre-data-source': 'data-source',
  'x-mitre-asset': 'asset',
} as const satisfies Partial<Record<StixType, Kind>>;

/** A STIX object that becomes a fact. */
export type AttackObject = StixOf<keyof typeof KIND_OF_TYPE>;

/** An ATT&CK object with what its copies in several bundles say together. */
export interface Entry<O extends AttackObject = AttackObject> {
  /** The most recently modified copy. */
  object: O;
  kind: Kind;
  id: string;
  key: ObjectKey;
  url: string;
  status: Status;
  /** Of all copies, in the order of `DOMAINS`. */
  domains: Domain[];
  /**
   * Whether this object is the one that its kind and id mean. S0017 is two objects: the active one is, the deprecated
   * one is not, and no relation of it may be ascribed to the other.
   */
  main: boolean;
}

/** The objects of several bundles as one: each STIX id once. */
export interface Release {
  entries: ReadonlyMap<string, Entry>;
  /** Relationships that are neither revoked nor deprecated. */
  relationships: StixOf<'relationship'>[];
  matrices: StixOf<'x-mitre-matrix'>[];
}

/** Order in which domains are listed everywhere. */
export const DOMAINS: readonly Domain[] = ['enterprise', 'mobile', 'ics'];

const ATTACK_SOURCES: ReadonlySet<string> = new Set(['mitre-attack', 'mitre-mobile-attack', 'mitre-ics-attack']);

function isAttackObject(object: StixObject): object is AttackObject {
  return object.type in KIND_OF_TYPE;
}

/** Whether the reference is the object's own page; CAPEC and NIST ids stand beside it in the same form. */
function isOwnPage(reference: Reference): boolean {
  return ATTACK_SOURCES.has(reference.source_name) && reference.external_id !== undefined;
}

/** `revoked` wins over `deprecated`: it leads on to a successor. */
export function statusOf(object: { revoked: boolean; x_mitre_deprecated: boolean }): Status {
  if (object.revoked) return 'revoked';
  return object.x_mitre_deprecated ? 'deprecated' : 'active';
}

/** Newest copy of every object and relationship, in the order of first appearance. */
function newestCopies(bundles: readonly StixBundle[]): {
  newest: Map<string, StixObject>;
  domains: Map<string, Set<string>>;
} {
  const newest = new Map<string, StixObject>();
  const domains = new Map<string, Set<string>>();
  for (const object of bundles.flatMap(bundle => bundle.objects)) {
    const earlier = newest.get(object.id);
    if (!earlier || earlier.modified < object.modified) newest.set(object.id, object);
    if (!isAttackObject(object)) continue;
    const all = domains.get(object.id) ?? new Set();
    for (const domain of object.x_mitre_domains) all.add(domain);
    domains.set(object.id, all);
  }
  return { newest, domains };
}

/** Null for an object without an ATT&CK id: data components had none until v18, and a user's own objects have none. */
function toEntry(object: AttackObject, stixDomains: ReadonlySet<string>): Entry | null {
  const page = object.external_references.find(isOwnPage);
  if (page?.external_id === undefined) return null;
  const id = page.external_id;
  const kind = KIND_OF_TYPE[object.type];
  const fail = (reason: string) => new AppError('bad-stix', `${object.id} (${id}) ${reason}. Get the file again.`);
  if (!ID_PATTERNS[kind].test(id)) throw fail(`has no id of a ${kind}`);
  const url = page.url?.trim();
  if (url === undefined || webUrl(url) === null) throw fail('has no web address');
  const domains = DOMAINS.filter(domain => stixDomains.has(`${domain}-attack`));
  if (domains.length === 0) throw fail('belongs to no ATT&CK domain');
  const status = statusOf(object);
  return { object, kind, id, key: objectKey(kind, id), url, status, domains, main: true };
}

/** Negative if `a` rather than `b` is the one that their common id means. */
function byClaimToId(a: Entry, b: Entry): number {
  const inactive = Number(a.status !== 'active') - Number(b.status !== 'active');
  if (inactive !== 0) return inactive;
  if (a.object.modified !== b.object.modified) return a.object.modified > b.object.modified ? -1 : 1;
  return a.object.id < b.object.id ? -1 : 1;
}

/**
 * Puts bundles of one release together. An object in several of them is taken once: its newest copy, with the domains
 * of all copies. Where several objects share kind and id, the active (then the newest) one becomes `main`.
 *
 * @throws AppError `bad-stix` naming an object whose ATT&CK id, page or domain is missing or malformed.
 */
export function mergeBundles(bundles: readonly StixBundle[]): Release {
  const { newest, domains } = newestCopies(bundles);
  const entries = new Map<string, Entry>();
  const mainByKey = new Map<ObjectKey, Entry>();
  const relationships: Release['relationships'] = [];
  const matrices: Release['matrices'] = [];
  for (const object of newest.values()) {
    if (object.type === 'x-mitre-matrix') matrices.push(object);
    if (object.type === 'relationship' && statusOf(object) === 'active') relationships.push(object);
    if (!isAttackObject(object)) continue;
    const entry = toEntry(object, domains.get(object.id) ?? new Set());
    if (!entry) continue;
    entries.set(object.id, entry);
    const rival = mainByKey.get(entry.key);
    if (rival) {
      const winner = byClaimToId(entry, rival) < 0 ? entry : rival;
      rival.main = winner === rival;
      entry.main = winner === entry;
    }
    if (entry.main) mainByKey.set(entry.key, entry);
  }
  return { entries, relationships, matrices };
}
