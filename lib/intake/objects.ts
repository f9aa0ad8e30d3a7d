import type { ObjectFact } from '../attack/facts';
import { parentOf } from '../attack/kinds';
import type { AttackObject, Entry, Release } from './merge';
import { cleanLine } from './plain-text';
import type { Matrix } from './tactics';

/** What the revoked-by and subtechnique-of relationships say, by STIX id of the source. */
export interface Lineage {
  parentOf: ReadonlyMap<string, string>;
  successorOf: ReadonlyMap<string, { id: string; on: string }>;
}

/** Everything besides the object itself that its fact is made of. */
export interface FactContext {
  entries: Release['entries'];
  matrix: Matrix;
  lineage: Lineage;
  /** Numbers of the reports that the object cites, ascending. */
  references(object: AttackObject): number[];
}

const dayOf = (timestamp: string) => timestamp.slice(0, 10);

/** MITRE's lists have no meaning in their order; "None" is how ICS says that there is nothing to say. */
function platforms(values: readonly string[]): string[] {
  return [...new Set(values.map(cleanLine))].filter(value => value !== '' && value !== 'None').sort();
}

function aliases(values: readonly string[], name: string): string[] {
  return [...new Set(values.map(cleanLine))].filter(alias => alias !== '' && alias !== cleanLine(name));
}

/** A channel names an event or a call (`EventCode=1`, `execve`). From this many words on it is a sentence of MITRE's. */
const SENTENCE_WORDS = 8;

function logSource({ name, channel }: { name: string; channel: string }): { name: string; channel: string } {
  const line = cleanLine(channel);
  return { name: cleanLine(name), channel: line.split(/\s+/).length < SENTENCE_WORDS ? line : '' };
}

/** The same log of the same component is listed once, in MITRE's order. */
function distinct<T>(values: readonly T[]): T[] {
  return [...new Map(values.map(value => [JSON.stringify(value), value])).values()];
}

function common(entry: Entry, { lineage }: FactContext) {
  const { object, id, domains, status, url } = entry;
  const successor = status === 'revoked' ? lineage.successorOf.get(object.id) : undefined;
  return {
    id,
    name: cleanLine(object.name),
    domains,
    status,
    ...(successor && { successor: successor.id, revokedOn: dayOf(successor.on) }),
    created: dayOf(object.created),
    modified: dayOf(object.modified),
    version: object.x_mitre_version,
    url,
    stixId: object.id,
  };
}

function idsOf(stixIds: readonly string[], { entries }: FactContext): string[] {
  const ids = stixIds.flatMap(stixId => entries.get(stixId)?.id ?? []);
  return [...new Set(ids)].sort();
}

/**
 * Turns one merged STIX object into its fact. Vendor names and countries of actors are not STIX: they stay empty.
 * Long because flat: one case for each STIX type, none of which the compiler lets us forget.
 */
export function toObjectFact(entry: Entry, context: FactContext): ObjectFact {
  const { object } = entry;
  const shared = common(entry, context);
  const references = () => context.references(object);
  switch (object.type) {
    case 'attack-pattern': {
      const parent = context.lineage.parentOf.get(object.id) ?? parentOf(entry.id);
      return {
        kind: 'technique',
        ...shared,
        tactics: context.matrix.tacticIds(object.kill_chain_phases),
        platforms: platforms(object.x_mitre_platforms),
        ...(parent !== null && { parent }),
        references: references(),
      };
    }
    case 'x-mitre-tactic': {
      const column = context.matrix.columnOf.get(object.id);
      return {
        kind: 'tactic',
        ...shared,
        shortname: object.x_mitre_shortname,
        ...(column !== undefined && { column }),
      };
    }
    case 'intrusion-set':
      return {
        kind: 'actor',
        ...shared,
        aliases: aliases(object.aliases, object.name),
        vendorNames: [],
        countries: [],
        references: references(),
      };
    case 'malware':
    case 'tool':
      return {
        kind: 'software',
        ...shared,
        type: object.type,
        aliases: aliases(object.x_mitre_aliases, object.name),
        platforms: platforms(object.x_mitre_platforms),
        references: references(),
      };
    case 'campaign':
      return {
        kind: 'campaign',
        ...shared,
        aliases: aliases(object.aliases, object.name),
        ...(object.first_seen !== undefined && { firstSeen: dayOf(object.first_seen) }),
        ...(object.last_seen !== undefined && { lastSeen: dayOf(object.last_seen) }),
        references: references(),
      };
    case 'course-of-action':
      return { kind: 'mitigation', ...shared, references: references() };
    case 'x-mitre-detection-strategy':
      return { kind: 'detection-strategy', ...shared, analytics: idsOf(object.x_mitre_analytic_refs, context) };
    case 'x-mitre-analytic': {
      const logSources = object.x_mitre_log_source_references.flatMap(source => {
        const component = context.entries.get(source.x_mitre_data_component_ref)?.id;
        return component === undefined ? [] : { component, ...logSource(source) };
      });
      return {
        kind: 'analytic',
        ...shared,
        platforms: platforms(object.x_mitre_platforms),
        logSources: distinct(logSources),
      };
    }
    case 'x-mitre-data-component':
      return { kind: 'data-component', ...shared, logSources: distinct(object.x_mitre_log_sources.map(logSource)) };
    case 'x-mitre-data-source':
      return { kind: 'data-source', ...shared };
    case 'x-mitre-asset':
      return { kind: 'asset', ...shared };
  }
}
