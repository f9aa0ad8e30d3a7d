import { describe, expect, test } from 'vitest';
import { briefGaps, deadPointers } from '../../seeds/brief-coverage';
import { brief, techniqueFact } from '../fixtures/seed-builders';

const TECHNIQUES = [
  techniqueFact('T1002'),
  techniqueFact('T1001'),
  techniqueFact('T1001.001'),
  techniqueFact('T1003', { status: 'revoked', successor: 'T1001' }),
  techniqueFact('T1004', { status: 'deprecated' }),
];
const reviewed = { ...brief(), reviewed: '2026-01-31' };

describe('the gaps', () => {
  test('are none when every active technique has a reviewed brief', () => {
    const briefs = new Map(['T1001', 'T1001.001', 'T1002'].map(id => [id, reviewed]));
    expect(briefGaps(TECHNIQUES, briefs)).toEqual({ missing: [], unknown: [], unreviewed: [] });
  });

  test('are what is missing, unknown or unreviewed, in order', () => {
    const briefs = new Map([
      ['T9999', reviewed],
      ['T1004', reviewed],
      ['T1003', brief()],
      ['T1001', brief()],
    ]);
    expect(briefGaps(TECHNIQUES, briefs)).toEqual({
      missing: ['T1001.001', 'T1002'],
      unknown: ['T1003', 'T1004', 'T9999'],
      unreviewed: ['T1001', 'T1003'],
    });
  });
});

test('a pointer to a technique that is gone or never was is dead', () => {
  const text = { ...brief(), description: 'Unlike T1001.001 and T1003.', hunt: 'As T1001.009 (T1002).' };
  expect(deadPointers(TECHNIQUES, new Map([['T1001', text]]))).toEqual([
    'T1001 description names T1003',
    'T1001 hunt names T1001.009',
  ]);
});
