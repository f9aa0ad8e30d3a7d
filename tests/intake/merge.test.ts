import { describe, expect, test } from 'vitest';
import { mergeBundles } from '../../lib/intake/merge';
import { parseBundle } from '../../lib/intake/stix';
import { bundle, object, ownPage, type RawObject, relation, technique } from '../fixtures/stix/build';

const merge = (...bundles: RawObject[][]) => mergeBundles(bundles.map(objects => parseBundle(bundle(...objects))));
const only = (...objects: RawObject[]) => [...merge(objects).entries.values()];

describe('an object in several bundles', () => {
  const inEnterprise = object('intrusion-set', 'G0001', {
    x_mitre_domains: ['mobile-attack', 'enterprise-attack'],
    aliases: [],
  });
  const inIcs = { ...inEnterprise, x_mitre_domains: ['ics-attack'] };

  test('is one entry with the domains of all copies, in matrix order', () => {
    for (const order of [
      [inEnterprise, inIcs],
      [inIcs, inEnterprise],
    ]) {
      const { entries } = merge(...order.map(copy => [copy]));
      expect([...entries.values()].map(entry => entry.domains)).toEqual([['enterprise', 'mobile', 'ics']]);
    }
  });

  test('is its newest copy, in whatever order the bundles come', () => {
    const newer = { ...inIcs, modified: '2022-01-01T00:00:00.000Z', name: 'Newer', revoked: true };
    for (const order of [
      [inEnterprise, newer],
      [newer, inEnterprise],
    ]) {
      const [entry] = [...merge(...order.map(copy => [copy])).entries.values()];
      expect(entry).toMatchObject({ status: 'revoked', object: { name: 'Newer' } });
    }
  });

  test('counts once among relationships too', () => {
    const uses = relation(inEnterprise, 'uses', technique('T1000'));
    expect(merge([uses], [uses]).relationships).toHaveLength(1);
  });
});

describe('objects that share kind and id', () => {
  const active = object('malware', 'S0017', { id: 'malware--biscuit' });
  const deprecated = object('malware', 'S0017', {
    id: 'malware--ekans',
    x_mitre_deprecated: true,
    modified: '2024-01-01T00:00:00.000Z',
  });
  const newer = object('tool', 'S0017', { id: 'tool--newer', modified: '2023-01-01T00:00:00.000Z' });
  const revoked = object('tool', 'S0017', { id: 'tool--revoked', revoked: true });

  test.each([
    ['active beats deprecated', [active, deprecated], 'malware--biscuit'],
    ['newer beats older', [active, newer], 'tool--newer'],
    ['active beats any number of others', [revoked, deprecated, active], 'malware--biscuit'],
    ['newer beats older among inactive ones', [revoked, deprecated], 'malware--ekans'],
  ])('%s, in any order', (_, objects, winner) => {
    for (const order of [objects, objects.toReversed()]) {
      const entries = only(...order);
      expect(entries).toHaveLength(objects.length);
      expect(entries.filter(entry => entry.main).map(entry => entry.object.id)).toEqual([winner]);
    }
  });
});

test('a mitigation with the id of a technique is another object', () => {
  const entries = only(technique('T1174'), object('course-of-action', 'T1174', { x_mitre_deprecated: true }));
  expect(entries.map(entry => [entry.key, entry.status, entry.main])).toEqual([
    ['technique:T1174', 'active', true],
    ['mitigation:T1174', 'deprecated', true],
  ]);
});

test.each(['mitre-attack', 'mitre-mobile-attack', 'mitre-ics-attack'])(
  'the id is taken from a %s reference',
  source => {
    const references = [
      { source_name: 'capec', external_id: 'CAPEC-13', url: 'https://capec.example/13' },
      { source_name: 'NIST Mobile Threat Catalogue', external_id: 'APP-1', url: 'https://nist.example/APP-1' },
      ownPage('T1425', source),
    ];
    expect(only(technique('T1425', { external_references: references }))).toMatchObject([
      { id: 'T1425', url: 'https://attack.example/T1425' },
    ]);
  },
);

test.each([
  ['active', {}],
  ['active', { revoked: undefined, x_mitre_deprecated: undefined }],
  ['deprecated', { x_mitre_deprecated: true }],
  ['revoked', { revoked: true }],
  ['revoked', { revoked: true, x_mitre_deprecated: true }],
])('the status is %s for %j', (status, flags) => {
  expect(only(technique('T1000', flags))[0]?.status).toBe(status);
});

test('objects without an ATT&CK id are left out', () => {
  const withoutReference = technique('T1000', { external_references: undefined });
  const own = technique('T1001', { external_references: [{ source_name: 'reed-labs', external_id: 'R-1' }] });
  const component = object('x-mitre-data-component', 'x', { external_references: [] });
  expect(only(withoutReference, own, component)).toEqual([]);
});

test('inactive relationships are left out', () => {
  const ends = ['a', 'uses', 'b'] as const;
  const { relationships } = merge([
    relation(...ends, { id: 'relationship--1', revoked: true }),
    relation(...ends, { id: 'relationship--2', x_mitre_deprecated: true }),
    relation(...ends, { id: 'relationship--3' }),
  ]);
  expect(relationships.map(({ id }) => id)).toEqual(['relationship--3']);
});

test.each<[string, RawObject, string]>([
  ['an id of another kind', technique('S0001'), 'no id of a technique'],
  ['an id that is none', technique('T10'), 'no id of a technique'],
  [
    'no page',
    technique('T1000', { external_references: [{ source_name: 'mitre-attack', external_id: 'T1000' }] }),
    'no web address',
  ],
  [
    'a script for a page',
    technique('T1000', { external_references: [{ ...ownPage('T1000'), url: 'javascript:1' }] }),
    'no web address',
  ],
  ['no domain', technique('T1000', { x_mitre_domains: [] }), 'no ATT&CK domain'],
  ['an unknown domain', technique('T1000', { x_mitre_domains: ['lantern-attack'] }), 'no ATT&CK domain'],
])('%s is refused with the name of the object', (_, malformed, reason) => {
  const expected = expect.objectContaining({ code: 'bad-stix', message: expect.stringContaining(reason) });
  expect(() => only(malformed)).toThrow(expected);
  expect(() => only(malformed)).toThrow(malformed.id);
});
