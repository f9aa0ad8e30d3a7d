import { expect, test } from 'vitest';
import { idOfAttackLink } from '../../lib/attack/attack-links';

test.each([
  ['https://attack.mitre.org/techniques/T1204', 'T1204'],
  ['https://attack.mitre.org/techniques/T1204/', 'T1204'],
  ['http://attack.mitre.org/techniques/T1204/002/', 'T1204.002'],
  ['https://attack.mitre.org/techniques/T1204.002', 'T1204.002'],
  ['https://attack.mitre.org/versions/v9/techniques/T1055/012/', 'T1055.012'],
  ['https://attack.mitre.org/beta/techniques/T1055', 'T1055'],
  ['https://attack.mitre.org/wiki/Technique/T1086', 'T1086'],
  ['https://attack.mitre.org/groups/G0016/', 'G0016'],
  ['https://attack.mitre.org/software/S0154/?from=x#top', 'S0154'],
  ['https://attack.mitre.org/campaigns/C0024', 'C0024'],
  ['https://attack.mitre.org/mitigations/M1038/', 'M1038'],
  ['https://attack.mitre.org/tactics/TA0002/', 'TA0002'],
  ['https://attack.mitre.org/datasources/DS0009', 'DS0009'],
  ['https://attack.mitre.org/detectionstrategies/DET0478#AN1314', 'AN1314'],
  ['https://attack.mitre.org/techniques/t1204', 'T1204'],
  ['https://attack.mitre.org/', null],
  ['https://attack.mitre.org/search/?q=T1003', null],
  ['https://attack.mitre.org/navigator/#layerURL=/groups/G0016/G0016-layer.json', null],
  ['https://web.archive.org/web/2019/https://attack.mitre.org/wiki/Technique/T1086', null],
  ['https://attack.mitre.org/matrices/enterprise/', null],
  ['https://attack.mitre.org.evil.example/techniques/T1204', null],
  ['https://example.com/techniques/T1204', null],
  ['https://example.com/?u=https://attack.mitre.org/techniques/T1204', null],
  ['javascript:void 0', null],
  ['no url', null],
])('%s leads to %s', (href, id) => {
  expect(idOfAttackLink(href)).toBe(id);
});
