import type { ObjectFact, ReportFact } from '../lib/attack/facts';
import type { Kind } from '../lib/attack/kinds';
import { readAttack } from '../lib/intake/attack-bundle';
import { parseBundle } from '../lib/intake/stix';
import { parseAliasTables, withVendorNames } from './actor-names';
import type { Facts } from './fact-files';
import { parseOlderTactics, withFormerName } from './former-names';
import type { ReferenceData } from './reference-data';

function ofKind<K extends Kind>(objects: readonly ObjectFact[], kind: K): Extract<ObjectFact, { kind: K }>[] {
  return objects.filter((object): object is Extract<ObjectFact, { kind: K }> => object.kind === kind);
}

/**
 * The facts of a release as `seeds/facts` holds them. Pure: the same data and the same known reports give the same facts.
 *
 * @param known reports of the last extraction, which keep their numbers; empty for the first one
 * @throws AppError `bad-stix` or `bad-seed` if the reference data is malformed
 */
export function extractFacts(data: ReferenceData, known: readonly ReportFact[]): Facts {
  const { objects, relations, reports } = readAttack(data.bundles.map(parseBundle), known);
  const tables = parseAliasTables(data.actorAliases);
  const older = parseOlderTactics(data.olderRelease);
  return {
    techniques: ofKind(objects, 'technique'),
    tactics: ofKind(objects, 'tactic').map(tactic => withFormerName(tactic, older)),
    actors: withVendorNames(ofKind(objects, 'actor'), tables),
    software: ofKind(objects, 'software'),
    campaigns: ofKind(objects, 'campaign'),
    mitigations: ofKind(objects, 'mitigation'),
    'detection-strategies': ofKind(objects, 'detection-strategy'),
    analytics: ofKind(objects, 'analytic'),
    'data-components': ofKind(objects, 'data-component'),
    'data-sources': ofKind(objects, 'data-source'),
    assets: ofKind(objects, 'asset'),
    reports,
    relations,
  };
}
