import { AppError } from '../lib/attack/app-error';
import type { Link, Ref } from '../lib/attack/documents';
import type { FactOf, ObjectFact, RelationFact, ReportFact, Status } from '../lib/attack/facts';
import { type Kind, type ObjectKey, objectKey } from '../lib/attack/kinds';
import { newestFirst } from './pack-order';
import type { Located, Seeds } from './pack-read';

/** The facts as a graph whose every edge ends in a known object; where an edge does not, building it throws. */
export interface Graph {
  /** Every object, one per kind and id, by key. */
  objects: ReadonlyMap<ObjectKey, ObjectFact>;
  /** The objects of one kind. */
  ofKind: <K extends Kind>(kind: K) => FactOf<K>[];
  /** The object that a field of another one names; `where` tells that other one. */
  resolve: <K extends Kind>(kind: K, id: string, owner: ObjectFact) => FactOf<K>;
  /** What an object is related with, in both directions, as far as the other one is active. Unordered. */
  linksOf: (key: ObjectKey, otherKind: Kind) => Link[];
  /** The distinct reports of several lists, newest first. */
  sortReports: (numbers: Iterable<number>) => number[];
  reports: ReadonlyMap<number, ReportFact>;
  /** Where the chain of revocations ends; undefined for an object that was not revoked, or for nothing. */
  endOfChain: (fact: ObjectFact) => Ref | undefined;
}

/**
 * Joins the facts.
 *
 * Of two objects with one kind and id the active one counts: MITRE gave S0017 twice (BISCUIT, and a withdrawn EKANS).
 *
 * @throws AppError `bad-seed` with file and line when an id, a report number or a relation names something unknown,
 * when a relation is repeated or joins the wrong kinds, and when a chain of revocations is a circle
 */
export function buildGraph(seeds: Pick<Seeds, 'objects' | 'relations' | 'reports'>): Graph {
  const located = indexObjects(seeds.objects);
  const objects = new Map(Array.from(located, ([key, { fact }]) => [key, fact]));
  const reports = indexReports(seeds.reports);
  const sortReports = (numbers: Iterable<number>) =>
    Array.from(new Set(numbers), number => reports.get(number))
      .filter(report => report !== undefined)
      .sort(newestFirst)
      .map(({ number }) => number);

  checkReferences(located.values(), reports);
  const edges = indexRelations(seeds.relations, objects, reports);
  const resolve: Graph['resolve'] = (kind, id, owner) => {
    const fact = objects.get(objectKey(kind, id));
    if (!fact || !isOfKind(fact, kind)) throw unknownObject(located, owner, `${kind}:${id}`);
    return fact;
  };

  return {
    objects,
    reports,
    ofKind: kind => Array.from(objects.values()).filter(fact => isOfKind(fact, kind)),
    resolve,
    linksOf: (key, otherKind) =>
      (edges.get(key) ?? []).flatMap(({ other, reports: cited }): Link[] =>
        other.kind === otherKind && other.status === 'active'
          ? [{ id: other.id, name: other.name, reports: sortReports(cited) }]
          : [],
      ),
    sortReports,
    endOfChain: fact => endOfChain(fact, located),
  };
}

// Which kinds each relation joins. STIX allows more; ATT&CK uses these.
const ENDS: Record<RelationFact['type'], { source: Kind[]; target: Kind[] }> = {
  uses: { source: ['actor', 'software', 'campaign'], target: ['technique', 'software'] },
  mitigates: { source: ['mitigation'], target: ['technique'] },
  detects: { source: ['detection-strategy'], target: ['technique'] },
  'attributed-to': { source: ['campaign'], target: ['actor'] },
  targets: { source: ['technique'], target: ['asset'] },
};

interface Edge {
  other: ObjectFact;
  reports: number[];
}

function isOfKind<K extends Kind>(fact: ObjectFact, kind: K): fact is FactOf<K> {
  return fact.kind === kind;
}

function isActive({ fact }: Located<{ status: Status }>): boolean {
  return fact.status === 'active';
}

function keyOf({ kind, id }: ObjectFact): ObjectKey {
  return objectKey(kind, id);
}

function indexObjects(facts: Located<ObjectFact>[]): Map<ObjectKey, Located<ObjectFact>> {
  const index = new Map<ObjectKey, Located<ObjectFact>>();
  for (const next of facts) {
    const key = keyOf(next.fact);
    const before = index.get(key);
    if (before && isActive(before) === isActive(next)) {
      throw new AppError('bad-seed', `${next.where}: ${key} stands also at ${before.where}`);
    }
    if (!before || isActive(next)) index.set(key, next);
  }
  return index;
}

function indexReports(facts: Located<ReportFact>[]): Map<number, ReportFact> {
  const index = new Map<number, ReportFact>();
  for (const { where, fact } of facts) {
    if (index.has(fact.number)) throw new AppError('bad-seed', `${where}: report ${fact.number} stands twice`);
    index.set(fact.number, fact);
  }
  return index;
}

function checkReferences(facts: Iterable<Located<ObjectFact>>, reports: ReadonlyMap<number, ReportFact>): void {
  for (const { where, fact } of facts) {
    if ('references' in fact) checkReports(where, fact.references, reports);
  }
}

function checkReports(where: string, numbers: number[], reports: ReadonlyMap<number, ReportFact>): void {
  const missing = numbers.find(number => !reports.has(number));
  if (missing !== undefined) throw new AppError('bad-seed', `${where}: report ${missing} is unknown`);
}

/** The edges of every object, each relation standing at both its ends. */
function indexRelations(
  relations: Located<RelationFact>[],
  objects: ReadonlyMap<ObjectKey, ObjectFact>,
  reports: ReadonlyMap<number, ReportFact>,
): Map<ObjectKey, Edge[]> {
  const edges = new Map<ObjectKey, Edge[]>();
  const seen = new Set<string>();
  const add = (key: ObjectKey, edge: Edge) => {
    const list = edges.get(key);
    if (list) list.push(edge);
    else edges.set(key, [edge]);
  };

  for (const { where, fact } of relations) {
    const end = (key: ObjectKey, side: 'source' | 'target') => {
      const object = objects.get(key);
      if (!object) throw new AppError('bad-seed', `${where}: ${key} is unknown`);
      if (ENDS[fact.type][side].includes(object.kind)) return object;
      throw new AppError('bad-seed', `${where}: ${key} can't be the ${side} of "${fact.type}"`);
    };
    const source = end(fact.source, 'source');
    const target = end(fact.target, 'target');
    const pair = `${fact.source} ${fact.target}`;
    if (seen.has(pair)) throw new AppError('bad-seed', `${where}: ${pair} are related twice`);
    seen.add(pair);
    checkReports(where, fact.reports, reports);
    add(fact.source, { other: target, reports: fact.reports });
    add(fact.target, { other: source, reports: fact.reports });
  }
  return edges;
}

function endOfChain(fact: ObjectFact, located: ReadonlyMap<ObjectKey, Located<ObjectFact>>): Ref | undefined {
  const chain = new Set<ObjectFact>([fact]);
  let end = fact;
  while (end.successor !== undefined) {
    const next = located.get(objectKey(end.kind, end.successor))?.fact;
    if (!next) throw unknownObject(located, end, `${end.kind}:${end.successor}`);
    if (chain.has(next)) {
      const circle = Array.from(chain, ({ id }) => id).join(' → ');
      throw new AppError('bad-seed', `${located.get(keyOf(fact))?.where}: revoked in a circle, ${circle} → ${next.id}`);
    }
    chain.add(next);
    end = next;
  }
  return end === fact ? undefined : { id: end.id, name: end.name };
}

function unknownObject(
  located: ReadonlyMap<ObjectKey, Located<ObjectFact>>,
  owner: ObjectFact,
  named: string,
): AppError {
  const where = located.get(keyOf(owner))?.where ?? keyOf(owner);
  return new AppError('bad-seed', `${where}: ${named} is unknown`);
}
