import { expect, test } from 'vitest';
import { foreignPlatforms, PLATFORM_ROWS } from '../../seeds/brief-platforms';
import { brief, techniqueFact } from '../fixtures/seed-builders';

const foreign = (platforms: string[], detection: string) =>
  foreignPlatforms(techniqueFact('T1001', { platforms }), { ...brief(), detection }).map(({ row, word }) => [
    row,
    word,
  ]);

test.each([
  ['Sysmon on Linux', ['Linux'], 'Sysmon 1 with a shell', [['Windows', 'Sysmon']]],
  ['Sysmon on Windows', ['Windows', 'Linux'], 'Sysmon 1 with a shell', []],
  ['an event of the Security log', ['Linux'], 'then 4688 for the child', [['Windows', '4688']]],
  ['a port that looks like an event', ['Linux'], 'something on 4786 or 4840', []],
  ['a method whose name begins like a program', ['Android'], 'calls Runtime.exec', []],
  ['auditd in a container', ['Containers'], 'auditd on the node', []],
  ['auditd on a router', ['Network Devices'], 'auditd', [['Linux node', 'auditd']]],
  ['SELinux on a phone', ['Android'], 'SELinux denials', []],
  ['SELinux on an iPhone', ['iOS'], 'SELinux denials', [['Linux kernel', 'SELinux']]],
  ['a property list on an iPhone', ['iOS'], 'reads the plist', []],
  ['Cisco’s IOS on an iPhone', ['iOS'], 'IOS XE logs', [['Network Devices', 'IOS XE']]],
  ['an iPhone among routers', ['Network Devices'], 'an iPhone', [['iOS', 'iPhone']]],
  ['sign-ins of a cloud', ['IaaS'], 'Entra sign-in logs', []],
  ['sign-ins of a phone', ['Android'], 'Entra sign-in logs', [['Identity Provider', 'Entra']]],
  ['names of web services', ['Linux'], 'GitHub, Slack, Teams or OneDrive', []],
  [
    'two rows',
    ['macOS'],
    'kubectl and esxcli',
    [
      ['ESXi', 'esxcli'],
      ['Containers', 'kubectl'],
    ],
  ],
])('%s', (_, platforms, text, findings) => {
  expect(foreign(platforms, text)).toEqual(findings);
});

test.each([[[]], [['PRE']]])('platforms %j are none that a log could be foreign to', platforms => {
  expect(foreign(platforms, 'Sysmon 1, auditd, CloudTrail')).toEqual([]);
});

test('every field is looked at, and named', () => {
  const text = { description: 'PowerShell', detection: 'plain', hunt: 'Sysmon' };
  expect(foreignPlatforms(techniqueFact('T1001', { platforms: ['macOS'] }), text)).toEqual([
    { row: 'Windows', field: 'description', word: 'PowerShell' },
    { row: 'Windows', field: 'hunt', word: 'Sysmon' },
  ]);
});

test('rows have names of their own', () => {
  expect(new Set(PLATFORM_ROWS.map(({ name }) => name)).size).toBe(PLATFORM_ROWS.length);
});
