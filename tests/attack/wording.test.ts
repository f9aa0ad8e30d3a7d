import { describe, expect, test } from 'vitest';
import {
  basisOf,
  headline,
  monthAndYear,
  nameList,
  plural,
  scopeLine,
  staleNotice,
  subtechniquesLine,
} from '../../lib/attack/wording';
import { technique } from '../fixtures/view-builders';
import { MONSTER, T0836, T1059_001, T1204, T1442, T1475, T1636_004 } from '../fixtures/views';

test.each([
  [0, '0 actors'],
  [1, '1 actor'],
  [2, '2 actors'],
  [1204, '1,204 actors'],
])('counts %i as %s', (count, expected) => {
  expect(plural(count, 'actor')).toBe(expected);
});

test('takes an irregular plural as given', () => {
  expect(plural(2, 'technique of one actor', 'techniques of one actor')).toBe('2 techniques of one actor');
});

describe('the headline', () => {
  test.each([
    [T1204, 'T1204 · execution · 2 actors · 7 correlated reports'],
    [T1636_004, 'T1636.004 · collection · 1 actor · 3 correlated reports'],
    [T0836, 'T0836 · impair process control · 0 actors · 1 correlated report'],
    [
      MONSTER,
      'T9000 · privilege escalation, credential access, defense impairment, command and control · 86 actors · 650 correlated reports',
    ],
  ])('joins id, tactics in prose and direct counts', (view, expected) => {
    expect(headline(view.technique).join(' · ')).toBe(expected);
  });

  test('leaves the tactic out where a revoked technique has none', () => {
    expect(headline(technique({ id: 'T1425', name: 'Insecure Third-Party Libraries' }))).toEqual([
      'T1425',
      '0 actors',
      '0 correlated reports',
    ]);
  });

  test('says a tactic once that two domains share by name', () => {
    const tactics = ['TA0001', 'TA0027'].map(id => ({
      id,
      name: 'Initial Access',
      shortname: 'initial-access',
      domain: 'enterprise' as const,
    }));
    expect(headline(technique({ id: 'T1474', name: 'Supply Chain Compromise', tactics }))[1]).toBe('initial access');
  });
});

describe('the line on sub-techniques', () => {
  test('says what they add', () => {
    expect(subtechniquesLine(T1204.technique)).toBe('with sub-techniques 99 actors · 399 reports');
  });

  test('counts one actor as one', () => {
    const shown = technique({ id: 'T1', name: 'x', withSubtechniques: { actors: 1, reports: 1 } });
    expect(subtechniquesLine(shown)).toBe('with sub-techniques 1 actor · 1 report');
  });

  test('is absent where they add nothing', () => {
    expect(subtechniquesLine(T1059_001.technique)).toBeNull();
  });
});

test.each([
  ['platforms alone for enterprise', T1059_001.technique, 'Windows'],
  ['the mobile domain before its platforms', T1636_004.technique, 'Mobile · Android, iOS'],
  ['the ICS domain where no platform is named', T0836.technique, 'ICS'],
  [
    'all domains of a shared technique',
    technique({ id: 'T1', name: 'x', domains: ['enterprise', 'ics'] }),
    'Enterprise, ICS',
  ],
  ['nothing where nothing is known', technique({ id: 'T1', name: 'x' }), null],
])('the scope says %s', (_, shown, expected) => {
  expect(scopeLine(shown)).toBe(expected);
});

test.each([
  ['2020-07-01', 'July 2020'],
  ['2020-07-31', 'July 2020'],
  ['2018-01-17', 'January 2018'],
  ['2024-12-31', 'December 2024'],
])('%s falls in %s, in every time zone', (day, expected) => {
  expect(monthAndYear(day)).toBe(expected);
});

test.each([
  [[], 2, ''],
  [['APT29'], 2, 'APT29'],
  [['APT29', 'FIN7'], 2, 'APT29, FIN7'],
  [['APT29', 'FIN7', 'Turla'], 2, 'APT29, FIN7 and 1 more'],
])('lists %j up to %i names', (names, limit, expected) => {
  expect(nameList(names, limit)).toBe(expected);
});

describe('the stale notice', () => {
  const said = (view: Parameters<typeof staleNotice>[0]) =>
    staleNotice(view)
      ?.map(({ text }) => text)
      .join('');
  const active = technique({ id: 'T1059.001', name: 'PowerShell' });

  test.each([
    ['a revoked id', T1059_001, 'T1086 was revoked in July 2020. It is now T1059.001.'],
    ['a deprecated technique', T1475, 'T1475 is deprecated and has no successor.'],
    [
      'a chain that ends in a deprecated technique, and the former name',
      T1442,
      'T1442 was revoked in October 2018. It became T1475, which is deprecated and has no successor. Its name was Fake Developer Accounts.',
    ],
    [
      'a revocation of unknown date',
      { technique: active, replaced: { id: 'T1086', name: 'PowerShell' } },
      'T1086 was revoked. It is now T1059.001.',
    ],
    [
      'a revoked technique shown under its own id',
      {
        technique: technique({
          id: 'T1086',
          name: 'PowerShell',
          status: 'revoked',
          revokedOn: '2020-07-08',
          successor: { id: 'T1059.001', name: 'PowerShell' },
        }),
      },
      'T1086 was revoked in July 2020. It is now T1059.001.',
    ],
    [
      'a revoked technique without successor',
      { technique: technique({ id: 'T1086', name: 'PowerShell', status: 'revoked' }) },
      'T1086 was revoked. It has no successor.',
    ],
  ])('tells of %s', (_, view, expected) => {
    expect(said(view)).toBe(expected);
  });

  test('is absent for an active technique reached by its own id', () => {
    expect(staleNotice(T1204)).toBeNull();
  });

  test('marks ids, and nothing else, as ids', () => {
    expect(staleNotice(T1442)?.filter(({ isId }) => isId)).toEqual([
      { text: 'T1442', isId: true },
      { text: 'T1475', isId: true },
    ]);
  });
});

test('says what the text was made of', () => {
  expect([basisOf(T1204.technique), basisOf(T1475.technique)]).toEqual(['brief', 'facts only']);
});
