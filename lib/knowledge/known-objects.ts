import { Dexie } from 'dexie';
import type { ObjectDocument, Ref, TechniqueDocument } from '../attack/documents';
import type { Domain, Status } from '../attack/facts';
import { type Kind, type ObjectKey, objectKey } from '../attack/kinds';
import type { ActorProfile } from '../attack/who-fits';
import { type KnowledgeDatabase, type ObjectBlock, objectBlockOf } from './database';
import { LAYERS, type Layer } from './layers';
import { fromStorage } from './storage-error';

/** What lists say of an object: no joins, so that hundreds are read at once. */
export interface KnownObject {
  kind: Kind;
  id: string;
  name: string;
  /** Its page on attack.mitre.org. */
  url: string;
  status: Status;
  domains: Domain[];
  /** Days, `2020-02-11`. */
  created: string;
  modified: string;
  /** Of a technique, in matrix order; `column` is the tactic's place in the matrix of its domain, from 0. */
  tactics: { id: string; name: string; shortname: string; domain: Domain; column?: number }[];
  /** Where the chain of revocations ends. */
  successor?: Ref;
  /** Of software. */
  type?: 'malware' | 'tool';
}

/** A column of a matrix. */
export interface TacticColumn extends Ref {
  domain: Domain;
  /** From 0. */
  column: number;
}

/**
 * Objects by key, and with a revoked one that which replaced it. An id that the release does not have is missing.
 *
 * @throws AppError `storage`
 */
export function knownObjects(
  db: KnowledgeDatabase,
  wanted: readonly { kind: Kind; id: string }[],
): Promise<Map<ObjectKey, KnownObject>> {
  return fromStorage(() =>
    db.transaction('r', db.objects, async () => {
      const columns = new Map((await tacticDocuments(db)).map(({ id, fact }) => [id, columnOf(fact)]));
      const asked = await documents(db, wanted);
      const successors = await documents(
        db,
        asked.flatMap(({ kind, successor }) => (successor ? [{ kind, id: successor.id }] : [])),
      );
      return new Map(
        [...asked, ...successors].map(object => [objectKey(object.kind, object.id), known(object, columns)]),
      );
    }),
  );
}

/**
 * The columns of every matrix, in order.
 *
 * @throws AppError `storage`
 */
export function tacticColumns(db: KnowledgeDatabase): Promise<TacticColumn[]> {
  return fromStorage(async () =>
    (await tacticDocuments(db))
      .flatMap(({ id, name, fact }) => {
        const column = columnOf(fact);
        return column === undefined ? [] : fact.domains.map(domain => ({ id, name, domain, column }));
      })
      .sort((a, b) => a.column - b.column),
  );
}

/**
 * Every actor in use with the techniques it was seen using.
 *
 * @throws AppError `storage`
 */
export function actorProfiles(db: KnowledgeDatabase): Promise<ActorProfile[]> {
  return fromStorage(async () =>
    (await ofKind(db, 'actor'))
      .filter(({ fact }) => fact.status === 'active')
      .map(({ id, name, links }) => ({ id, name, techniques: (links.technique ?? []).map(link => link.id) })),
  );
}

function tacticDocuments(db: KnowledgeDatabase): Promise<ObjectDocument[]> {
  return ofKind(db, 'tactic');
}

function columnOf(fact: ObjectDocument['fact']): number | undefined {
  return fact.kind === 'tactic' ? fact.column : undefined;
}

async function ofKind(db: KnowledgeDatabase, kind: ObjectDocument['kind']): Promise<ObjectDocument[]> {
  const blocks = await Promise.all(
    LAYERS.map(layer =>
      db.objects
        .where('[layer+kind+block]')
        .between([layer, kind, Dexie.minKey], [layer, kind, Dexie.maxKey])
        .toArray(),
    ),
  );
  return once(blocks.flat()).filter((object): object is ObjectDocument => object.kind === kind);
}

async function documents(
  db: KnowledgeDatabase,
  wanted: readonly { kind: Kind; id: string }[],
): Promise<(TechniqueDocument | ObjectDocument)[]> {
  const names = new Set(wanted.map(({ kind, id }) => objectKey(kind, id)));
  const blocks = new Map(
    LAYERS.flatMap(layer =>
      wanted.map(({ kind, id }): [string, [Layer, Kind, string]] => {
        const block = objectBlockOf({ kind, id });
        return [`${layer} ${kind} ${block}`, [layer, kind, block]];
      }),
    ),
  );
  const found = await db.objects.bulkGet([...blocks.values()]);
  return once(found).filter(({ kind, id }) => names.has(objectKey(kind, id)));
}

/** The objects of blocks, each of the first layer that has it: the order of `LAYERS`. */
function once(blocks: readonly (ObjectBlock | undefined)[]): (TechniqueDocument | ObjectDocument)[] {
  const byKey = new Map<ObjectKey, TechniqueDocument | ObjectDocument>();
  for (const object of blocks.flatMap(block => block?.objects ?? [])) {
    const key = objectKey(object.kind, object.id);
    if (!byKey.has(key)) byKey.set(key, object);
  }
  return [...byKey.values()];
}

function known(object: TechniqueDocument | ObjectDocument, columns: Map<string, number | undefined>): KnownObject {
  const { url, status, domains, created, modified } = 'fact' in object ? object.fact : object;
  const tactics = object.kind === 'technique' ? object.tactics : [];
  return {
    kind: object.kind,
    id: object.id,
    name: object.name,
    ...{ url, status, domains, created, modified },
    tactics: tactics.map(tactic => {
      const column = columns.get(tactic.id);
      return { ...tactic, ...(column !== undefined && { column }) };
    }),
    ...(object.successor && { successor: object.successor }),
    ...('fact' in object && object.fact.kind === 'software' && { type: object.fact.type }),
  };
}
