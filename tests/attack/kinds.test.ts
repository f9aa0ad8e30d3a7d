import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ID_PATTERNS, KINDS, kindOfId, objectKey, parentOf, parseObjectKey } from '../../lib/attack/kinds';

const EXAMPLES = [
  ['technique', 'T1204'],
  ['technique', 'T1204.002'],
  ['tactic', 'TA0002'],
  ['actor', 'G0016'],
  ['software', 'S0154'],
  ['campaign', 'C0024'],
  ['mitigation', 'M1038'],
  ['detection-strategy', 'DET0478'],
  ['analytic', 'AN1314'],
  ['data-component', 'DC0032'],
  ['data-source', 'DS0009'],
  ['asset', 'A0001'],
] as const;

describe('kindOfId', () => {
  test.each(EXAMPLES)('there is a %s %s', (kind, id) => {
    expect(kindOfId(id)).toBe(kind);
  });

  test('knows an id of each kind', () => {
    expect(new Set(EXAMPLES.map(([kind]) => kind))).toEqual(new Set(KINDS));
  });

  test.each([
    '',
    'T120',
    'T12045',
    'T1204.02',
    'T1204.0021',
    'T1204.',
    't1204',
    ' T1204',
    'T1204\n',
    'xT1204',
    'TA00022',
    'G016',
    'S0154.001',
    'M1038.001',
    'DET478',
    'X0001',
    'DX0001',
    'T١٢٠٤',
    'T1204 T1205',
  ])('%j is no id', id => {
    expect(kindOfId(id)).toBeNull();
  });

  test('takes a technique’s id for a technique, though a mitigation may have it', () => {
    expect(ID_PATTERNS.mitigation.test('T1053.005')).toBe(true);
    expect(kindOfId('T1053.005')).toBe('technique');
  });
});

test('an id belongs to one kind only, techniques aside', () => {
  const letters = fc.constantFrom('T', 'TA', 'G', 'S', 'C', 'M', 'DET', 'AN', 'DC', 'DS', 'A', 'D', 'X');
  const id = fc.tuple(letters, fc.stringMatching(/^\d{3,5}(\.\d{2,4})?$/)).map(parts => parts.join(''));
  fc.assert(
    fc.property(id, written => {
      const kinds = KINDS.filter(kind => ID_PATTERNS[kind].test(written));
      expect(kinds.filter(kind => kind !== 'mitigation' || written.startsWith('M')).length).toBeLessThanOrEqual(1);
      expect(kindOfId(written)).toBe(kinds[0] ?? null);
    }),
  );
});

describe('object keys', () => {
  test('are kind and id', () => {
    expect(objectKey('technique', 'T1204')).toBe('technique:T1204');
    expect(parseObjectKey('detection-strategy:DET0478')).toEqual({ kind: 'detection-strategy', id: 'DET0478' });
  });

  test('are taken apart into what they were made of', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KINDS), fc.string(), (kind, id) => {
        expect(parseObjectKey(objectKey(kind, id))).toEqual({ kind, id });
      }),
    );
  });
});

test.each([
  ['T1204.002', 'T1204'],
  ['T1204', null],
])('the parent of %s is %s', (id, parent) => {
  expect(parentOf(id)).toBe(parent);
});
