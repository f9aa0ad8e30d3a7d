import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { manifestSchema } from '../../lib/attack/documents';
import { buildPack } from '../../seeds/pack';
import { readSeeds, type Seeds } from '../../seeds/pack-read';
import { contents } from '../fixtures/pack-files';
import { actorFact, brief, SOURCES, seedsOf, techniqueFact } from '../fixtures/seed-builders';

describe('the files', () => {
  const seeds = seedsOf({
    objects: [
      techniqueFact('T1001'),
      techniqueFact('T1002'),
      techniqueFact('T1003'),
      actorFact('G0001', { vendorNames: [{ name: 'x', basis: 'explicit' }] }),
    ],
    briefs: { T1001: brief() },
    summaries: { 'actor:G0001': 'Who it is.' },
    sources: [{ ...SOURCES[0]!, terms: ['First paragraph.', 'Second paragraph.'] }, ...SOURCES.slice(1)],
  });
  const pack = buildPack(seeds);
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  const file = (path: string) => pack.files.find(candidate => candidate.path === path)!.contents;

  test('are the shards, the manifest and the notices', () => {
    expect(pack.files.map(({ path }) => path)).toEqual([
      'pack/objects.json',
      'pack/techniques.json',
      'pack/reports.json',
      'pack/manifest.json',
      'pack/NOTICE.txt',
    ]);
    expect(manifestSchema.parse(JSON.parse(file('pack/manifest.json')))).toEqual(pack.manifest);
  });

  test('have the hash and the number of records that the manifest states', () => {
    for (const shard of pack.manifest.shards) {
      expect(shard.sha256).toBe(sha256(file(shard.file)));
      expect(shard.records).toBe(JSON.parse(file(shard.file)).length);
    }
  });

  test.each([
    ['a brief', { ...seeds, briefs: new Map([['T1001', brief('other')]]) }],
    ['a summary', { ...seeds, summaries: new Map([['actor:G0001' as const, 'other']]) }],
    ['a notice', { ...seeds, sources: seeds.sources.map(source => ({ ...source, notice: 'other' })) }],
    ['the release', { ...seeds, sources: seeds.sources.map(source => ({ ...source, version: '20.0' })) }],
    ['a fact', { ...seeds, objects: seeds.objects.slice(1), briefs: new Map() }],
  ])('have another digest when %s changes', (_, changed: Seeds) => {
    expect(buildPack(changed).manifest.digest).not.toBe(pack.manifest.digest);
  });

  test('are cut into shards where they would be too big, in the same order and with nothing lost', () => {
    const cut = buildPack(seeds, 800);
    const techniques = cut.manifest.shards.filter(({ content }) => content === 'techniques');
    expect(techniques.map(shard => shard.file)).toEqual([
      'pack/techniques-1.json',
      'pack/techniques-2.json',
      'pack/techniques-3.json',
    ]);
    expect(contents(cut)).toEqual(contents(pack));
  });

  test('say how much came from each source', () => {
    const counts = Object.fromEntries(pack.manifest.sources.map(source => [source.id, source.counts]));
    expect(counts).toMatchObject({
      attack: { techniques: 3, actors: 1, relations: 0, reports: 0 },
      'misp-galaxy': { 'vendor names': 1, countries: 0 },
      tidbit: { briefs: 1, summaries: 1 },
    });
    expect(pack.manifest.attack).toBe('19.1');
  });

  test('carry notices and licence terms', () => {
    const notice = file('pack/NOTICE.txt');
    for (const text of ['Notice of attack', 'First paragraph.\n\nSecond paragraph.', 'Notice of tidbit']) {
      expect(notice).toContain(text);
    }
    expect(file('pack/manifest.json')).not.toContain('First paragraph.');
  });
});

describe('the committed seeds', { timeout: 60_000 }, () => {
  const seeds = readSeeds('seeds');
  const pack = buildPack(seeds);
  const { techniques, objects, reports } = contents(pack);

  test('give the same pack twice', () => {
    expect(buildPack(readSeeds('seeds'))).toEqual(pack);
  });

  test('hold every technique ever published, and each revoked one leads somewhere or is marked', () => {
    expect(techniques.size).toBeGreaterThanOrEqual(1166);
    expect(techniques.get('T1086')?.successor).toEqual({ id: 'T1059.001', name: 'PowerShell' });
    for (const { status, successor } of techniques.values()) {
      if (successor) expect(techniques.get(successor.id)?.status).not.toBe('revoked');
      if (status === 'active') expect(successor).toBeUndefined();
    }
  });

  test('let no analytic of an active strategy get lost: each stands in the document of some technique', () => {
    const shown = new Set(
      Array.from(techniques.values()).flatMap(({ strategies }) =>
        strategies.flatMap(({ analytics }) => analytics.map(({ id }) => id)),
      ),
    );
    const active = seeds.objects.flatMap(({ fact }) =>
      fact.kind === 'detection-strategy' && fact.status === 'active' ? fact.analytics : [],
    );
    expect(active.length).toBeGreaterThan(2000);
    expect(active.filter(id => !shown.has(id))).toEqual([]);
  });

  test('know S0017 as the active one of its two owners', () => {
    expect(objects.get('software:S0017')).toMatchObject({ name: 'BISCUIT', fact: { status: 'active' } });
  });

  test('carry what is said of an actor and of a software', () => {
    for (const [key, summary] of seeds.summaries) expect(objects.get(key)?.summary).toBe(summary);
    expect(objects.get('actor:G0016')?.summary).toMatch(/^\S.*\.$/);
    expect(objects.get('software:S0154')?.summary).toMatch(/^\S.*[^.]$/);
  });

  test('count few actors of T1204 directly and many with sub-techniques', () => {
    const { direct, withSubtechniques } = techniques.get('T1204')!;
    expect(direct.actors).toBe(2);
    expect(withSubtechniques.actors).toBeGreaterThan(80);
  });

  test('cite no report that is not there', () => {
    const numbers = new Set(reports.map(({ number }) => number));
    for (const document of techniques.values()) {
      expect(document.reports.filter(number => !numbers.has(number))).toEqual([]);
    }
  });

  test('make a pack that fits into the extension: at most 1.85 MB zipped', () => {
    const zipped = pack.files.reduce((sum, { contents: text }) => sum + gzipSync(text, { level: 9 }).length, 0);
    expect(zipped).toBeLessThan(1_850_000);
  });
});
