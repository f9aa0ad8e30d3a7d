import { expect, test } from 'vitest';
import { mergeBundles } from '../../lib/intake/merge';
import { parseBundle } from '../../lib/intake/stix';
import { readMatrix } from '../../lib/intake/tactics';
import { bundle, matrix, tactic } from '../fixtures/stix/build';

const release = mergeBundles([
  parseBundle(
    bundle(
      tactic('TA0001', 'initial-access'),
      tactic('TA0002', 'execution'),
      tactic('TA0043', 'reconnaissance'),
      tactic('TA0027', 'initial-access', 'mobile-attack'),
      tactic('TA0038', 'network-effects', 'mobile-attack', { x_mitre_deprecated: true }),
      tactic('TA0039', 'remote-effects', 'mobile-attack', { x_mitre_deprecated: true }),
      tactic('TA0108', 'initial-access', 'ics-attack'),
      matrix('enterprise-attack', ['TA0043', 'TA0001', 'TA0002']),
      matrix('mobile-attack', ['TA0039', 'TA0038'], { id: 'x-mitre-matrix--old', x_mitre_deprecated: true }),
      matrix('mobile-attack', ['TA0027']),
      matrix('ics-attack', ['TA0108']),
    ),
  ),
]);
const { columnOf, tacticIds } = readMatrix(release);

const phase = (phase_name: string, kill_chain_name = 'mitre-attack') => ({ kill_chain_name, phase_name });

test.each([
  ['mitre-attack', 'TA0001'],
  ['mitre-mobile-attack', 'TA0027'],
  ['mitre-ics-attack', 'TA0108'],
])('initial-access of the kill chain %s is %s', (chain, id) => {
  expect(tacticIds([phase('initial-access', chain)])).toEqual([id]);
});

test('tactics stand in matrix order, each once', () => {
  const phases = ['execution', 'initial-access', 'reconnaissance', 'execution'].map(name => phase(name));
  expect(tacticIds(phases)).toEqual(['TA0043', 'TA0001', 'TA0002']);
});

test('tactics of several domains stand domain by domain, those without a column last', () => {
  const phases = [
    phase('initial-access', 'mitre-ics-attack'),
    phase('remote-effects', 'mitre-mobile-attack'),
    phase('network-effects', 'mitre-mobile-attack'),
    phase('initial-access', 'mitre-mobile-attack'),
    phase('execution'),
  ];
  expect(tacticIds(phases)).toEqual(['TA0002', 'TA0027', 'TA0038', 'TA0039', 'TA0108']);
});

test('phases that are no tactic of the release are left out', () => {
  const strange = [
    phase('reconnaissance', 'lockheed-martin-cyber-kill-chain'),
    phase('stealth'),
    phase('execution', ''),
  ];
  expect(tacticIds(strange)).toEqual([]);
  expect(tacticIds([])).toEqual([]);
});

test('columns count from 0 and only in active matrices', () => {
  expect(columnOf.get('x-mitre-tactic--TA0043')).toBe(0);
  expect(columnOf.get('x-mitre-tactic--TA0002')).toBe(2);
  expect(columnOf.has('x-mitre-tactic--TA0038')).toBe(false);
});
