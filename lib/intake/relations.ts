import { type RelationFact, relationFactSchema } from '../attack/facts';
import type { Release } from './merge';
import type { Lineage } from './objects';
import type { Reference } from './stix';

const TYPES: ReadonlySet<string> = new Set(relationFactSchema.shape.type.options);

function isRelationType(type: string): type is RelationFact['type'] {
  return TYPES.has(type);
}

/** A relation before its reports have numbers. */
export interface CitedRelation extends Omit<RelationFact, 'reports'> {
  citations: Reference[];
}

/**
 * The relations between active objects, each once, with the citations of all its copies.
 *
 * Left out: relationships that are revoked or deprecated; those with an end that is revoked, deprecated, without an
 * ATT&CK id, or not what its id means (`Entry.main`). v18 and v19 hold no such one: MITRE deletes a relation with its
 * object. Citations in the text that no reference explains cannot be resolved and are ignored.
 */
export function readRelations({ entries, relationships }: Release): CitedRelation[] {
  const byEnds = new Map<string, CitedRelation>();
  for (const { relationship_type: type, source_ref, target_ref, external_references } of relationships) {
    if (!isRelationType(type)) continue;
    const source = entries.get(source_ref);
    const target = entries.get(target_ref);
    if (!source?.main || !target?.main || source.status !== 'active' || target.status !== 'active') continue;
    const ends = `${source.key} ${type} ${target.key}`;
    const relation = byEnds.get(ends) ?? { source: source.key, type, target: target.key, citations: [] };
    relation.citations.push(...external_references);
    byEnds.set(ends, relation);
  }
  return [...byEnds].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, relation]) => relation);
}

/** Parents and successors: one step each, to an object of the same kind. Of several, the latest created counts. */
export function readLineage({ entries, relationships }: Release): Lineage {
  const parents = new Map<string, string>();
  const successors = new Map<string, { id: string; on: string }>();
  const byCreation = [...relationships].sort((a, b) => (a.created < b.created ? -1 : a.created > b.created ? 1 : 0));
  for (const { relationship_type, source_ref, target_ref, created } of byCreation) {
    const source = entries.get(source_ref);
    const target = entries.get(target_ref);
    if (!source || !target || source.key === target.key || source.kind !== target.kind) continue;
    if (relationship_type === 'subtechnique-of') parents.set(source_ref, target.id);
    if (relationship_type === 'revoked-by') successors.set(source_ref, { id: target.id, on: created });
  }
  return { parentOf: parents, successorOf: successors };
}
