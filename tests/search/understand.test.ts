import { expect, test } from 'vitest';
import { complete } from '../../lib/search/complete';
import { search } from '../../lib/search/search';
import { understand } from '../../lib/search/understand';
import { seedIndex } from './seed-index';

const { index } = seedIndex();

test.each([
  ['T1059.001', { ids: ['T1059.001'], idPrefix: 'T1059.001' }],
  ['T105', { ids: [], idPrefix: 'T105' }],
  ['t1059.', { ids: [], idPrefix: 'T1059.' }],
  ['T9999', { ids: [], unknownIds: ['T9999'] }],
  ['s-99999', { ids: [], unknownIds: ['S99999'] }],
  ['[T1059.9999]', { ids: [], unknownIds: ['T1059.9999'] }],
  ['1059.999', { ids: [], unknownIds: ['T1059.999'] }],
  ['1059.0', { ids: [], idPrefix: 'T1059.0' }],
  ['T1105 and T9999', { ids: ['T1105'], unknownIds: [], words: ['and', 't9999'] }],
  ['tactic:persistence lsass', { words: ['lsass'], text: 'lsass' }],
  ['https://example.org/report/2024', { ids: [], words: [], url: 'https://example.org/report/2024' }],
  ['https://attack.mitre.org/techniques/T1059/001/', { ids: ['T1059.001'], words: [] }],
  ['https://attack.mitre.org/detectionstrategies/DET0001#AN0001', { ids: ['AN0001'], words: [] }],
])('%s is understood', (query, parts) => {
  expect(understand(index, query)).toMatchObject(parts);
});

test.each([
  ['tactic:persistence', [['persistence']]],
  ['tactic:"initial access"', [['initial-access']]],
  ['tactic:initial access phishing', [['initial-access']]],
  ['TACTIC：ｅｘｅｃｕｔｉｏｎ', [['execution']]],
  ['tactic:TA0005', [['stealth']]],
  ['actor:"Cozy Bear" platform:linux', [['APT29'], ['Linux']]],
  ['domain:mobile kind:group', [['mobile'], ['actor']]],
  ['platform:nothing', [[]]],
  ['kind:', []],
])('the filters of %s are known by any of their names', (query, values) => {
  expect(understand(index, query).filters.map(filter => filter.values.map(({ value }) => value))).toEqual(values);
});

test('several filters narrow together, and alone they list everything', () => {
  const list = (query: string) => search(index, query, { limit: 5000 }).hits.map(({ id }) => id);
  const both = list('tactic:persistence platform:linux');
  const linux = new Set(list('platform:linux'));
  expect(both).toEqual(list('tactic:persistence').filter(id => linux.has(id)));
  expect(both.length).toBeGreaterThan(10);
  expect(search(index, 'domain:ics kind:tactic').total).toBe(12);
});

test('where a filter leaves nothing, the nearest is what the words find without it', () => {
  const { hits, isNearest, understood } = search(index, 'tactic:exfiltration mimikatz');
  expect(isNearest).toBe(true);
  expect(hits[0]?.id).toBe('S0002');
  expect(understood.filters.map(({ written }) => written)).toEqual(['exfiltration']);
});

test('an id that was never published is answered with its technique, then its neighbours', () => {
  const { hits, isNearest, understood } = search(index, 'T1059.999');
  expect(understood.ids).toEqual([]);
  expect(isNearest).toBe(true);
  expect(hits.slice(0, 2).map(({ id }) => id)).toEqual(['T1059', 'T1059.013']);
});

test('what nothing fits is no result, and says what it was taken for', () => {
  expect(search(index, 'xqzzv')).toMatchObject({
    hits: [],
    total: 0,
    isNearest: false,
    understood: { words: ['xqzzv'] },
  });
});

test('words of which one fits nothing find what has the others, as the nearest', () => {
  const { hits, isNearest } = search(index, 'mimikatz xqzzv');
  expect(isNearest).toBe(true);
  expect(hits[0]?.id).toBe('S0002');
});

test('an empty query lists the page, then what was opened', () => {
  const opened = new Map([
    ['actor:G0016', 3],
    ['technique:T1105', 1],
  ]);
  const { hits } = search(index, ' ', { pageIds: ['T1027', 'T1105'], opened });
  expect(hits.map(({ id, matched }) => [id, matched.by])).toEqual([
    ['T1027', 'page'],
    ['T1105', 'page'],
    ['G0016', 'opened'],
  ]);
});

test.each([
  ['Midnight Blizzard', { by: 'alias', text: 'Midnight Blizzard' }],
  ['TAG-53', { by: 'vendor-name', text: 'TAG-53', vendor: expect.any(String) }],
  ['T1086', { by: 'old-id', id: 'T1086', name: 'PowerShell' }],
  ['DLL Side-Loading', { by: 'former-name', text: 'DLL Side-Loading' }],
  ['Remote File Copy', { by: 'former-name', text: 'Remote File Copy' }],
  ['ClickFix', { by: 'jargon', text: 'ClickFix' }],
  ['PowerShell', { by: 'name' }],
])('%s tells why it was found', (query, matched) => {
  expect(search(index, query).hits[0]?.matched).toMatchObject(matched);
});

test.each([
  ['tac|', ['tactic:']],
  ['lsass kin|', ['kind:']],
  ['tactic:pers|', ['tactic:persistence ']],
  ['tactic:"ini|', ['tactic:initial-access ']],
  ['actor:cozy|', ['actor:APT29 ']],
  ['platform:netw|', ['platform:"Network Devices" ']],
  ['domain:| lsass', ['domain:enterprise ', 'domain:mobile ', 'domain:ics ']],
])('%s is completed', (written, inserts) => {
  const caret = written.indexOf('|');
  const completion = complete(index, written.replace('|', ''), caret);
  expect(completion?.options.map(({ insert }) => insert)).toEqual(inserts);
});

test.each(['lsass|', 'tactic:persistence |', '|', 'T1059|'])('%s has nothing to complete', written => {
  expect(complete(index, written.replace('|', ''), written.indexOf('|'))).toBeNull();
});
