import { type ExportFacts, factsOf, successorOf } from './export-facts';
import type { Inventory } from './findings';
import { isoTime } from './when';

/** What was found on one page, as data for programs. It is no file of notes and cannot be imported. */
export function jsonInventory({ page, at, mentions }: Inventory, facts: ExportFacts) {
  return {
    format: 'tidbit-page',
    version: 1,
    attack: facts.attack,
    page,
    readAt: isoTime(at),
    objects: mentions.map(({ count, sentence, ...object }) => {
      const known = factsOf(facts, object);
      const successor = successorOf(facts, object);
      return {
        ...object,
        ...(known && { name: known.name, status: known.status, tactics: known.tactics.map(({ id }) => id) }),
        ...(known?.url && { url: known.url }),
        ...(successor && { successor: successor.id }),
        count,
        sentence,
      };
    }),
  };
}
