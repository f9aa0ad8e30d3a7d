import { expect, test } from 'vitest';
import { countVariants, findSpellings, SPELLINGS } from '../../seeds/brief-spelling';

test.each([
  ['Powershell on MacOS', ['spells PowerShell as "Powershell"', 'spells macOS as "MacOS"']],
  ['Azure AD and Office 365', ['spells Entra ID as "Azure AD"', 'spells Microsoft 365 as "Office 365"']],
  ['Entra ID, formerly Azure AD', []],
  ['AzureADConnectAuthenticationAgentService', []],
  ['lsass.exe reads LSASS', []],
  ['a handle to lsass', ['spells LSASS, or lsass.exe for the process as "lsass"']],
  ['writes below /etc/kubernetes/manifests', []],
  ['the kubernetes audit', ['spells Kubernetes as "kubernetes"']],
  ['com.android.bluetooth and bluetoothd crash', []],
  ['wifi, Wi-Fi, WifiManager', ['spells Wi-Fi as "wifi"']],
  ['powershell below WINWORD.EXE', []],
  ['the resource fork of classic Mac OS', []],
  ['an e-mail from a free-mail address', ['spells mail as "e-mail"']],
])('finds names that are spelled otherwise: %s', (text, findings) => {
  expect(findSpellings(text)).toEqual(findings);
});

test('every row refuses a wrong spelling and lets the right one pass', () => {
  for (const [wrong, right] of SPELLINGS) expect(right, wrong).not.toMatch(new RegExp(`^(?:${wrong})$`));
  expect(new Set(SPELLINGS.map(([wrong]) => wrong)).size).toBe(SPELLINGS.length);
});

test('counts words that are spelled both ways, without names', () => {
  const texts = [
    'behaviour and behaviours, Behavior in a name',
    'odd behavior; a catalogue, a backup catalog; authorised',
    'UnauthorizedOperation, my.behavior.key, re-behavior',
  ];
  expect(countVariants(texts)).toEqual([
    { british: 'behaviour', britishCount: 2, american: 'behavior', americanCount: 1 },
    { british: 'catalogue', britishCount: 1, american: 'catalog', americanCount: 1 },
  ]);
});
