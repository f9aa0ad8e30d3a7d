import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { AppError } from '../lib/attack/app-error';

/** The ATT&CK release that `seeds/facts` is extracted from. */
export const ATTACK_VERSION = '19.1';

const BUNDLES = ['enterprise', 'mobile', 'ics'].map(domain => `stix/${domain}-attack-${ATTACK_VERSION}.json.gz`);
const ALIASES = 'facts/actor-aliases.json';
const OLDER_RELEASE = 'facts/attack-18.1.json';

/** Parsed JSON as it was found; nothing is checked yet. */
export interface ReferenceData {
  /** The STIX bundles of enterprise, mobile and ICS. */
  bundles: unknown[];
  /** Names of actors by vendor, from MISP galaxy. */
  actorAliases: unknown;
  /** Facts of ATT&CK 18.1, for what was called differently then. */
  olderRelease: unknown;
}

/** Folder with the reference data: `$TIDBIT_REFERENCE/data`, or `../shared/data` beside the repository. */
export function referenceFolder(environment: NodeJS.ProcessEnv, repository: string): string {
  return join(resolve(repository, environment.TIDBIT_REFERENCE ?? '../shared'), 'data');
}

/** Paths below `folder` that the extraction needs and that are not there. */
export function missingFiles(folder: string): string[] {
  return [...BUNDLES, ALIASES, OLDER_RELEASE].map(path => join(folder, path)).filter(path => !existsSync(path));
}

/**
 * Reads what the extraction starts from.
 *
 * @throws AppError `bad-seed` if a file is missing, saying which variable to set
 */
export function readReferenceData(folder: string): ReferenceData {
  const missing = missingFiles(folder);
  if (missing.length > 0) {
    throw new AppError(
      'bad-seed',
      `The reference data is not there: ${missing.join(', ')}. ` +
        'Set TIDBIT_REFERENCE to the folder that holds data/stix and data/facts.',
    );
  }
  const bundles = BUNDLES.map(path => JSON.parse(gunzipSync(readFileSync(join(folder, path))).toString('utf8')));
  const parse = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), 'utf8'));
  return { bundles, actorAliases: parse(ALIASES), olderRelease: parse(OLDER_RELEASE) };
}
