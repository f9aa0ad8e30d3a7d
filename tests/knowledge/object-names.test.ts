import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { KnowledgeDatabase } from '../../lib/knowledge/database';
import { objectNames } from '../../lib/knowledge/object-names';
import { syncPack } from '../../lib/knowledge/sync';
import { buildPack } from '../../seeds/pack';
import { loadersOf } from '../fixtures/pack-files';
import {
  actorFact,
  campaignFact,
  componentFact,
  mitigationFact,
  seedsOf,
  softwareFact,
  techniqueFact,
} from '../fixtures/seed-builders';

const pack = buildPack(
  seedsOf({
    objects: [
      techniqueFact('T1001', { name: 'Long Nights' }),
      techniqueFact('T1001.001', { name: 'Short Days', parent: 'T1001' }),
      mitigationFact('M1001', { name: 'Keep Calm' }),
      mitigationFact('T1001', { name: 'Old kind of mitigation', status: 'deprecated' }),
      actorFact('G0001', { name: 'Zebra Herd', aliases: ['ZEBRA HERD', 'Stripes', 'G0001', 'Zed'] }),
      actorFact('G0002', { name: 'Zorse', status: 'deprecated' }),
      softwareFact('S0001', { name: 'Net', aliases: ['net.exe', 'four', 'abc'] }),
      softwareFact('S0002', { name: 'at' }),
      campaignFact('C0001', { name: 'C0001' }),
      campaignFact('C0002', { name: 'Night Shift', aliases: ['C0002'] }),
      componentFact('DC0001', { name: 'Process Creation' }),
    ],
  }),
);

let db: KnowledgeDatabase;
beforeAll(async () => {
  db = new KnowledgeDatabase('object-names');
  await syncPack({ db, digest: pack.manifest.digest, ...loadersOf(pack) });
});
afterAll(async () => {
  await db.delete();
});

test.each([
  ['a technique', 'T1001', ['long nights']],
  ['a sub-technique', 'T1001.001', ['short days']],
  ['a mitigation', 'M1001', ['keep calm']],
  ['a data component', 'DC0001', ['process creation']],
  ['an actor, its aliases with it, each once, neither its id nor what is short', 'G0001', ['zebra herd', 'stripes']],
  ['an actor that is withdrawn', 'G0002', ['zorse']],
  ['software whose own name is in every text', 'S0001', ['net.exe', 'four']],
  ['software that has a short name only', 'S0002', []],
  ['a campaign that is only numbered', 'C0001', []],
  ['a campaign with a name', 'C0002', ['night shift']],
])('names %s', async (_, id, names) => {
  expect(await objectNames(db, [id])).toEqual({ [id]: names });
});

test('names those that are asked for, not their neighbours', async () => {
  expect(Object.keys(await objectNames(db, ['S0002', 'G0002', 'G0002'])).sort()).toEqual(['G0002', 'S0002']);
});

test.each([
  ['nothing', []],
  ['an id that was never published', ['G0003']],
  ['an id in a block of none', ['G9999']],
  ['what is no id', ['', 'x', '__proto__', 'g0001']],
])('names nothing for %s', async (_, ids) => {
  expect(await objectNames(db, ids)).toEqual({});
});

test('what is unknown does not keep the others from being named', async () => {
  expect(await objectNames(db, ['x', 'G9999', 'M1001'])).toEqual({ M1001: ['keep calm'] });
});

test('names nothing before the first sync', async () => {
  const empty = new KnowledgeDatabase('object-names-empty');
  expect(await objectNames(empty, ['G0001'])).toEqual({});
  await empty.delete();
});

test('turns a refusal of the browser into a storage error', async () => {
  const closed = new KnowledgeDatabase('object-names-closed');
  closed.close();
  await expect(objectNames(closed, ['G0001'])).rejects.toMatchObject({ code: 'storage' });
});
