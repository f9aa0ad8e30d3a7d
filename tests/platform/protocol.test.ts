import { describe, expect, test } from 'vitest';
import { KINDS } from '../../lib/attack/kinds';
import { type MessageName, requestSchemas } from '../../lib/platform/protocol';

const accepts = (name: MessageName, body: unknown) => requestSchemas[name].safeParse(body).success;

describe.each(['card.inject', 'knowledge.sync'] as const)('%s', name => {
  test('takes an empty body only', () => {
    expect(accepts(name, {})).toBe(true);
    for (const body of [undefined, null, [], 'x', { id: 'T1204' }]) expect(accepts(name, body)).toBe(false);
  });
});

describe('technique.view', () => {
  test.each(['T1204', 'T1204.002', 'T0000', 'T9999.999'])('takes %s', id => {
    expect(accepts('technique.view', { id, reports: 5 })).toBe(true);
  });

  test.each([
    '',
    'T120',
    'T12045',
    't1204',
    'T1204.2',
    'T1204.0021',
    'T1204/002',
    ' T1204',
    'T1204\n',
    'TA0002',
    'G0016',
    1204,
    null,
  ])('refuses the id %j', id => {
    expect(accepts('technique.view', { id, reports: 5 })).toBe(false);
  });

  test.each(['all', 0, 1, 5000])('takes %j reports', reports => {
    expect(accepts('technique.view', { id: 'T1204', reports })).toBe(true);
  });

  test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '5', 'ALL', null, undefined])(
    'refuses %j reports',
    reports => {
      expect(accepts('technique.view', { id: 'T1204', reports })).toBe(false);
    },
  );

  test('refuses what it does not know', () => {
    expect(accepts('technique.view', { id: 'T1204', reports: 5, more: 1 })).toBe(false);
  });
});

describe('object.view', () => {
  test.each(KINDS.filter(kind => kind !== 'technique'))('takes the kind %s', kind => {
    expect(accepts('object.view', { kind, id: 'G0016', reports: 5 })).toBe(true);
  });

  test.each(['technique', 'report', 'Actor', '', null])('refuses the kind %j', kind => {
    expect(accepts('object.view', { kind, id: 'G0016', reports: 5 })).toBe(false);
  });

  test('takes an id as long as the longest, which a mitigation of old can have', () => {
    expect(accepts('object.view', { kind: 'mitigation', id: 'T1053.005', reports: 5 })).toBe(true);
    expect(accepts('object.view', { kind: 'mitigation', id: 'T1053.0055', reports: 5 })).toBe(false);
    expect(accepts('object.view', { kind: 'mitigation', id: 1053, reports: 5 })).toBe(false);
    expect(accepts('object.view', { kind: 'mitigation', reports: 5 })).toBe(false);
  });

  test('refuses what it does not know', () => {
    expect(accepts('object.view', { kind: 'actor', id: 'G0016', reports: 5, more: 1 })).toBe(false);
  });
});

describe('object.names', () => {
  test('takes any number of ids', () => {
    for (const ids of [[], ['G0016'], ['G0016', 'T1053.005']]) expect(accepts('object.names', { ids })).toBe(true);
  });

  test.each([{ ids: ['T1053.0055'] }, { ids: ['G0016', null] }, { ids: 'G0016' }, {}, { ids: [], more: 1 }])(
    'refuses %j',
    body => {
      expect(accepts('object.names', body)).toBe(false);
    },
  );
});

describe('workspace.open', () => {
  test.each(['T1204', 'T1204.002'])('takes %s', id => {
    expect(accepts('workspace.open', { id })).toBe(true);
  });

  test.each([
    { id: 'G0016' },
    { id: 'T1204/../../options.html' },
    { id: 'T1204#' },
    { id: null },
    {},
    { id: 'T1204', url: 'https://example.org' },
  ])('refuses %j', body => {
    expect(accepts('workspace.open', body)).toBe(false);
  });
});
