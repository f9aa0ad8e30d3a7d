import { expect, test } from 'vitest';
import { techniqueDocumentSchema } from '../../lib/attack/documents';
import { ALL_VIEWS, MONSTER } from '../fixtures/views';

test.each(ALL_VIEWS.filter(([, view]) => view !== MONSTER))(
  'the fixture %s is a valid document',
  (_, { technique }) => {
    expect(techniqueDocumentSchema.parse(technique)).toEqual(technique);
  },
);

test.each(ALL_VIEWS)('the fixture %s counts what it holds', (_, { technique, reports }) => {
  expect(technique.direct).toEqual({ actors: technique.actors.length, reports: technique.reports.length });
  expect(reports.map(({ number }) => number)).toEqual(technique.reports.slice(0, reports.length));
});
