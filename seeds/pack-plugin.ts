import { statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { type Liveness, packIds } from '../lib/attack/known-ids';
import { buildPack, type Pack } from './pack';
import { byId } from './pack-order';
import { readSeeds, type Seeds, seedFiles } from './pack-read';

/**
 * What the build takes from the seeds: the files of the pack, and the virtual modules by which the worker
 * knows which pack belongs to it and the scanner which ids were ever published.
 */

const FOLDER = fileURLToPath(new URL('.', import.meta.url));

interface Built {
  seeds: Seeds;
  pack: Pack;
}

const built = new Map<string, { stamp: string; value: Built }>();

/**
 * Reads the seeds and builds the pack: once per process, and again when a seed file was added, removed or written
 * since, so that every step of a build, and `wxt dev` for days, may ask.
 *
 * @throws AppError `bad-seed`
 */
export function currentPack(folder = FOLDER): Built {
  const stamp = seedFiles(folder)
    .map(path => `${path} ${statSync(join(folder, path)).mtimeMs}`)
    .join('\n');
  const known = built.get(folder);
  if (known?.stamp === stamp) return known.value;
  const seeds = readSeeds(folder);
  const value = { seeds, pack: buildPack(seeds) };
  built.set(folder, { stamp, value });
  return value;
}

/** The pack's files, for WXT's hook `build:publicAssets`. */
export function packFiles(folder = FOLDER): { relativeDest: string; contents: string }[] {
  return currentPack(folder).pack.files.map(({ path, contents }) => ({ relativeDest: path, contents }));
}

// Assets (A####) are no ids that pages speak of, and a mitigation with a technique's id is read as the technique.
const MARKED = /^(?:T|TA|G|S|C|M|DS|DC|DET|AN)\d{4}/;

/**
 * Every id that pages may mention, and whether it is live or, being revoked or deprecated, stale; by id.
 * The scanner carries this list, to mark nothing that MITRE never published.
 */
export function publishedIds(seeds: Pick<Seeds, 'objects'>): { id: string; liveness: Liveness }[] {
  const statuses = new Map<string, Liveness>();
  for (const { fact } of seeds.objects) {
    if (!MARKED.test(fact.id) || (fact.kind === 'mitigation' && fact.id.startsWith('T'))) continue;
    // Two objects can share an id; the live one is the one it means.
    if (statuses.get(fact.id) !== 'live') statuses.set(fact.id, fact.status === 'active' ? 'live' : 'stale');
  }
  return Array.from(statuses, ([id, liveness]) => ({ id, liveness })).sort(byId);
}

/** Code of the virtual modules, by name. They are declared in pack-virtual.d.ts. */
const MODULES: Record<string, (built: Built) => Record<string, unknown>> = {
  'virtual:pack': ({ pack: { manifest } }) => ({ digest: manifest.digest, attack: manifest.attack }),
  'virtual:known-ids': ({ seeds }) => ({
    packedIds: packIds(publishedIds(seeds).map(({ id, liveness }) => [id, liveness])),
  }),
};
const RESOLVED = '\0';

/** Serves the virtual modules; while watching, a changed seed file changes them. */
export function packPlugin(folder = FOLDER): Plugin {
  return {
    name: 'tidbit:pack',
    resolveId: id => (id in MODULES ? RESOLVED + id : null),
    load(id) {
      const exported = id.startsWith(RESOLVED) && MODULES[id.slice(RESOLVED.length)]?.(currentPack(folder));
      if (!exported) return null;
      for (const path of seedFiles(folder)) this.addWatchFile(join(folder, path));
      return Object.entries(exported)
        .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};\n`)
        .join('');
    },
  };
}
