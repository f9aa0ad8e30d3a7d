import { expect, test } from 'vitest';
import { assessTechnique } from '../../lib/notes/assessment-store';
import { createInvestigation, currentInvestigation, setCurrentInvestigation } from '../../lib/notes/investigations';
import { investigationToKeepIn, keepEvidence, UNSORTED } from '../../lib/notes/keep';
import { objectMarks } from '../../lib/notes/object-marks';
import { newDesk } from './desk';

const QUOTE = {
  object: { kind: 'technique' as const, id: 'T1204' },
  quote: 'They opened it.',
  prefix: '',
  suffix: '',
  page: { url: 'https://example.org/report', title: 'Report' },
};

test('what is kept without a current investigation goes into "Unsorted", of which there is one', async () => {
  const author = await newDesk();
  const { evidence } = await keepEvidence(author, QUOTE);
  const first = await currentInvestigation(author.db);
  expect(first?.title.value).toBe(UNSORTED);
  expect(evidence.investigation).toBe(first?.id);
  await setCurrentInvestigation(author, null);
  expect((await investigationToKeepIn(author)).id).toBe(first?.id);
});

test('the same quote is kept once, in each investigation', async () => {
  const author = await newDesk();
  await createInvestigation(author, { title: 'One' });
  const first = await keepEvidence(author, QUOTE);
  expect(await keepEvidence(author, { ...QUOTE, page: { ...QUOTE.page, url: `${QUOTE.page.url}#there` } })).toEqual({
    evidence: first.evidence,
    isNew: false,
  });
  expect((await keepEvidence(author, { ...QUOTE, quote: 'Another.' })).isNew).toBe(true);
  await createInvestigation(author, { title: 'Two' });
  expect((await keepEvidence(author, QUOTE)).isNew).toBe(true);
});

test('the objects of a page are told with what the investigation holds of them', async () => {
  const author = await newDesk();
  const { id } = await createInvestigation(author, { title: 'One' });
  await keepEvidence(author, QUOTE);
  await assessTechnique(author, id, 'T1204', { status: 'confirmed', confidence: 'high', by: '' });
  const marks = await objectMarks(author.db, id, [QUOTE.object, { kind: 'actor', id: 'G0016' }]);
  expect(Object.fromEntries(marks)).toEqual({
    'technique:T1204': { kept: 1, status: 'confirmed' },
    'actor:G0016': { kept: 0, status: null },
  });
});
