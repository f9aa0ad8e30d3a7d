import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { FactOf } from '../../lib/attack/facts';
import { KnowledgeDatabase } from '../../lib/knowledge/database';
import { objectView } from '../../lib/knowledge/object-queries';
import { syncPack } from '../../lib/knowledge/sync';
import { buildPack, type Pack } from '../../seeds/pack';
import { newestFirst } from '../../seeds/pack-order';
import { loadersOf } from '../fixtures/pack-files';
import {
  actorFact,
  analyticFact,
  assetFact,
  campaignFact,
  componentFact,
  mitigationFact,
  relation,
  report,
  seedsOf,
  softwareFact,
  strategyFact,
  tacticFact,
  techniqueFact,
} from '../fixtures/seed-builders';

const sysmon = { component: 'DC0001', name: 'WinEventLog:Sysmon', channel: 'EventCode=1' };
const dataSource: FactOf<'data-source'> = { ...assetFact('DS0001'), kind: 'data-source', status: 'deprecated' };

const pack = buildPack(
  seedsOf({
    objects: [
      tacticFact('TA0001'),
      techniqueFact('T1001', { name: 'Domains', tactics: ['TA0001'] }),
      techniqueFact('T1002', { name: 'Domains' }),
      mitigationFact('M1001'),
      mitigationFact('T1007', { name: 'Old kind of mitigation', status: 'deprecated' }),
      actorFact('G0001', { name: 'Zebra' }),
      actorFact('G0002', { name: 'Zorse', status: 'revoked', successor: 'G0001', revokedOn: '2021-05-04' }),
      actorFact('G0003', { name: 'Zonkey', status: 'revoked', successor: 'G0002' }),
      actorFact('G0004', { status: 'deprecated' }),
      softwareFact('S0001', { name: 'beacon' }),
      softwareFact('S0002', { name: 'bacon', status: 'revoked', successor: 'S0001' }),
      campaignFact('C0001', { name: 'Night Shift' }),
      dataSource,
      componentFact('DC0001'),
      analyticFact('AN0001', { logSources: [sysmon] }),
      analyticFact('AN0002', { platforms: ['Linux'] }),
      analyticFact('AN0003', { status: 'deprecated' }),
      strategyFact('DET0011', ['AN0001', 'AN0002']),
      strategyFact('DET0025', ['AN0003'], { status: 'deprecated' }),
    ],
    relations: [
      relation('actor:G0001', 'uses', 'technique:T1001', [1, 2]),
      relation('actor:G0001', 'uses', 'technique:T1002', [1, 3]),
      relation('actor:G0001', 'uses', 'software:S0001', [2, 4, 70]),
      relation('software:S0001', 'uses', 'technique:T1001', [5]),
      relation('campaign:C0001', 'uses', 'technique:T1001', [2]),
      relation('campaign:C0001', 'uses', 'software:S0001', [6]),
      relation('campaign:C0001', 'attributed-to', 'actor:G0001', [7]),
      relation('mitigation:M1001', 'mitigates', 'technique:T1001', [1]),
      relation('detection-strategy:DET0011', 'detects', 'technique:T1001'),
    ],
    reports: [
      report(1, '2019'),
      report(2, '2023-05-01'),
      report(3),
      report(4, '2019-02'),
      report(5, '2020'),
      report(6, '2024'),
      report(7, '2026'),
      report(70, '2023-06'),
    ],
  }),
);

async function filled(name: string, from: Pack = pack): Promise<KnowledgeDatabase> {
  const db = new KnowledgeDatabase(name);
  await syncPack({ db, digest: from.manifest.digest, ...loadersOf(from) });
  return db;
}

let db: KnowledgeDatabase;
const empty = new KnowledgeDatabase('objects-empty');
beforeAll(async () => {
  db = await filled('objects');
});
afterAll(async () => {
  await db.delete();
  await empty.delete();
});

test.each([
  ['tactic', 'TA0001', ['technique']],
  ['actor', 'G0001', ['technique', 'software', 'campaign']],
  ['software', 'S0001', ['technique', 'actor', 'campaign']],
  ['campaign', 'C0001', ['technique', 'actor', 'software']],
  ['mitigation', 'M1001', ['technique']],
  ['mitigation', 'T1007', []],
  ['detection-strategy', 'DET0011', ['technique']],
  ['data-component', 'DC0001', ['detection-strategy']],
  ['data-source', 'DS0001', []],
] as const)('shows %s %s with what the release links with it', async (kind, id, linked) => {
  const view = await objectView(db, kind, id);
  expect(view).toMatchObject({ object: { kind, id, fact: { kind, id } }, release: { attack: '19.1' } });
  expect(Object.keys(view?.object.links ?? {})).toEqual(linked);
  expect(view).not.toHaveProperty('replaced');
});

test.each([
  ['in one step', 'G0002', { id: 'G0002', name: 'Zorse', on: '2021-05-04' }],
  ['through a chain', 'G0003', { id: 'G0003', name: 'Zonkey' }],
])('follows a revoked actor to its successor %s', async (_, asked, replaced) => {
  const view = await objectView(db, 'actor', asked);
  expect(view?.replaced).toEqual(replaced);
  expect(view?.object.id).toBe('G0001');
  expect(view?.reportTotal).toBe(5);
});

test('follows revoked software', async () => {
  expect(await objectView(db, 'software', 'S0002')).toMatchObject({
    object: { id: 'S0001' },
    replaced: { id: 'S0002', name: 'bacon' },
  });
});

test('shows a deprecated object as itself', async () => {
  const view = await objectView(db, 'actor', 'G0004');
  expect(view).toMatchObject({ object: { id: 'G0004', fact: { status: 'deprecated' } }, reportTotal: 0 });
});

test.each([
  ['an id that was never published', 'actor', 'G9999'],
  ['an id of another kind', 'software', 'G0001'],
  ['a technique taken for a mitigation', 'mitigation', 'T1001'],
  ['an analytic that no strategy has', 'analytic', 'AN9999'],
  ['a strategy taken for an analytic', 'analytic', 'DET0011'],
] as const)('knows nothing of %s', async (_, kind, id) => {
  expect(await objectView(db, kind, id)).toBeNull();
});

test('knows nothing before the first sync', async () => {
  expect(await objectView(empty, 'actor', 'G0001')).toBeNull();
  expect(await objectView(empty, 'analytic', 'AN0001')).toBeNull();
});

describe('analytics', () => {
  const windows = {
    id: 'AN0001',
    platforms: ['Windows'],
    logSources: [
      {
        component: { id: 'DC0001', name: 'Component DC0001' },
        name: 'WinEventLog:Sysmon',
        channel: 'EventCode=1',
      },
    ],
  };
  const linux = { id: 'AN0002', platforms: ['Linux'], logSources: [] };

  test('a detection strategy comes with all of them', async () => {
    const view = await objectView(db, 'detection-strategy', 'DET0011');
    expect(view?.analytics).toEqual([windows, linux]);
    expect(view).not.toHaveProperty('analytic');
  });

  test.each([
    ['AN0001', windows],
    ['AN0002', linux],
  ])('%s is answered with its strategy', async (id, expected) => {
    expect(await objectView(db, 'analytic', id)).toMatchObject({
      object: { kind: 'detection-strategy', id: 'DET0011' },
      analytic: expected,
      analytics: [windows, linux],
    });
  });

  test('of one whose strategy is deprecated only the id is known', async () => {
    expect(await objectView(db, 'analytic', 'AN0003')).toMatchObject({
      object: { id: 'DET0025', fact: { status: 'deprecated' } },
      analytic: { id: 'AN0003', platforms: [], logSources: [] },
      analytics: [],
    });
  });
});

describe('reports', () => {
  test.each([
    ['an actor’s techniques and software', 'actor', 'G0001', [70, 2, 4, 1, 3]],
    ['what software uses and who uses it', 'software', 'S0001', [6, 70, 2, 5, 4]],
    ['a campaign’s techniques and software, not its attribution', 'campaign', 'C0001', [6, 2]],
    ['no mitigation', 'mitigation', 'M1001', []],
  ] as const)('are those cited for %s, each once, newest first', async (_, kind, id, numbers) => {
    const view = await objectView(db, kind, id);
    expect(view?.reports.map(({ number }) => number)).toEqual(numbers);
    expect(view?.reportTotal).toBe(numbers.length);
  });

  test('say what they are cited for, a name once', async () => {
    const view = await objectView(db, 'actor', 'G0001');
    expect(view?.reports.map(({ number, citedFor }) => [number, citedFor])).toEqual([
      [70, ['beacon']],
      [2, ['beacon', 'Domains']],
      [4, ['beacon']],
      [1, ['Domains']],
      [3, ['Domains']],
    ]);
  });

  test('are counted by year, the undated ones left out', async () => {
    expect((await objectView(db, 'actor', 'G0001'))?.reportYears).toEqual([
      [2019, 2],
      [2023, 2],
    ]);
  });

  test('are five at most, in the order that the pack has for those of a link', async () => {
    const date = fc.option(fc.constantFrom('2019', '2019-02', '2019-02-03', '2021-11', '2024-01-01'), {
      nil: undefined,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(date, { minLength: 1, maxLength: 12 }), async dates => {
        const reports = dates.map((day, index) => report(index + 1, day));
        const numbers = reports.map(({ number }) => number);
        const half = Math.ceil(numbers.length / 2);
        const random = buildPack(
          seedsOf({
            objects: [techniqueFact('T1001'), techniqueFact('T1002'), actorFact('G0001')],
            relations: [
              relation('actor:G0001', 'uses', 'technique:T1001', numbers.slice(0, half + 1)),
              relation('actor:G0001', 'uses', 'technique:T1002', numbers.slice(half)),
            ],
            reports,
          }),
        );
        const filledAnew = await filled('objects-random', random);
        const view = await objectView(filledAnew, 'actor', 'G0001');
        await filledAnew.delete();
        const expected = [...reports].sort(newestFirst).map(({ number }) => number);
        expect(view?.reports.map(({ number }) => number)).toEqual(expected.slice(0, 5));
        expect(view?.reportTotal).toBe(expected.length);
      }),
      { numRuns: 25 },
    );
  });
});

test.each([
  ['a report that it cites', 'actor', 'G0001', 'report'],
  ['the successor', 'software', 'S0002', 'software S0001 is missing'],
  ['the technique that a strategy detects', 'analytic', 'AN0001', 'technique T1001 is missing'],
] as const)('fails aloud when %s is not there', async (_, kind, id, message) => {
  const torn = await filled('objects-torn');
  await torn.reports.clear();
  await torn.objects.delete(['pack', 'technique', 'T1001']);
  const block = await torn.objects.get(['pack', 'software', 'S000']);
  await torn.objects.put({ ...block!, objects: block!.objects.filter(object => object.id !== 'S0001') });
  await expect(objectView(torn, kind, id)).rejects.toMatchObject({
    code: 'bad-pack',
    message: expect.stringContaining(message),
  });
  await torn.delete();
});

test('is of one moment: a write that begins between its reads has to wait', async () => {
  const reader = await filled('objects-moment');
  const writer = new KnowledgeDatabase('objects-moment');
  await writer.open();
  const bulkGet = reader.reports.bulkGet.bind(reader.reports);
  vi.spyOn(reader.reports, 'bulkGet').mockImplementation(keys => {
    writer.backendDB().transaction('reports', 'readwrite').objectStore('reports').clear();
    return bulkGet(keys);
  });

  expect((await objectView(reader, 'actor', 'G0001'))?.reports).toHaveLength(5);
  expect(await writer.reports.count()).toBe(0);
  writer.close();
  await reader.delete();
});

test('turns a refusal of the browser into a storage error', async () => {
  const closed = new KnowledgeDatabase('objects-closed');
  closed.close();
  await expect(objectView(closed, 'actor', 'G0001')).rejects.toMatchObject({ code: 'storage' });
});
