import type { Brief } from '../lib/attack/brief';
import type { FactOf } from '../lib/attack/facts';

/** What is still to be done, as technique ids in order. Nothing, when all three are empty. */
export interface BriefGaps {
  /** Active techniques without a brief. */
  missing: string[];
  /** Briefs of techniques that the facts do not know or that are revoked or deprecated. */
  unknown: string[];
  /** Briefs that no second reader has compared with the official text. */
  unreviewed: string[];
}

/** Compares the briefs with the techniques that should have one: the active ones, sub-techniques too. */
export function briefGaps(techniques: readonly FactOf<'technique'>[], briefs: ReadonlyMap<string, Brief>): BriefGaps {
  const active = new Set(techniques.filter(({ status }) => status === 'active').map(({ id }) => id));
  return {
    missing: [...active].filter(id => !briefs.has(id)).sort(),
    unknown: [...briefs.keys()].filter(id => !active.has(id)).sort(),
    unreviewed: Array.from(briefs)
      .flatMap(([id, { reviewed }]) => (reviewed ? [] : [id]))
      .sort(),
  };
}
