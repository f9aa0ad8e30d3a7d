import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { mergeRecords } from '../../lib/notes/merge';
import { currentJudgement, recordsSchema } from '../../lib/notes/model';
import { assessment, records } from './arbitraries';

// Properties run a hundred times, on slow machines too.
vi.setConfig({ testTimeout: 120_000 });

test('merging a copy with itself changes nothing', () => {
  fc.assert(
    fc.property(records, a => {
      expect(mergeRecords(a, a)).toEqual(a);
    }),
  );
});

test('two copies merge to the same, whichever comes first', () => {
  fc.assert(
    fc.property(records, records, (a, b) => {
      expect(mergeRecords(a, b)).toEqual(mergeRecords(b, a));
    }),
  );
});

test('three copies merge to the same, whichever two meet first', () => {
  fc.assert(
    fc.property(records, records, records, (a, b, c) => {
      expect(mergeRecords(mergeRecords(a, b), c)).toEqual(mergeRecords(a, mergeRecords(b, c)));
    }),
  );
});

test('what was merged before adds nothing', () => {
  fc.assert(
    fc.property(records, records, (a, b) => {
      const both = mergeRecords(a, b);
      expect(mergeRecords(both, b)).toEqual(both);
    }),
  );
});

test('merged copies are records like any other', () => {
  fc.assert(
    fc.property(records, records, (a, b) => {
      const merged = mergeRecords(a, b);
      expect(recordsSchema.parse(merged)).toEqual(merged);
    }),
  );
});

test('no judgement is lost, and the last one holds', () => {
  fc.assert(
    fc.property(assessment, assessment, (a, b) => {
      const other = { ...b, investigation: a.investigation, technique: a.technique };
      const { assessments } = mergeRecords(only(a), only(other));
      const [merged] = assessments;
      expect(assessments).toHaveLength(1);
      expect(merged!.history).toEqual(expect.arrayContaining([...a.history, ...other.history]));
      const newest = Math.max(...merged!.history.map(({ at }) => at));
      expect(merged!.history.at(-1)?.at).toBe(newest);
      expect(currentJudgement(merged!)?.at ?? newest).toBe(newest);
    }),
  );
});

function only(one: typeof assessment extends fc.Arbitrary<infer T> ? T : never) {
  return { investigations: [], notes: [], evidence: [], assessments: [one] };
}
