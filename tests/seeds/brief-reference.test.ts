import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { officialSentences, officialTextsOf } from '../../seeds/brief-official';
import { type Nearness, REPEATED_LIMIT, REWORDED_LIMIT, repeated, reworded } from '../../seeds/brief-originality';
import { readSeeds } from '../../seeds/pack-read';
import { missingFiles, readReferenceData, referenceFolder } from '../../seeds/reference-data';

/** Compares the committed briefs with MITRE's own sentences. Needs the reference data. */

/** Seconds of work on 65 MB of STIX; a busy machine takes several times as long. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const REPOSITORY = join(import.meta.dirname, '../..');
const FOLDER = referenceFolder(process.env, REPOSITORY);
const present = missingFiles(FOLDER).length === 0;

/**
 * Sentences that were read beside the official one and stay: both list the same commands, files or products, for which
 * there is no other word. By technique, field and first words.
 */
const READ_AND_KEPT = [
  'T0846.001 detection Hosts: nmap',
  'T1006 detection Network devices: command accounting',
  'T1006 detection Sysmon 1 or 4688: vssadmin',
  'T1098.002 detection On-premises Exchange',
  'T1114.003 detection Hosts: writes to .forward',
  'T1505.002 description Postfix takes a milter',
  'T1505.006 detection esxupdate.log and shell.log',
  'T1558.005 detection macOS: unsigned programs using the Kerberos framework',
  'T1673 detection ESXi shell.log',
];

/** Without the official sentence: a failing test prints to logs, where MITRE's text has no business. */
const tell = ({ technique, field, sentence, official, share }: Nearness) =>
  `${technique} ${field} ${sentence} (${share.toFixed(2)} of it in ${official.id})`;

const TITLE = 'the distance between the briefs and the official text';

describe.runIf(present)(present ? TITLE : `${TITLE}, skipped: no reference data`, () => {
  const seeds = readSeeds(join(REPOSITORY, 'seeds'));
  const official = present ? officialSentences(readReferenceData(FOLDER).bundles) : [];
  const names = seeds.objects.map(({ fact }) => fact.name);

  test('no sentence repeats one of MITRE’s', () => {
    const near = repeated(seeds.briefs, official, names).filter(({ share }) => share > REPEATED_LIMIT);
    expect(near.map(tell)).toEqual([]);
  });

  test('no sentence is one of MITRE’s with the words moved, unless read and kept', () => {
    const near = reworded(seeds.briefs, officialTextsOf(seeds, official), names)
      .filter(({ share }) => share > REWORDED_LIMIT)
      .map(tell);
    expect(near.filter(line => !READ_AND_KEPT.some(kept => line.startsWith(kept)))).toEqual([]);
    expect(READ_AND_KEPT.filter(kept => !near.some(line => line.startsWith(kept)))).toEqual([]);
  });
});
