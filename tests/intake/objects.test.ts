import { describe, expect, test } from 'vitest';
import { objectFactSchema } from '../../lib/attack/facts';
import { readAttack } from '../../lib/intake/attack-bundle';
import { parseBundle } from '../../lib/intake/stix';
import { bundle, matrix, object, type RawObject, relation, tactic, technique } from '../fixtures/stix/build';

/** Facts of the objects, checked against their schema. */
function facts(...objects: RawObject[]) {
  const { objects: found } = readAttack([parseBundle(bundle(...objects))]);
  return found.map(fact => objectFactSchema.parse(fact));
}

const frame = [tactic('TA0002', 'execution'), matrix('enterprise-attack', ['TA0002'])];
const first = (...objects: RawObject[]) => facts(...objects)[0];

test('a technique is its facts and nothing else', () => {
  expect(facts(technique('T1000.001'), ...frame)[0]).toEqual({
    kind: 'technique',
    id: 'T1000.001',
    name: 'Name of T1000.001',
    domains: ['enterprise'],
    status: 'active',
    created: '2019-03-04',
    modified: '2021-02-03',
    version: '1.0',
    url: 'https://attack.example/T1000.001',
    stixId: 'attack-pattern--T1000.001',
    tactics: ['TA0002'],
    platforms: ['Windows'],
    parent: 'T1000',
    references: [],
  });
});

test('a tactic knows its column, a deprecated one has none', () => {
  const found = facts(...frame, tactic('TA0038', 'network-effects', 'mobile-attack', { x_mitre_deprecated: true }));
  expect(found).toMatchObject([{ id: 'TA0002', shortname: 'execution', column: 0 }, { id: 'TA0038' }]);
  expect(found[1]).not.toHaveProperty('column');
});

describe('platforms', () => {
  test.each([
    ['absent', undefined, []],
    ['the word None', ['None'], []],
    ['in any order, twice', ['macOS', 'Linux', 'Linux'], ['Linux', 'macOS']],
    ['unknown ones', ['Lantern Controller/RTU'], ['Lantern Controller/RTU']],
  ])('%s', (_, platforms, expected) => {
    expect(first(technique('T1000', { x_mitre_platforms: platforms }))).toMatchObject({ platforms: expected });
  });
});

test.each([
  ['none', technique('T1425', { kill_chain_phases: undefined }), []],
  ['of an unknown shortname', technique('T1425', { tactics: ['defense-evasion'] }), []],
])('a technique may have no tactics: %s', (_, raw, tactics) => {
  expect(first(raw, ...frame)).toMatchObject({ tactics });
});

test('the parent is what subtechnique-of says, or else what stands before the dot', () => {
  const sub = technique('T1000.001');
  expect(first(sub)).toMatchObject({ id: 'T1000.001', parent: 'T1000' });
  const found = facts(sub, technique('T1009'), relation(sub, 'subtechnique-of', technique('T1009')));
  expect(found[0]).toMatchObject({ id: 'T1000.001', parent: 'T1009' });
  expect(found[1]).not.toHaveProperty('parent');
});

describe('successors', () => {
  const old = technique('T1001', { revoked: true });

  test('a revoked object names its successor and the day', () => {
    const found = facts(technique('T1000'), old, relation(old, 'revoked-by', technique('T1000')));
    expect(found[1]).toMatchObject({ status: 'revoked', successor: 'T1000', revokedOn: '2020-05-06' });
  });

  test('a successor may be inactive itself', () => {
    const end = technique('T1000', { x_mitre_deprecated: true });
    expect(facts(end, old, relation(old, 'revoked-by', end))[1]).toMatchObject({ successor: 'T1000' });
  });

  test('a revoked object may have none', () => {
    expect(first(old)).not.toHaveProperty('successor');
  });

  test('an object that is not revoked has none, whatever relationships say', () => {
    const active = technique('T1001');
    const found = facts(technique('T1000'), active, relation(active, 'revoked-by', technique('T1000')));
    expect(found[1]).not.toHaveProperty('successor');
  });
});

test.each([
  ['intrusion-set', 'G0001', 'aliases'],
  ['malware', 'S0001', 'x_mitre_aliases'],
  ['tool', 'S0002', 'x_mitre_aliases'],
  ['campaign', 'C0001', 'aliases'],
])('aliases of a %s are in MITRE’s order without the name, and may be absent', (type, id, field) => {
  const named = object(type, id, { name: 'Paper Lantern', [field]: ['Lampion', 'Paper Lantern', 'Anker', 'Lampion'] });
  expect(first(named)).toMatchObject({ name: 'Paper Lantern', aliases: ['Lampion', 'Anker'] });
  expect(first(object(type, id))).toMatchObject({ aliases: [] });
});

test.each(['LAPSUS$', 'admin@338', 'AutoHotKey & AutoIT', 'Process Doppelgänging', 'a → b – c', 'T9000', 'at'])(
  'the name %s stays as it is',
  name => {
    expect(first(object('malware', 'S0098', { name }))).toMatchObject({ kind: 'software', id: 'S0098', name });
  },
);

test('equal names of different kinds stay apart', () => {
  const found = facts(object('malware', 'S0148', { name: 'RTM' }), object('intrusion-set', 'G0048', { name: 'RTM' }));
  expect(found.map(fact => `${fact.kind}:${fact.id}`)).toEqual(['actor:G0048', 'software:S0148']);
});

test('a campaign says from when to when, where that is known', () => {
  const seen = {
    first_seen: '2015-12-01T05:00:00.000Z',
    last_seen: '2016-01-01T04:00:00.000Z',
    x_mitre_first_seen_citation: '(Citation: A)',
  };
  expect(first(object('campaign', 'C0028', seen))).toMatchObject({ firstSeen: '2015-12-01', lastSeen: '2016-01-01' });
  expect(first(object('campaign', 'C0028'))).not.toHaveProperty('firstSeen');
});

describe('detection', () => {
  const component = object('x-mitre-data-component', 'DC0001', {
    x_mitre_log_sources: [
      { name: 'lantern:log', channel: 'lit\u00a0now' },
      { name: 'lantern:log', channel: 'lit now' },
      { name: 'lantern:log', channel: 'None' },
    ],
  });
  const source = (ref: string, channel: string) => ({ x_mitre_data_component_ref: ref, name: 'lantern:log', channel });
  const analytic = object('x-mitre-analytic', 'AN0002', {
    x_mitre_platforms: ['None'],
    x_mitre_log_source_references: [
      source(component.id, 'EventCode=2'),
      source(component.id, 'EventCode=1'),
      source(component.id, 'EventCode=2'),
      source('x-mitre-data-component--gone', 'EventCode=3'),
    ],
    x_mitre_mutable_elements: [{ field: 'TimeWindow', description: 'text' }],
  });

  test('an analytic lists its distinct logs in MITRE’s order, and only of known components', () => {
    expect(first(analytic, component)).toMatchObject({
      platforms: [],
      logSources: [
        { component: 'DC0001', name: 'lantern:log', channel: 'EventCode=2' },
        { component: 'DC0001', name: 'lantern:log', channel: 'EventCode=1' },
      ],
    });
  });

  test('a component lists its distinct logs; an analytic may have none', () => {
    expect(first(component)).toMatchObject({
      logSources: [
        { name: 'lantern:log', channel: 'lit now' },
        { name: 'lantern:log', channel: 'None' },
      ],
    });
    expect(first(object('x-mitre-analytic', 'AN0003'))).toMatchObject({ logSources: [] });
  });

  test('a strategy lists its analytics by id, and may lack them', () => {
    const refs = ['x-mitre-analytic--AN0003', 'x-mitre-analytic--gone', analytic.id];
    const strategy = object('x-mitre-detection-strategy', 'DET0001', {
      description: undefined,
      x_mitre_analytic_refs: refs,
    });
    const found = first(strategy, analytic, object('x-mitre-analytic', 'AN0003'));
    expect(found).toMatchObject({ kind: 'detection-strategy', analytics: ['AN0002', 'AN0003'] });
    expect(first(object('x-mitre-detection-strategy', 'DET0748'))).toMatchObject({ analytics: [] });
  });
});

test('data sources and assets are facts too', () => {
  const asset = object('x-mitre-asset', 'A0001', {
    x_mitre_domains: ['ics-attack'],
    x_mitre_sectors: [],
    x_mitre_related_assets: [{ name: 'Lamp', description: 'text (Citation: A)' }],
  });
  expect(facts(object('x-mitre-data-source', 'DS0001', { x_mitre_deprecated: true }), asset)).toMatchObject([
    { kind: 'data-source', id: 'DS0001', status: 'deprecated' },
    { kind: 'asset', id: 'A0001', domains: ['ics'] },
  ]);
});
