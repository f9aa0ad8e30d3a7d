import { describe, expect, test } from 'vitest';
import { AppError } from '../../lib/attack/app-error';
import { parseBundle } from '../../lib/intake/stix';
import { bundle, LEAK, object, type RawObject, relation, technique } from '../fixtures/stix/build';

const parse = (...objects: RawObject[]) => parseBundle(bundle(...objects)).objects;

function refusal(json: unknown): AppError {
  try {
    parseBundle(json);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('was accepted');
}

test('descriptions and unknown fields are dropped at the border', () => {
  const [parsed] = parse(technique('T1000', { x_mitre_detection: LEAK, x_new_field: { text: LEAK } }));
  expect(parsed).toMatchObject({ type: 'attack-pattern', name: 'Name of T1000' });
  expect(JSON.stringify(parsed)).not.toContain(LEAK);
});

test('objects of unknown types are left out, however they look', () => {
  const strange = { type: 'x-lantern', id: 'x-lantern--1', created: 5 };
  const identity = { type: 'identity', id: 'identity--1', name: 'Reed Labs' };
  expect(parse(strange, identity, technique('T1000')).map(found => found.type)).toEqual(['attack-pattern']);
});

test.each([
  ['revoked', false],
  ['x_mitre_deprecated', false],
  ['x_mitre_platforms', []],
  ['kill_chain_phases', []],
  ['external_references', []],
  ['x_mitre_domains', []],
  ['description', undefined],
])('an absent %s is no fault', (field, value) => {
  const [parsed] = parse(technique('T1000', { [field]: undefined }));
  expect(parsed?.[field as keyof typeof parsed]).toEqual(value);
});

test('an empty description, detection text or channel is no fault', () => {
  const source = { x_mitre_data_component_ref: 'x-mitre-data-component--DC0001', name: 'lantern:log' };
  const analytic = object('x-mitre-analytic', 'AN0001', { description: '', x_mitre_log_source_references: [source] });
  expect(parse(analytic, relation('a', 'uses', 'b', { description: '' }))).toHaveLength(2);
});

describe('a malformed object', () => {
  test.each<[string, RawObject, string, string]>([
    ['without a name', technique('T1000', { name: undefined }), 'attack-pattern--T1000', 'name'],
    ['with a blank name', technique('T1000', { name: '  ' }), 'attack-pattern--T1000', 'name'],
    [
      'with a date that is none',
      technique('T1000', { modified: '2021-13-01T00:00:00Z' }),
      'attack-pattern--T1000',
      'modified',
    ],
    ['with text for revoked', technique('T1000', { revoked: 'yes' }), 'attack-pattern--T1000', 'revoked'],
    [
      'with a reference that has no name',
      technique('T1000', { external_references: [{}] }),
      'attack-pattern--T1000',
      'source_name',
    ],
    [
      'that is a relationship without a target',
      relation('a', 'uses', 'b', { target_ref: undefined }),
      'relationship--a uses b',
      'target_ref',
    ],
    ['without an id', { ...technique('T1000'), id: undefined as never }, 'a attack-pattern without an id', 'id'],
  ])('%s is named with its fault', (_, malformed, id, field) => {
    const error = refusal(bundle(technique('T1001'), malformed));
    expect(error.code).toBe('bad-stix');
    expect(error.message).toContain(id);
    expect(error.message).toContain(field);
  });
});

test.each([
  null,
  'text',
  [],
  {},
  { type: 'bundle' },
  { type: 'report', objects: [] },
  { type: 'bundle', objects: [1] },
])('no bundle is refused: %j', json => {
  const error = refusal(json);
  expect(error.code).toBe('bad-stix');
  expect(error.message).toContain('no STIX bundle');
});
