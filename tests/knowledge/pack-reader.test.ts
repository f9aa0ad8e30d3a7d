import { createHash } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { digestInput, type Manifest } from '../../lib/attack/documents';
import { readPack } from '../../lib/knowledge/pack-reader';
import { buildPack, type Pack } from '../../seeds/pack';
import { loadersOf } from '../fixtures/pack-files';
import { actorFact, report, seedsOf, techniqueFact } from '../fixtures/seed-builders';

const pack = buildPack(
  seedsOf({ objects: [techniqueFact('T1001'), techniqueFact('T1002'), actorFact('G0001')], reports: [report(1)] }),
  500,
);
const { digest } = pack.manifest;
const bad = (message: string) =>
  expect.objectContaining({ name: 'AppError', code: 'bad-pack', message: expect.stringContaining(message) });
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** The pack with one file replaced, the manifest and its digest made to fit: malformed, but not damaged. */
function withFile(file: string, text: string): Pack {
  const shards = pack.manifest.shards.map(shard => (shard.file === file ? { ...shard, sha256: sha256(text) } : shard));
  const manifest: Manifest = { ...pack.manifest, shards };
  manifest.digest = sha256(digestInput(manifest));
  return {
    manifest,
    files: pack.files.map(({ path, contents }) => {
      if (path === file) return { path, contents: text };
      return { path, contents: path === 'pack/manifest.json' ? JSON.stringify(manifest) : contents };
    }),
  };
}

test('reads every record of every shard, in the order of the shards', async () => {
  const { manifest, objects, reports } = await readPack(digest, loadersOf(pack));
  expect(manifest).toEqual(pack.manifest);
  expect(objects.map(({ id }) => id)).toEqual(['G0001', 'T1001', 'T1002']);
  expect(reports).toEqual([report(1)]);
});

test('keeps that order when the first shard comes last', async () => {
  const { loadManifest, loadShard } = loadersOf(pack);
  const slowFirst = async (file: string) => {
    if (file === 'pack/objects.json') await new Promise(resolve => setTimeout(resolve, 20));
    return loadShard(file);
  };
  const { objects } = await readPack(digest, { loadManifest, loadShard: slowFirst });
  expect(objects.map(({ id }) => id)).toEqual(['G0001', 'T1001', 'T1002']);
});

test('reports each shard that was read', async () => {
  const onShard = vi.fn();
  await readPack(digest, loadersOf(pack), { onShard });
  expect(pack.manifest.shards).toHaveLength(4);
  expect(onShard.mock.calls).toEqual([
    [1, 4],
    [2, 4],
    [3, 4],
    [4, 4],
  ]);
});

test.each([
  [
    'the manifest can’t be loaded',
    { loadManifest: () => Promise.reject(new Error('404')) },
    'pack/manifest.json: it could not be read',
  ],
  [
    'the manifest is malformed',
    { loadManifest: async () => ({ ...pack.manifest, format: 2 }) },
    'pack/manifest.json: it is malformed',
  ],
  [
    'the manifest is of another build',
    { loadManifest: async () => ({ ...pack.manifest, digest: 'a'.repeat(64) }) },
    'pack/manifest.json: it belongs to another build',
  ],
  [
    'the manifest was changed',
    { loadManifest: async () => ({ ...pack.manifest, shards: [] }) },
    'pack/manifest.json: its SHA-256 is not the one it states',
  ],
  [
    'a shard can’t be loaded',
    { loadShard: () => Promise.reject(new Error('404')) },
    'pack/objects.json: it could not be read',
  ],
  [
    'a shard is damaged',
    { loadShard: async () => new TextEncoder().encode('[]') },
    'pack/objects.json: its SHA-256 is not the one of the manifest',
  ],
])('refuses the pack, naming the file, when %s', async (_, broken, message) => {
  await expect(readPack(digest, { ...loadersOf(pack), ...broken })).rejects.toEqual(bad(message));
});

test.each([
  ['no JSON', 'pack/techniques-1.json', '[{'],
  ['of another shape', 'pack/techniques-1.json', '[{"id":"T1001"}]'],
  ['of the wrong content', 'pack/objects.json', JSON.stringify([report(1)])],
  ['no list', 'pack/reports.json', '{}'],
])('refuses a shard that is %s though its hash is right', async (_, file, text) => {
  const malformed = withFile(file, text);
  await expect(readPack(malformed.manifest.digest, loadersOf(malformed))).rejects.toEqual(
    bad(`${file}: it is malformed`),
  );
});

test('tells the reader what to do and what is safe', async () => {
  await expect(readPack('0'.repeat(64), loadersOf(pack))).rejects.toThrow(
    /Reinstall the extension.*notes are not affected/,
  );
});

describe('an abort stops the reading with the signal’s reason', () => {
  const reason = new Error('enough');
  const aborting = (controller: AbortController) => async () => {
    controller.abort(reason);
    throw new Error('the fetch was aborted');
  };

  test('before it begins', async () => {
    const loadManifest = vi.fn();
    const reading = readPack(digest, { ...loadersOf(pack), loadManifest }, { signal: AbortSignal.abort(reason) });
    await expect(reading).rejects.toBe(reason);
    expect(loadManifest).not.toHaveBeenCalled();
  });

  test.each(['loadManifest', 'loadShard'])('during %s', async loader => {
    const controller = new AbortController();
    const files = { ...loadersOf(pack), [loader]: aborting(controller) };
    await expect(readPack(digest, files, { signal: controller.signal })).rejects.toBe(reason);
  });

  test('after the last shard was loaded', async () => {
    const controller = new AbortController();
    const onShard = (done: number, total: number) => done === total - 1 && controller.abort(reason);
    await expect(readPack(digest, loadersOf(pack), { onShard, signal: controller.signal })).rejects.toBe(reason);
  });
});
