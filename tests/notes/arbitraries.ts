import fc from 'fast-check';
import { type Draft, mergeDrafts } from '../../lib/notes/draft';
import { mergeRecords } from '../../lib/notes/merge';
import {
  type Assessment,
  CONFIDENCES,
  type Evidence,
  type Investigation,
  type Judgement,
  type Note,
  type Records,
  STATUSES,
} from '../../lib/notes/model';
import type { Register } from '../../lib/notes/register';
import type { ObjectSubject, Subject } from '../../lib/notes/subject';

/**
 * Arbitrary notes for properties. Few ids, times and words, so that copies meet in the same record, the same field and
 * the same millisecond.
 */

const IDS = ['0b5e0000-0000-4000-8000-000000000001', '0b5e0000-0000-4000-8000-000000000002'];
const id = fc.constantFrom(...IDS);
const time = fc.nat({ max: 4 });
/** Short words, and what must survive every format: quotes, formulas, markup, other scripts, line ends. */
export const word = fc.oneof(
  fc.constantFrom('', 'a', 'b', '=1+1', 'x "y", z', 'line\nline', '<b>&amp;', '# head', '日本語 ✓', '`_*'),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);

function register<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Register<Value>> {
  return fc.record({ value, at: time });
}

const object: fc.Arbitrary<ObjectSubject> = fc.constantFrom(
  { kind: 'technique', id: 'T1059.001' },
  { kind: 'technique', id: 'T1086' },
  { kind: 'actor', id: 'G0016' },
);
const page = fc.record({
  url: fc.constantFrom('https://example.org/report', 'https://example.org/report#end', 'file:///tmp/report.html'),
  title: word,
});
const subject: fc.Arbitrary<Subject> = fc.oneof(object, page);

const deleted = register(fc.boolean());

export const draft: fc.Arbitrary<Draft> = fc.record({
  text: word,
  at: time,
  clock: fc.dictionary(fc.constantFrom('x', 'y', 'z'), fc.integer({ min: 1, max: 3 }), { noNullPrototype: true }),
});

/** Drafts as they are stored: those that have seen each other are merged already. */
export const drafts = fc
  .array(draft, { minLength: 1, maxLength: 4 })
  .map(all => all.map(body => ({ body, versions: [] as Draft[] })).reduce(mergeDrafts));

export const investigation: fc.Arbitrary<Investigation> = fc.record({
  id,
  createdAt: time,
  title: register(word),
  tags: register(fc.uniqueArray(fc.constantFrom('apt', 'ransomware'))),
  state: register(fc.constantFrom('open', 'closed')),
  deleted,
});

export const note: fc.Arbitrary<Note> = fc
  .record({
    fixed: fc.record({ id, investigation: id, createdAt: time }),
    about: register(fc.uniqueArray(subject, { maxLength: 3 })),
    drafts,
    deleted,
  })
  .map(({ fixed, about, drafts, deleted }) => ({ ...fixed, about, ...drafts, deleted }));

export const evidence: fc.Arbitrary<Evidence> = fc.record({
  id,
  investigation: id,
  object,
  quote: word,
  prefix: word,
  suffix: word,
  page,
  capturedAt: time,
  comment: register(word),
  deleted,
});

const judgement: fc.Arbitrary<Judgement> = fc.record({
  status: fc.constantFrom(...STATUSES, null),
  confidence: fc.constantFrom(...CONFIDENCES),
  by: fc.constantFrom('', 'Ada'),
  at: time,
});

export const assessment: fc.Arbitrary<Assessment> = fc.record({
  investigation: id,
  technique: fc.constantFrom('T1059.001', 'T1086'),
  history: fc.array(judgement, { minLength: 1, maxLength: 4 }),
});

const none: Records = { investigations: [], notes: [], evidence: [], assessments: [] };

/** A copy of the notes as a database holds it: each id once. */
export const records: fc.Arbitrary<Records> = fc
  .record({
    investigations: fc.array(investigation, { maxLength: 4 }),
    notes: fc.array(note, { maxLength: 4 }),
    evidence: fc.array(evidence, { maxLength: 4 }),
    assessments: fc.array(assessment, { maxLength: 4 }),
  })
  .map(all => mergeRecords(mergeRecords(all, none), all));
