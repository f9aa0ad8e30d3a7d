import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { currentPack, packFiles, packPlugin, publishedIds } from '../../seeds/pack-plugin';
import { actorFact, SOURCES, seedsOf, techniqueFact } from '../fixtures/seed-builders';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'seeds-'));
  mkdirSync(join(folder, 'facts'));
  mkdirSync(join(folder, 'briefs'));
  mkdirSync(join(folder, 'summaries'));
  for (const name of ['relations', 'reports']) writeFileSync(join(folder, `facts/${name}.ndjson`), '');
  for (const name of ['actors', 'software']) writeFileSync(join(folder, `summaries/${name}.yaml`), '{}\n');
  writeFileSync(join(folder, 'sources.json'), JSON.stringify(SOURCES));
  writeTechniques(['T1001'], 1);
});
afterEach(() => rmSync(folder, { recursive: true }));

function writeTechniques(ids: string[], second: number) {
  const path = join(folder, 'facts/techniques.ndjson');
  writeFileSync(path, ids.map(id => `${JSON.stringify(techniqueFact(id))}\n`).join(''));
  utimesSync(path, second, second);
}

test('the pack is built once as long as the seeds stay as they are', () => {
  expect(currentPack(folder)).toBe(currentPack(folder));
});

test('a written, an added and a removed seed file each bring a new pack', () => {
  const first = currentPack(folder);
  writeTechniques(['T1001', 'T1002'], 2);
  const second = currentPack(folder);
  writeFileSync(join(folder, 'facts/more.ndjson'), `${JSON.stringify(techniqueFact('T1003'))}\n`);
  const third = currentPack(folder);
  rmSync(join(folder, 'facts/more.ndjson'));
  const fourth = currentPack(folder);

  const digests = [first, second, third, fourth].map(({ pack }) => pack.manifest.digest);
  expect(new Set(digests).size).toBe(3);
  expect(digests[3]).toBe(digests[1]);
});

test('the files of the pack come as WXT wants them', () => {
  expect(packFiles(folder).map(({ relativeDest }) => relativeDest)).toContain('pack/manifest.json');
  const manifest = packFiles(folder).find(file => file.relativeDest === 'pack/manifest.json');
  expect(JSON.parse(manifest!.contents)).toEqual(currentPack(folder).pack.manifest);
});

test('the virtual module states digest and release, and watches the seeds', () => {
  const plugin = packPlugin(folder) as unknown as {
    resolveId: (id: string) => string | null;
    load: (this: { addWatchFile: (path: string) => void }, id: string) => string | null;
  };
  const watched: string[] = [];
  const resolved = plugin.resolveId('virtual:pack');
  const code = plugin.load.call({ addWatchFile: path => watched.push(path) }, resolved!);

  expect(code).toBe(
    `export const digest = "${currentPack(folder).pack.manifest.digest}";\nexport const attack = "19.1";\n`,
  );
  for (const path of ['facts/techniques.ndjson', 'summaries/actors.yaml', 'summaries/software.yaml']) {
    expect(watched).toContain(join(folder, path));
  }
  expect(plugin.resolveId('virtual:other')).toBeNull();
});

test('published ids tell live from stale, by id, and a shared id means the live object', () => {
  const objects = [
    techniqueFact('T1003', { status: 'deprecated' }),
    techniqueFact('T1002', { status: 'revoked' }),
    techniqueFact('T1001'),
    actorFact('G0001', { status: 'deprecated' }),
    actorFact('G0001'),
  ];
  expect(publishedIds(seedsOf({ objects }))).toEqual([
    { id: 'G0001', liveness: 'live' },
    { id: 'T1001', liveness: 'live' },
    { id: 'T1002', liveness: 'stale' },
    { id: 'T1003', liveness: 'stale' },
  ]);
});
