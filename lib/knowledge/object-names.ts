import { type Kind, kindOfId } from '../attack/kinds';
import { type KnowledgeDatabase, objectBlockOf } from './database';
import { LAYERS, type Layer } from './layers';
import { fromStorage } from './storage-error';

/** A shorter name (`at`, `Net`, `Tor`) is in every text. */
const SHORTEST_TELLING_NAME = 4;

/**
 * Names and aliases of objects in lower case, by id, for the scanner to tell an ATT&CK object from what is numbered
 * alike. What says nothing is left out: names that are only the id (`C0010`), and short ones.
 *
 * @throws AppError `storage`
 */
export function objectNames(db: KnowledgeDatabase, ids: readonly string[]): Promise<Record<string, string[]>> {
  const known = ids.flatMap(id => {
    const kind = kindOfId(id);
    return kind ? [{ kind, id }] : [];
  });
  const keys = LAYERS.flatMap(layer =>
    known.map(({ kind, id }): [Layer, Kind, string] => [layer, kind, objectBlockOf({ kind, id })]),
  );
  return fromStorage(async () => {
    const wanted = new Set(ids);
    const names: Record<string, string[]> = {};
    for (const block of await db.objects.bulkGet(keys)) {
      for (const object of block?.objects ?? []) {
        if (wanted.has(object.id)) names[object.id] = namesOf('fact' in object ? object.fact : object);
      }
    }
    return names;
  });
}

function namesOf(object: { id: string; name: string; aliases?: string[] }): string[] {
  const own = [object.name, ...(object.aliases ?? [])].filter(name => name !== object.id);
  return [...new Set(own.map(name => name.toLowerCase()))].filter(name => name.length >= SHORTEST_TELLING_NAME);
}
