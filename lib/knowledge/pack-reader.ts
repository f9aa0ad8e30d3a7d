import { AppError } from '../attack/app-error';
import {
  digestInput,
  type Manifest,
  manifestSchema,
  type ObjectDocument,
  objectDocumentSchema,
  type ReportDocument,
  reportDocumentSchema,
  type TechniqueDocument,
  techniqueDocumentSchema,
} from '../attack/documents';

/** Where the pack is read from; in the extension both fetch a bundled file. */
export interface PackFiles {
  /** The parsed JSON of `pack/manifest.json`. */
  loadManifest: () => Promise<unknown>;
  /** The bytes of a shard; `file` is the manifest's name for it, a path from the root of the extension. */
  loadShard: (file: string) => Promise<BufferSource>;
}

/** A whole pack, checked. */
export interface PackContents {
  manifest: Manifest;
  objects: (TechniqueDocument | ObjectDocument)[];
  reports: ReportDocument[];
}

/**
 * Reads and checks the bundled pack: the manifest must have the digest that the code was built with, each shard the
 * hash that the manifest says, each record the shape that the code expects.
 *
 * @param onShard called after each shard with the number of shards read so far and in all
 * @throws AppError `bad-pack`, naming the file; the signal's reason when it aborts
 */
export async function readPack(
  digest: string,
  { loadManifest, loadShard }: PackFiles,
  { onShard, signal }: { onShard?: (done: number, total: number) => void; signal?: AbortSignal } = {},
): Promise<PackContents> {
  const load = async <Value>(file: string, load: () => Promise<Value>): Promise<Value> => {
    signal?.throwIfAborted();
    try {
      return await load();
    } catch (thrown) {
      signal?.throwIfAborted();
      throw badPack(file, 'it could not be read', thrown);
    }
  };

  const manifest = await checkManifest(await load(MANIFEST, loadManifest), digest);
  let done = 0;
  const readShard = async (shard: Shard): Promise<Records> => {
    const records = await checkShard(await load(shard.file, () => loadShard(shard.file)), shard);
    signal?.throwIfAborted();
    done += 1;
    onShard?.(done, manifest.shards.length);
    return records;
  };
  // All at once: while one is fetched and hashed on other threads, another is parsed on this.
  const records = await Promise.all(manifest.shards.map(readShard));
  return {
    manifest,
    objects: records.flatMap(({ objects }) => objects ?? []),
    reports: records.flatMap(({ reports }) => reports ?? []),
  };
}

type Shard = Manifest['shards'][number];
type Records = Partial<Omit<PackContents, 'manifest'>>;

const MANIFEST = 'pack/manifest.json';

async function checkManifest(json: unknown, digest: string): Promise<Manifest> {
  const parsed = manifestSchema.safeParse(json);
  if (!parsed.success) throw badPack(MANIFEST, 'it is malformed', parsed.error);
  const manifest = parsed.data;
  if (manifest.digest !== digest) throw badPack(MANIFEST, 'it belongs to another build');
  if ((await sha256(new TextEncoder().encode(digestInput(manifest)))) !== digest) {
    throw badPack(MANIFEST, 'its SHA-256 is not the one it states');
  }
  return manifest;
}

const techniques = techniqueDocumentSchema.array();
const objects = objectDocumentSchema.array();
const reports = reportDocumentSchema.array();

async function checkShard(bytes: BufferSource, { file, content, sha256: expected }: Shard): Promise<Records> {
  if ((await sha256(bytes)) !== expected) throw badPack(file, 'its SHA-256 is not the one of the manifest');
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (content === 'reports') return { reports: reports.parse(json) };
    return { objects: content === 'techniques' ? techniques.parse(json) : objects.parse(json) };
  } catch (thrown) {
    throw badPack(file, 'it is malformed', thrown);
  }
}

async function sha256(bytes: BufferSource): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(hash), byte => byte.toString(16).padStart(2, '0')).join('');
}

function badPack(file: string, reason: string, cause?: unknown): AppError {
  const message =
    `The knowledge that comes with Tidbit can't be used: ${file}: ${reason}. ` +
    'Reinstall the extension. What was installed before is still there, and notes are not affected.';
  return new AppError('bad-pack', message, { cause });
}
