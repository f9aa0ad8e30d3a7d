import type { Brief } from '../lib/attack/brief';
import type { FactOf } from '../lib/attack/facts';
import { BRIEF_FIELDS } from './brief-text';

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
  const active = activeIds(techniques);
  return {
    missing: [...active].filter(id => !briefs.has(id)).sort(),
    unknown: [...briefs.keys()].filter(id => !active.has(id)).sort(),
    unreviewed: Array.from(briefs)
      .flatMap(([id, { reviewed }]) => (reviewed ? [] : [id]))
      .sort(),
  };
}

/**
 * Pointers that lead nowhere: technique ids in the text of a brief that are not active.
 *
 * @returns lines such as `T1204 description names T1086`
 */
export function deadPointers(techniques: readonly FactOf<'technique'>[], briefs: ReadonlyMap<string, Brief>): string[] {
  const active = activeIds(techniques);
  return Array.from(briefs).flatMap(([id, brief]) =>
    BRIEF_FIELDS.flatMap(field =>
      Array.from(brief[field].matchAll(/\bT\d{4}(?:\.\d{3})?\b/g))
        .filter(([named]) => !active.has(named))
        .map(([named]) => `${id} ${field} names ${named}`),
    ),
  );
}

function activeIds(techniques: readonly FactOf<'technique'>[]): Set<string> {
  return new Set(techniques.filter(({ status }) => status === 'active').map(({ id }) => id));
}
