import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markdown as write } from '../../lib/attack/markdown';
import { techniqueDigest } from '../../lib/attack/technique-digest';
import type { TechniqueView } from '../../lib/knowledge/technique-view';
import { technique, viewOf } from '../fixtures/view-builders';
import { ALL_VIEWS, T1059_001, T1204, T1204_COMPLETE, T1442, T1475 } from '../fixtures/views';

const techniqueMarkdown = (view: TechniqueView) => write(techniqueDigest(view));
const headings = (markdown: string) => markdown.split('\n').filter(line => line.startsWith('#'));

test('says what the card says, in its order', () => {
  expect(headings(techniqueMarkdown(T1204))).toEqual([
    '# [T1204 User Execution](https://attack.mitre.org/techniques/T1204)',
    '## Detection logic',
    '## Hunt',
    '## Mitigations (6)',
    '## Observed actors (2)',
    '## Software (2)',
    '## Campaigns (1)',
    '## Correlated CTI and IR reports (newest 5 of 7)',
    '## Sub-techniques',
  ]);
});

test.each([
  [
    'the headline, counts and scope as lines of their own',
    'T1204 · execution · 2 actors · 7 correlated reports  \nwith sub-techniques 99 actors · 399 reports  \nLinux, Windows, macOS, IaaS, Containers\n',
  ],
  [
    'the log sources with their event ids',
    '\nLog sources: Windows Application 1000; Sysmon 3, 11, 22; Windows Security 4688;',
  ],
  ['actors with their pages', '\n- [LAPSUS$ (G1004)](https://attack.mitre.org/groups/G1004)\n'],
  ['a report with date, publisher and reason', '(2023-11-16 · cisa.gov · cited for Scattered Spider)'],
  ['the release and what the text is', 'ATT&CK 19.1 · brief  \n© 2026 The MITRE Corporation.'],
])('holds %s', (_, expected) => {
  expect(techniqueMarkdown(T1204)).toContain(expected);
});

test('says how many reports there are when it holds them all', () => {
  expect(headings(techniqueMarkdown(T1204_COMPLETE))).toContain('## Correlated CTI and IR reports (7)');
});

test('says an undated report is undated', () => {
  expect(techniqueMarkdown(T1204_COMPLETE)).toContain('(undated · cybereason.com · cited for Lumma Stealer)');
});

test('names an incident report as one', () => {
  expect(techniqueMarkdown(T1059_001)).toContain('(2026-01-30 · cert.pl · incident report · cited for LazyWiper)');
});

test('quotes the revocation above everything but the name', () => {
  expect(techniqueMarkdown(T1442).split('\n')[2]).toBe(
    '> T1442 was revoked in October 2018. It became T1475, which is deprecated and has no successor. Its name was Fake Developer Accounts.',
  );
});

test('says plainly what is not known', () => {
  const markdown = techniqueMarkdown(T1475);
  expect(markdown).toContain('\nNo brief yet for this technique. Its facts are below.\n');
  expect(markdown).toContain('## Observed actors\n\nNone recorded.\n');
  expect(markdown).toContain('## Correlated CTI and IR reports\n\nNone recorded.\n');
  expect(markdown).toContain('ATT&CK 19.1 · facts only');
});

test('does not turn a script into a link', () => {
  const shown = technique({ id: 'T1204', name: 'User Execution', reports: [1] });
  const report = {
    number: 1,
    title: 'Report',
    authors: '',
    url: 'javascript:alert(1)',
    kind: 'cti',
    citedFor: [],
  } as const;
  const markdown = techniqueMarkdown(viewOf(shown, { reports: [{ ...report, citedFor: [] }] }));
  expect(markdown).toContain('- Report (undated)');
  expect(markdown).not.toContain('javascript');
});

test('closes a link only at its end', () => {
  const shown = technique({ id: 'T1204', name: 'User [Execution] (v2)', url: 'https://example.org/a_(b)' });
  expect(headings(techniqueMarkdown(viewOf(shown)))[0]).toBe(
    '# [T1204 User \\[Execution\\] (v2)](https://example.org/a_%28b%29)',
  );
});

test.each([
  ['emphasis', 'a *bold* _claim_', 'a \\*bold\\* \\_claim\\_'],
  ['an underscore within a word as it is', 'READ_SMS', 'READ_SMS'],
  ['code', '`whoami`', '\\`whoami\\`'],
  ['a tag', '<script>', '\\<script>'],
  ['an ampersand as it is', 'R&D', 'R&D'],
  ['an entity', '&lt;b&gt;', '\\&lt;b\\&gt;'],
  ['a path', 'C:\\Windows', 'C:\\\\Windows'],
])('keeps %s literal', (_, name, expected) => {
  expect(headings(techniqueMarkdown(viewOf(technique({ id: 'T1', name }))))[0]).toContain(`[T1 ${expected}]`);
});

test.each(['- item', '+ item', '# heading', '> quote', '1. first', '2) second'])(
  'does not start a block with a brief that begins "%s"',
  description => {
    const brief = { description, detection: 'd', hunt: 'h' };
    const lines = techniqueMarkdown(viewOf(technique({ id: 'T1', name: 'x', brief }))).split('\n');
    expect(lines).not.toContain(description);
    expect(lines.map(line => line.replace('\\', ''))).toContain(description);
  },
);

test('no text of a record adds a heading, a list item or a link', () => {
  const shape = (markdown: string) => ({
    lines: markdown.split('\n').length,
    links: markdown.replace(/\\./g, '').split('](').length,
  });
  const plain = shape(techniqueMarkdown(viewOf(technique({ id: 'T1', name: 'x' }))));
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('\n', '[', ']', '(', ')', '#', '-', '\\', '`', ' ', 'a') }), name => {
      expect(shape(techniqueMarkdown(viewOf(technique({ id: 'T1', name }))))).toEqual(plain);
    }),
  );
});

test.each(ALL_VIEWS)('ends %s with every source notice', (_, view) => {
  const markdown = techniqueMarkdown(view);
  for (const { notice } of view.release.sources) expect(markdown).toContain(notice);
});
