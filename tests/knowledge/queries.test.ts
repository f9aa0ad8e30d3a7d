import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { KnowledgeDatabase } from '../../lib/knowledge/database';
import { release, techniqueView } from '../../lib/knowledge/queries';
import { syncPack } from '../../lib/knowledge/sync';
import { buildPack } from '../../seeds/pack';
import { loadersOf } from '../fixtures/pack-files';
import {
  actorFact,
  brief,
  campaignFact,
  mitigationFact,
  relation,
  report,
  seedsOf,
  softwareFact,
  techniqueFact,
} from '../fixtures/seed-builders';

const pack = buildPack(
  seedsOf({
    objects: [
      techniqueFact('T1001', { name: 'Live' }),
      techniqueFact('T1001.001', { parent: 'T1001' }),
      techniqueFact('T1002', { name: 'First', status: 'revoked', successor: 'T1003', revokedOn: '2020-07-31' }),
      techniqueFact('T1003', { name: 'Second', status: 'revoked', successor: 'T1001' }),
      techniqueFact('T1004', { name: 'Third', status: 'revoked', successor: 'T1005' }),
      techniqueFact('T1005', { name: 'Withdrawn', status: 'deprecated' }),
      techniqueFact('T1006', { name: 'Lost', status: 'revoked' }),
      mitigationFact('T1007', { status: 'deprecated' }),
      actorFact('G0001', { name: 'Zebra' }),
      softwareFact('S0001', { name: 'beacon' }),
      campaignFact('C0001', { name: 'Night Shift' }),
    ],
    relations: [
      relation('actor:G0001', 'uses', 'technique:T1001', [1, 2, 100]),
      relation('software:S0001', 'uses', 'technique:T1001', [2, 3]),
      relation('campaign:C0001', 'uses', 'technique:T1001', [2]),
      relation('actor:G0001', 'uses', 'technique:T1001.001', [4]),
    ],
    reports: [report(1, '2019'), report(2, '2023-05-01'), report(3), report(4, '2024'), report(100, '2021')],
    briefs: { T1001: brief() },
  }),
);

const db = new KnowledgeDatabase('queries');
const empty = new KnowledgeDatabase('queries-empty');
beforeAll(() => syncPack({ db, digest: pack.manifest.digest, ...loadersOf(pack) }));
afterAll(async () => {
  await db.delete();
  await empty.delete();
});

describe('techniqueView', () => {
  test('shows a technique with its document as the pack has it, and the release', async () => {
    const view = await techniqueView(db, 'T1001', { reports: 5 });
    expect(view).toMatchObject({
      technique: {
        id: 'T1001',
        name: 'Live',
        brief: brief(),
        direct: { actors: 1, reports: 4 },
        withSubtechniques: { actors: 1, reports: 5 },
      },
      release: { attack: '19.1', sources: pack.manifest.sources },
    });
    expect(view).not.toHaveProperty('replaced');
    expect(view?.technique).not.toHaveProperty('layer');
  });

  test.each([
    ['in one step', 'T1003', { id: 'T1003', name: 'Second' }, 'T1001'],
    ['through a chain', 'T1002', { id: 'T1002', name: 'First', on: '2020-07-31' }, 'T1001'],
    ['that was deprecated later', 'T1004', { id: 'T1004', name: 'Third' }, 'T1005'],
  ])('follows a revoked technique to its successor %s', async (_, asked, replaced, shown) => {
    const view = await techniqueView(db, asked, { reports: 0 });
    expect(view?.replaced).toEqual(replaced);
    expect(view?.technique.id).toBe(shown);
  });

  test.each([
    ['deprecated', 'T1005'],
    ['revoked without a successor', 'T1006'],
  ])('shows a technique that is %s as itself', async (_, id) => {
    const view = await techniqueView(db, id, { reports: 5 });
    expect(view?.technique.id).toBe(id);
    expect(view).not.toHaveProperty('replaced');
  });

  test.each([
    ['an id that was never published', 'T9999'],
    ['the id of a mitigation only', 'T1007'],
    ['the id of an actor', 'G0001'],
  ])('knows nothing of %s', async (_, id) => {
    expect(await techniqueView(db, id, { reports: 5 })).toBeNull();
  });

  test.each([
    [0, []],
    [2, [2, 100]],
    [10, [2, 100, 1, 3]],
    ['all' as const, [2, 100, 1, 3]],
  ])('brings %s reports, newest first', async (reports, numbers) => {
    const view = await techniqueView(db, 'T1001', { reports });
    expect(view?.reports.map(({ number }) => number)).toEqual(numbers);
    expect(view?.technique.reports).toHaveLength(4);
  });

  test('says for whom each report is cited, by name', async () => {
    const view = await techniqueView(db, 'T1001', { reports: 'all' });
    expect(view?.reports.map(({ number, citedFor }) => [number, citedFor])).toEqual([
      [2, ['beacon', 'Night Shift', 'Zebra']],
      [100, ['Zebra']],
      [1, ['Zebra']],
      [3, ['beacon']],
    ]);
    expect(view?.reports[0]).toEqual({ ...report(2, '2023-05-01'), citedFor: ['beacon', 'Night Shift', 'Zebra'] });
  });

  test('knows nothing before the first sync', async () => {
    expect(await techniqueView(empty, 'T1001', { reports: 5 })).toBeNull();
  });

  test.each([
    ['a report that it cites', 'T1001', 'report 2 is missing'],
    ['the successor', 'T1004', 'technique T1005 is missing'],
  ])('fails aloud when %s is not there', async (_, id, message) => {
    const torn = new KnowledgeDatabase('queries-torn');
    await syncPack({ db: torn, digest: pack.manifest.digest, ...loadersOf(pack) });
    await torn.reports.clear();
    await torn.objects.delete(['pack', 'technique', 'T1005']);
    await expect(techniqueView(torn, id, { reports: 1 })).rejects.toMatchObject({
      code: 'bad-pack',
      message: expect.stringContaining(message),
    });
    await torn.delete();
  });

  test('is of one moment: a write that begins between its reads has to wait', async () => {
    const reader = new KnowledgeDatabase('queries-moment');
    const writer = new KnowledgeDatabase('queries-moment');
    await syncPack({ db: reader, digest: pack.manifest.digest, ...loadersOf(pack) });
    await writer.open();
    const bulkGet = reader.reports.bulkGet.bind(reader.reports);
    vi.spyOn(reader.reports, 'bulkGet').mockImplementation(keys => {
      writer.backendDB().transaction('reports', 'readwrite').objectStore('reports').clear();
      return bulkGet(keys);
    });

    expect((await techniqueView(reader, 'T1001', { reports: 'all' }))?.reports).toHaveLength(4);
    expect(await writer.reports.count()).toBe(0);
    writer.close();
    await reader.delete();
  });

  test('turns a refusal of the browser into a storage error', async () => {
    const closed = new KnowledgeDatabase('queries-closed');
    closed.close();
    await expect(techniqueView(closed, 'T1001', { reports: 1 })).rejects.toMatchObject({ code: 'storage' });
  });
});

describe('release', () => {
  test('is what is installed', async () => {
    expect(await release(db)).toEqual({ attack: '19.1', sources: pack.manifest.sources });
  });

  test('is null before the first sync', async () => {
    expect(await release(empty)).toBeNull();
  });
});
