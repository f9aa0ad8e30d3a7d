import type { ObjectKind } from '../lib/knowledge/object-view';

/** What a reader can set off from an object that is no technique. Whoever shows the card carries it out. */
export interface ObjectActions {
  /** A technique was chosen. */
  onOpenTechnique: (id: string) => void;
  /** Another object was chosen. Without it, actors, software and the like lead to their pages on attack.mitre.org. */
  onOpenObject?: ((kind: ObjectKind, id: string) => void) | undefined;
}
