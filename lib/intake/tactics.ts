import type { Domain } from '../attack/facts';
import { DOMAINS, type Release, statusOf } from './merge';
import type { StixOf } from './stix';

/** Shortnames repeat across domains (initial-access is TA0001, TA0027 and TA0108): the kill chain tells them apart. */
const DOMAIN_OF_KILL_CHAIN: Readonly<Record<string, Domain>> = {
  'mitre-attack': 'enterprise',
  'mitre-mobile-attack': 'mobile',
  'mitre-ics-attack': 'ics',
};

/** Where tactics stand in their matrices. */
export interface Matrix {
  /** Column from 0 by the tactic's STIX id, in active matrices. */
  columnOf: ReadonlyMap<string, number>;
  /** Tactic ids in matrix order. Phases of other kill chains and of unknown tactics are left out. */
  tacticIds(phases: StixOf<'attack-pattern'>['kill_chain_phases']): string[];
}

/** Reads the columns of all matrices of a release. */
export function readMatrix({ entries, matrices }: Release): Matrix {
  const columnOf = new Map<string, number>();
  for (const matrix of matrices) {
    if (statusOf(matrix) !== 'active') continue;
    for (const [column, tactic] of matrix.tactic_refs.entries()) columnOf.set(tactic, column);
  }
  const byPhase = new Map<string, { id: string; rank: number }>();
  for (const { object, id, domains } of entries.values()) {
    if (object.type !== 'x-mitre-tactic') continue;
    for (const domain of domains) {
      const phase = `${domain} ${object.x_mitre_shortname}`;
      const rank = DOMAINS.indexOf(domain) * 1000 + (columnOf.get(object.id) ?? 999);
      const rival = byPhase.get(phase);
      if (!rival || rank < rival.rank) byPhase.set(phase, { id, rank });
    }
  }
  return {
    columnOf,
    tacticIds(phases) {
      const found = phases.flatMap(phase => {
        const domain = DOMAIN_OF_KILL_CHAIN[phase.kill_chain_name];
        return byPhase.get(`${domain} ${phase.phase_name}`) ?? [];
      });
      const inOrder = found.sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1));
      return [...new Set(inOrder.map(tactic => tactic.id))];
    },
  };
}
