import type { View } from '../knowledge/view';
import type { Domain, ObjectFact } from './facts';

/** How each domain names its kill chain in STIX. */
export const KILL_CHAINS: Record<Domain, string> = {
  enterprise: 'mitre-attack',
  mobile: 'mitre-mobile-attack',
  ics: 'mitre-ics-attack',
};

/**
 * The object as STIX 2.1 with MITRE's own identifier, so that a platform which has it already takes it for the same.
 * Of the facts only days are known: `modified` is the start of MITRE's day, so this copy never counts as the newer one.
 * Text is left out: ours must not stand under MITRE's identifier. Null for an analytic, which is known by its id alone.
 */
export function stixObject(view: View): string | null {
  if ('object' in view && view.analytic) return null;
  const fact = 'object' in view ? view.object.fact : view.technique;
  const { stixId, id, name, url, status, created, modified } = fact;
  const type = stixId.slice(0, stixId.indexOf('--'));
  const object = {
    type,
    spec_version: '2.1',
    id: stixId,
    created: midnight(created),
    modified: midnight(modified),
    name,
    ...(status === 'revoked' && { revoked: true }),
    ...('technique' in view
      ? {
          kill_chain_phases: view.technique.tactics.map(({ shortname, domain }) => ({
            kill_chain_name: KILL_CHAINS[domain],
            phase_name: shortname,
          })),
        }
      : ownFields(view.object.fact)),
    external_references: [{ source_name: 'mitre-attack', external_id: id, url }],
  };
  return `${JSON.stringify(object, null, 2)}\n`;
}

/** What STIX has a field for, by kind. */
function ownFields(fact: ObjectFact): Record<string, unknown> {
  const aliases = 'aliases' in fact && fact.aliases.length > 0 ? { aliases: fact.aliases } : {};
  switch (fact.kind) {
    case 'software':
      return { ...(fact.type === 'malware' && { is_family: true }), ...aliases }; // ATT&CK describes families only
    case 'campaign':
      return {
        ...aliases,
        ...(fact.firstSeen !== undefined && { first_seen: midnight(fact.firstSeen) }),
        ...(fact.lastSeen !== undefined && { last_seen: midnight(fact.lastSeen) }),
      };
    case 'tactic':
      return { x_mitre_shortname: fact.shortname };
    default:
      return aliases;
  }
}

function midnight(day: string): string {
  return `${day}T00:00:00.000Z`;
}
