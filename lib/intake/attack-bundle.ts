import type { ObjectFact, RelationFact, ReportFact } from '../attack/facts';
import { KINDS } from '../attack/kinds';
import { type AttackObject, type Entry, mergeBundles } from './merge';
import { toObjectFact } from './objects';
import { readLineage, readRelations } from './relations';
import { ReportCollector } from './reports';
import type { StixBundle } from './stix';
import { readMatrix } from './tactics';

/** One ATT&CK release as facts. */
export interface AttackFacts {
  /**
   * By kind (order of `KINDS`), then id. A kind and id can occur twice (S0017): the first line is the object that the id
   * means, and only it has relations.
   */
  objects: ObjectFact[];
  /** By source, type, target. */
  relations: RelationFact[];
  /** By number. */
  reports: ReportFact[];
}

function byKindAndId(a: Entry, b: Entry): number {
  if (a.kind !== b.kind) return KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind);
  if (a.id !== b.id) return a.id < b.id ? -1 : 1;
  if (a.main !== b.main) return a.main ? -1 : 1;
  return a.object.id < b.object.id ? -1 : 1;
}

/** Kinds whose facts list what they cite. Analytics, data sources and assets cite too, but nothing shows it. */
const CITING: ReadonlySet<string> = new Set<Entry['kind']>([
  'technique',
  'actor',
  'software',
  'campaign',
  'mitigation',
]);

/**
 * Turns the bundles of one ATT&CK release (its domains) into facts. The order of bundles and of their objects does not
 * matter.
 *
 * @param known reports of an earlier release, which keep their numbers
 * @throws AppError `bad-stix` naming a malformed object
 */
export function readAttack(bundles: readonly StixBundle[], known: readonly ReportFact[] = []): AttackFacts {
  const release = mergeBundles(bundles);
  const entries = [...release.entries.values()].sort(byKindAndId);
  const cited = readRelations(release);

  const collector = new ReportCollector();
  const keysOf = (references: AttackObject['external_references']) =>
    new Set(references.map(reference => collector.add(reference)).filter(key => key !== null));
  const keysOfObject = new Map(
    entries.filter(({ kind }) => CITING.has(kind)).map(({ object }) => [object.id, keysOf(object.external_references)]),
  );
  const keysOfRelation = cited.map(({ citations }) => keysOf(citations));

  const { reports, numberOf } = collector.number(known);
  const numbers = (keys: ReadonlySet<string> | undefined) =>
    [...(keys ?? [])].flatMap(key => numberOf.get(key) ?? []).sort((a, b) => a - b);

  const context = {
    entries: release.entries,
    matrix: readMatrix(release),
    lineage: readLineage(release),
    references: (object: AttackObject) => numbers(keysOfObject.get(object.id)),
  };
  return {
    objects: entries.map(entry => toObjectFact(entry, context)),
    relations: cited.map(({ source, type, target }, index) => ({
      source,
      type,
      target,
      reports: numbers(keysOfRelation[index]),
    })),
    reports,
  };
}
