import type { ObjectDocument, TechniqueDocument } from '../attack/documents';
import { type Kind, objectKey } from '../attack/kinds';
import type { ExportFacts, ObjectFacts } from '../notes/export-facts';
import { type KnowledgeDatabase, objectBlockOf } from './database';
import { LAYERS, type Layer } from './layers';
import { releaseInfo } from './queries';
import { fromStorage } from './storage-error';

interface ObjectId {
  kind: Kind;
  id: string;
}

/**
 * What the installed release says of objects and of the successors of revoked ones, for exports (`objectsToLookUp` names
 * the objects); null before the first sync.
 *
 * @throws AppError `storage`
 */
export function exportFacts(db: KnowledgeDatabase, objects: readonly ObjectId[]): Promise<ExportFacts | null> {
  const read = async (): Promise<ExportFacts | null> => {
    const release = await releaseInfo(db);
    if (!release) return null;
    const asked = await storedObjects(db, objects);
    const successors = asked.flatMap(found => {
      const { kind, id } = identityOf(found);
      return found.successor && found.successor.id !== id ? [{ kind, id: found.successor.id }] : [];
    });
    const found = [...asked, ...(await storedObjects(db, successors))];
    const tacticIds = found.flatMap(one => ('tactics' in one ? one.tactics.map(({ id }) => id) : []));
    const tactics = await storedObjects(
      db,
      tacticIds.map(id => ({ kind: 'tactic', id })),
    );
    const columns = new Map(
      tactics.flatMap(one => ('fact' in one && one.fact.kind === 'tactic' ? [[one.id, one.fact.column] as const] : [])),
    );
    return {
      attack: release.attack,
      // Exports take ids, names, dates and relations, all of which are ATT&CK's.
      notices: release.sources.filter(({ id }) => id === 'attack').map(({ notice }) => notice),
      objects: new Map(found.map(one => factsEntry(one, columns))),
    };
  };
  return fromStorage(() => db.transaction('r', db.objects, db.meta, read));
}

async function storedObjects(
  db: KnowledgeDatabase,
  objects: readonly ObjectId[],
): Promise<(TechniqueDocument | ObjectDocument)[]> {
  const wanted = new Set(objects.map(({ kind, id }) => objectKey(kind, id)));
  const blocks = new Map(objects.map(object => [`${object.kind} ${objectBlockOf(object)}`, object]));
  const keys = LAYERS.flatMap(layer =>
    [...blocks.values()].map((object): [Layer, Kind, string] => [layer, object.kind, objectBlockOf(object)]),
  );
  const found = (await db.objects.bulkGet(keys)).flatMap(block => block?.objects ?? []);
  return found.filter(one => wanted.has(objectKey(identityOf(one).kind, identityOf(one).id)));
}

function identityOf(one: TechniqueDocument | ObjectDocument): ObjectId {
  return { kind: one.kind, id: one.id };
}

function factsEntry(
  one: TechniqueDocument | ObjectDocument,
  columns: ReadonlyMap<string, number | undefined>,
): [string, ObjectFacts] {
  const fact = 'fact' in one ? one.fact : one;
  const tactics = 'tactics' in one ? one.tactics : [];
  return [
    objectKey(one.kind, one.id),
    {
      kind: one.kind,
      id: one.id,
      name: one.name,
      url: fact.url,
      status: fact.status,
      domains: fact.domains,
      created: fact.created,
      modified: fact.modified,
      stixId: fact.stixId,
      tactics: tactics.map(tactic => {
        const column = columns.get(tactic.id);
        return { ...tactic, ...(column !== undefined && { column }) };
      }),
      ...(one.successor && { successor: one.successor }),
      ...('type' in fact && (fact.type === 'malware' || fact.type === 'tool') && { type: fact.type }),
    },
  ];
}
