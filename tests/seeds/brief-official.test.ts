import { expect, test } from 'vitest';
import { AppError } from '../../lib/attack/app-error';
import { officialSentences, officialTextsOf } from '../../seeds/brief-official';
import { analyticFact, relation, seedsOf, strategyFact, techniqueFact } from '../fixtures/seed-builders';

const object = (id: string, parts: object = {}) => ({
  id: `attack-pattern--${id}`,
  type: 'attack-pattern',
  external_references: [{ external_id: id }],
  ...parts,
});

test('reads descriptions and detections as sentences, without citations, links and markup', () => {
  const bundle = {
    objects: [
      object('T1001', {
        description: 'Made up.(Citation: Somebody 2020) It runs <code>cmd.exe</code> as in [Another](https://x.org/a).',
        x_mitre_detection: 'Look at `logs`.',
      }),
      object('T1002'),
      { id: 'relationship--1', type: 'relationship', description: 'Left out.' },
    ],
  };
  expect(officialSentences([bundle])).toEqual([
    { id: 'T1001', text: 'Made up.' },
    { id: 'T1001', text: 'It runs cmd.exe as in Another.' },
    { id: 'T1001', text: 'Look at logs.' },
  ]);
});

test('refuses what is no bundle', () => {
  expect(() => officialSentences([{ things: [] }])).toThrow(AppError);
});

test('what speaks about a technique: its text, its parent’s, its strategies’ and their analytics’', () => {
  const seeds = seedsOf({
    objects: [
      techniqueFact('T1001'),
      techniqueFact('T1001.001', { parent: 'T1001' }),
      strategyFact('DET0001', ['AN0001', 'AN0002']),
      strategyFact('DET0002', ['AN0003']),
      analyticFact('AN0001'),
    ],
    relations: [
      relation('detection-strategy:DET0001', 'detects', 'technique:T1001.001'),
      relation('detection-strategy:DET0002', 'detects', 'technique:T1001'),
      relation('actor:G0001', 'uses', 'technique:T1001.001'),
    ],
  });
  const sentences = ['AN0001', 'AN0002', 'AN0003', 'DET0001', 'G0001', 'T1001', 'T1001.001'].map(id => ({
    id,
    text: id,
  }));
  const own = officialTextsOf(seeds, sentences);

  expect(own('T1001.001').map(({ id }) => id)).toEqual(['T1001.001', 'T1001', 'DET0001', 'AN0001', 'AN0002']);
  expect(own('T1001').map(({ id }) => id)).toEqual(['T1001', 'AN0003']);
});
