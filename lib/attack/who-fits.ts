import { parentOf } from './kinds';

/** An actor and what it was seen doing. */
export interface ActorProfile {
  id: string;
  name: string;
  /** Ids of the techniques it was seen using, each once. */
  techniques: readonly string[];
}

/** How far an actor's techniques are those of a page. A lead, not attribution: others use the same techniques. */
export interface Fit {
  id: string;
  name: string;
  /** Those of the page's techniques that the actor uses, itself or in a sub-technique, the rarest first. */
  matching: string[];
  /** Sum of the rarities of `matching`. */
  score: number;
}

/** The actors that fit a page, best first, and how many of its techniques were compared. */
export interface Fits {
  fits: Fit[];
  compared: number;
}

/** One technique in common is no pattern. */
const FEWEST_MATCHES = 2;

/**
 * Ranks actors by the techniques they share with a page, each weighted by how few actors use it: inverse document
 * frequency, ln(actors / actors that use it), as text search weighs words.
 *
 * A technique is used by whoever uses one of its sub-techniques, but not the other way round. Where the page names a
 * sub-technique, its technique is not compared as well: it would count the same thing twice.
 */
export function whoFits(techniques: readonly string[], actors: readonly ActorProfile[]): Fits {
  const named = new Set(techniques);
  const parents = new Set([...named].map(parentOf));
  const compared = [...named].filter(id => !parents.has(id));
  const users = new Map(compared.map(id => [id, new Set<string>()]));
  for (const actor of actors) {
    for (const used of actor.techniques) {
      for (const id of [used, parentOf(used)]) if (id !== null) users.get(id)?.add(actor.id);
    }
  }
  const rarity = (id: string) => Math.log(actors.length / (users.get(id)?.size || actors.length));
  const rarestFirst = compared.toSorted((a, b) => rarity(b) - rarity(a) || (a < b ? -1 : 1));
  const fits = actors
    .map(({ id, name }): Fit => {
      const matching = rarestFirst.filter(technique => users.get(technique)?.has(id));
      return { id, name, matching, score: matching.reduce((sum, technique) => sum + rarity(technique), 0) };
    })
    .filter(({ matching, score }) => matching.length >= FEWEST_MATCHES && score > 0)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  return { fits, compared: compared.length };
}
