import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeLogSource, distinctLogs, eventIds, eventRanges, logLabel } from '../../lib/attack/log-sources';
import { T0836, T1059_001, T1204 } from '../fixtures/views';

test.each([
  ['WinEventLog:Sysmon', 'Sysmon'],
  ['WinEventLog:Security', 'Windows Security'],
  ['WinEventLog:System', 'Windows System'],
  ['WinEventLog:PowerShell', 'PowerShell'],
  ['WinEventLog:Microsoft-Windows-CodeIntegrity/Operational', 'CodeIntegrity'],
  ['WinEventLog:Microsoft-Windows-SMBClient/Security', 'SMBClient/Security'],
  ['wineventlog:dhcp', 'dhcp'],
  ['linux:Sysmon', 'Linux Sysmon'],
  ['macos:unifiedlog', 'macOS unified log'],
  ['macOS:unifiedlog', 'macOS unified log'],
  ['iOS:unifiedlog', 'iOS unified log'],
  ['auditd:SYSCALL', 'auditd SYSCALL'],
  ['AWS:CloudTrail', 'AWS CloudTrail'],
  ['m365:signinlogs', 'Microsoft 365 sign-in logs'],
  ['etw:Microsoft-Windows-Kernel-Process', 'ETW Kernel-Process'],
  ['android:MDMLog ', 'Android MDM log'],
  ['Application Vetting', 'Application Vetting'],
  ['networkconfig ', 'networkconfig'],
])('reads %s as %s', (name, expected) => {
  expect(logLabel(name)).toBe(expected);
});

describe('event ids', () => {
  test.each([
    ['EventCode=1', [1]],
    ['EventCode=3, 22', [3, 22]],
    ['EventCode=4663, 4670, 4656', [4663, 4670, 4656]],
    ['EventCode=4778, EventCode=4779', [4778, 4779]],
    ['EventCode=5005 (WLAN), EventCode=302 (Bluetooth)', [5005, 302]],
  ])('are taken from %s', (channel, expected) => {
    expect(eventIds(channel)).toEqual(expected);
  });

  test.each([
    'None',
    '',
    'execve',
    '4688',
    'System shutdowns due to bugcheck (Event ID 1001) or watchdog timer expirations',
    'Kernel-PnP 410/400 device install, disk added',
    'EventCode=1 and a parent other than explorer.exe',
  ])('are not guessed from "%s"', channel => {
    expect(eventIds(channel)).toEqual([]);
  });

  test.each([
    [[], ''],
    [[1], '1'],
    [[22, 3, 11], '3, 11, 22'],
    [[13, 14], '13, 14'],
    [[4104, 4103, 400, 4105, 403, 4106, 4104], '400, 403, 4103–4106'],
  ])('%j are written as "%s"', (ids, expected) => {
    expect(eventRanges(ids)).toBe(expected);
  });

  test('ranges name exactly the ids they were made of', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60 })), ids => {
        const named = eventRanges(ids)
          .split(', ')
          .filter(Boolean)
          .flatMap(range => {
            const [from = 0, to = from] = range.split('–').map(Number);
            return Array.from({ length: to - from + 1 }, (_, offset) => from + offset);
          });
        expect(named).toEqual([...new Set(ids)].sort((a, b) => a - b));
      }),
    );
  });
});

test('gathers the events of one log from all analytics, in the order the logs first occur', () => {
  expect(distinctLogs(T1059_001.technique.strategies)).toEqual([
    { label: 'Sysmon', events: '1, 7' },
    { label: 'PowerShell', events: '400, 403, 4103–4106' },
  ]);
  expect(distinctLogs(T1204.technique.strategies).slice(0, 4)).toEqual([
    { label: 'Windows Application', events: '1000' },
    { label: 'Sysmon', events: '3, 11, 22' },
    { label: 'Windows Security', events: '4688' },
    { label: 'auditd SYSCALL', events: '' },
  ]);
});

test('names a log without channel by itself', () => {
  expect(distinctLogs(T0836.technique.strategies)[0]).toEqual({ label: 'Asset', events: '' });
});

test.each([
  [
    { name: 'WinEventLog:Sysmon', channel: 'EventCode=1' },
    { label: 'Sysmon', events: '1', detail: '' },
  ],
  [
    { name: 'auditd:SYSCALL', channel: 'execve' },
    { label: 'auditd SYSCALL', events: '', detail: 'execve' },
  ],
  [
    { name: 'Asset', channel: 'None' },
    { label: 'Asset', events: '', detail: '' },
  ],
])('describes %j in full', (source, expected) => {
  expect(describeLogSource(source)).toEqual(expected);
});
