import { describe, expect, test } from 'vitest';
import { mergeBundles } from '../../lib/intake/merge';
import { readLineage, readRelations } from '../../lib/intake/relations';
import { parseBundle } from '../../lib/intake/stix';
import { bundle, cite, object, type RawObject, relation, technique } from '../fixtures/stix/build';

const release = (...objects: RawObject[]) => mergeBundles([parseBundle(bundle(...objects))]);
const relations = (...objects: RawObject[]) => readRelations(release(...objects));

const actor = object('intrusion-set', 'G0001');
const malware = object('malware', 'S0001');
const used = technique('T1000');

test('relations stand once each, by source, type, target', () => {
  const found = relations(
    actor,
    malware,
    used,
    object('x-mitre-asset', 'A0001'),
    relation(malware, 'uses', used),
    relation(used, 'targets', 'x-mitre-asset--A0001'),
    relation(actor, 'uses', used),
    relation(actor, 'uses', malware),
  );
  expect(found.map(({ source, type, target }) => `${source} ${type} ${target}`)).toEqual([
    'actor:G0001 uses software:S0001',
    'actor:G0001 uses technique:T1000',
    'software:S0001 uses technique:T1000',
    'technique:T1000 targets asset:A0001',
  ]);
});

test('two relationships between the same objects become one with the citations of both', () => {
  const found = relations(
    actor,
    used,
    relation(actor, 'uses', used, { id: 'relationship--1', citations: [cite('A')] }),
    relation(actor, 'uses', used, { id: 'relationship--2', citations: [cite('B')] }),
  );
  expect(found).toMatchObject([{ citations: [{ source_name: 'A' }, { source_name: 'B' }] }]);
});

describe('no relation', () => {
  test.each<[string, RawObject[]]>([
    ['of a deprecated source', [object('intrusion-set', 'G0001', { x_mitre_deprecated: true }), used]],
    ['of a revoked source', [object('intrusion-set', 'G0001', { revoked: true }), used]],
    ['to a deprecated target', [actor, technique('T1000', { x_mitre_deprecated: true })]],
    ['to a revoked target', [actor, technique('T1000', { revoked: true })]],
    ['to an object outside the bundles', [actor]],
    ['to an object without an ATT&CK id', [actor, technique('T1000', { external_references: [] })]],
  ])('%s', (_, objects) => {
    expect(relations(...objects, relation('intrusion-set--G0001', 'uses', 'attack-pattern--T1000'))).toEqual([]);
  });

  test('of an object that its id does not mean', () => {
    const twin = object('malware', 'S0001', { id: 'malware--twin', modified: '2020-01-01T00:00:00.000Z' });
    const found = relations(malware, twin, used, relation(twin, 'uses', used));
    expect(found).toEqual([]);
  });

  test.each(['subtechnique-of', 'revoked-by', 'lights'])('of the type %s', type => {
    expect(relations(used, technique('T1001'), relation(used, type, technique('T1001')))).toEqual([]);
  });
});

describe('lineage', () => {
  const old = technique('T1001', { revoked: true });
  const successors = (...objects: RawObject[]) => Object.fromEntries(readLineage(release(...objects)).successorOf);

  test('a revocation leads one step, on the day it was recorded', () => {
    const between = technique('T1002', { revoked: true });
    const found = successors(
      old,
      between,
      used,
      relation(old, 'revoked-by', between),
      relation(between, 'revoked-by', used),
    );
    expect(found).toEqual({
      [old.id]: { id: 'T1002', on: '2020-05-06T07:08:09.000Z' },
      [between.id]: { id: 'T1000', on: '2020-05-06T07:08:09.000Z' },
    });
  });

  test('malware may be revoked by a tool: both are software', () => {
    const tool = object('tool', 'S0002');
    expect(successors(malware, tool, relation(malware, 'revoked-by', tool))).toMatchObject({
      [malware.id]: { id: 'S0002' },
    });
  });

  test('the latest of several revocations counts', () => {
    const late = relation(old, 'revoked-by', technique('T1002'), { created: '2024-01-01T00:00:00.000Z' });
    const early = relation(old, 'revoked-by', used);
    for (const order of [
      [late, early],
      [early, late],
    ]) {
      expect(successors(old, used, technique('T1002'), ...order)).toMatchObject({ [old.id]: { id: 'T1002' } });
    }
  });

  test('nothing succeeds itself, nothing of another kind succeeds, nothing outside the bundles does', () => {
    const twin = technique('T1001', { id: 'attack-pattern--twin' });
    const objects = [old, twin, malware];
    const found = successors(
      ...objects,
      relation(old, 'revoked-by', twin),
      relation(malware, 'revoked-by', old),
      relation(twin, 'revoked-by', 'attack-pattern--gone'),
    );
    expect(found).toEqual({});
  });
});
