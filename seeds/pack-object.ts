import type { Link, ObjectDocument } from '../lib/attack/documents';
import type { FactOf, ObjectFact } from '../lib/attack/facts';
import { KINDS, type ObjectKey, objectKey } from '../lib/attack/kinds';
import type { Graph } from './pack-graph';
import { byId, byName, compareText } from './pack-order';

/**
 * One document per object that is no technique, by kind and id, with what it is related with in either direction.
 * Analytics have none: they stand inside the strategies of a technique's document.
 *
 * Two joins are no relations of ATT&CK but fields, turned round here: the techniques of a tactic, and the strategies
 * whose analytics read a data component.
 *
 * @throws AppError `bad-seed` when a strategy names an unknown analytic
 */
export function objectDocuments(graph: Graph, summaries: ReadonlyMap<ObjectKey, string>): ObjectDocument[] {
  const turned = turnFields(graph);
  return Array.from(graph.objects.values())
    .flatMap(fact =>
      fact.kind === 'technique' || fact.kind === 'analytic' ? [] : [objectDocument(graph, fact, turned, summaries)],
    )
    .sort((left, right) => compareText(left.kind, right.kind) || byId(left, right));
}

type DocumentedFact = Exclude<ObjectFact, FactOf<'technique' | 'analytic'>>;

function objectDocument(
  graph: Graph,
  fact: DocumentedFact,
  turned: TurnedFields,
  summaries: ReadonlyMap<ObjectKey, string>,
): ObjectDocument {
  const key = objectKey(fact.kind, fact.id);
  const links: ObjectDocument['links'] = {};
  for (const kind of KINDS) {
    const fromFields = Array.from(turned.get(key) ?? []).filter(
      other => other.kind === kind && other.status === 'active',
    );
    const ofKind: Link[] = [
      ...graph.linksOf(key, kind),
      ...fromFields.map(({ id, name }): Link => ({ id, name, reports: [] })),
    ];
    // An id tells where a technique belongs, of the others the reader knows the name.
    if (ofKind.length > 0) links[kind] = ofKind.sort(kind === 'technique' ? byId : byName);
  }
  const summary = summaries.get(key);
  const successor = graph.endOfChain(fact);
  return {
    kind: fact.kind,
    id: fact.id,
    name: fact.name,
    fact,
    ...(summary !== undefined && { summary }),
    ...(successor && { successor }),
    links,
  };
}

/** By key of the object that a field names, the objects that have it in that field. */
type TurnedFields = Map<ObjectKey, Set<ObjectFact>>;

function turnFields(graph: Graph): TurnedFields {
  const turned: TurnedFields = new Map();
  const add = (key: ObjectKey, owner: ObjectFact) => turned.set(key, (turned.get(key) ?? new Set()).add(owner));

  for (const technique of graph.ofKind('technique')) {
    for (const tactic of technique.tactics) add(objectKey('tactic', tactic), technique);
  }
  for (const strategy of graph.ofKind('detection-strategy')) {
    for (const id of strategy.analytics) {
      const { logSources } = graph.resolve('analytic', id, strategy);
      for (const { component } of logSources) add(objectKey('data-component', component), strategy);
    }
  }
  return turned;
}
