import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { KnowledgeDatabase } from '../../lib/knowledge/database';
import { exportFacts } from '../../lib/knowledge/export-facts';
import { syncPack } from '../../lib/knowledge/sync';
import { buildPack } from '../../seeds/pack';
import { loadersOf } from '../fixtures/pack-files';
import { actorFact, seedsOf, softwareFact, tacticFact, techniqueFact } from '../fixtures/seed-builders';

const pack = buildPack(
  seedsOf({
    objects: [
      tacticFact('TA0002', { name: 'Execution', shortname: 'execution', column: 3 }),
      techniqueFact('T1059', { tactics: ['TA0002'] }),
      techniqueFact('T1059.001', { name: 'PowerShell', tactics: ['TA0002'], parent: 'T1059' }),
      techniqueFact('T1086', { status: 'revoked', successor: 'T1059.001', tactics: ['TA0002'] }),
      actorFact('G0001', { name: 'Zebra Herd' }),
      softwareFact('S0001', { name: 'Net', type: 'tool' }),
      softwareFact('S0002', { name: 'Worm' }),
    ],
  }),
);

let db: KnowledgeDatabase;
beforeAll(async () => {
  db = new KnowledgeDatabase('export-facts');
});
afterAll(() => db.close());

test('before the first sync there are none', async () => {
  expect(await exportFacts(db, [])).toBeNull();
  await syncPack({ db, digest: pack.manifest.digest, ...loadersOf(pack) });
});

test('facts of the objects that are asked for, and of successors, and of no others', async () => {
  const facts = await exportFacts(db, [
    { kind: 'technique', id: 'T1086' },
    { kind: 'software', id: 'S0001' },
    { kind: 'actor', id: 'G0001' },
    { kind: 'technique', id: 'T9999' },
  ]);
  expect(facts).toMatchObject({ attack: '19.1', notices: [expect.any(String)] });
  expect([...facts!.objects.keys()].sort()).toEqual([
    'actor:G0001',
    'software:S0001',
    'technique:T1059.001',
    'technique:T1086',
  ]);
  expect(facts!.objects.get('technique:T1086')).toMatchObject({
    status: 'revoked',
    successor: { id: 'T1059.001', name: 'PowerShell' },
  });
  expect(facts!.objects.get('technique:T1059.001')).toMatchObject({
    name: 'PowerShell',
    stixId: expect.any(String),
    domains: ['enterprise'],
    tactics: [{ id: 'TA0002', name: 'Execution', shortname: 'execution', domain: 'enterprise', column: 3 }],
  });
  expect(facts!.objects.get('software:S0001')).toMatchObject({ type: 'tool', tactics: [] });
});
