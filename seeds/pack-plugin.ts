import { statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { packIds } from '../lib/attack/known-ids';
import { buildPack, type Pack } from './pack';
import { byId } from './pack-order';
import { readSeeds, type Seeds, seedFiles, techniqueStatusesOf } from './pack-read';

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

/**
 * Whether each technique id ever published is live or, being revoked or deprecated, stale; by id.
 * The scanner carries this list, to mark nothing that MITRE never published.
 */
export function techniqueStatuses(seeds: Pick<Seeds, 'objects'>): { id: string; live: boolean }[] {
  return Array.from(techniqueStatusesOf(seeds.objects), ([id, status]) => ({ id, live: status === 'active' })).sort(
    byId,
  );
}

/** Code of the virtual modules, by name. They are declared in pack-virtual.d.ts. */
const MODULES: Record<string, (built: Built) => Record<string, unknown>> = {
  'virtual:pack': ({ pack: { manifest } }) => ({ digest: manifest.digest, attack: manifest.attack }),
  'virtual:known-ids': ({ seeds }) => ({
    packedIds: packIds(techniqueStatuses(seeds).map(({ id, live }) => [id, live ? 'live' : 'stale'])),
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
