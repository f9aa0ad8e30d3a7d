import type { ObjectView } from './object-view';
import type { TechniqueView } from './technique-view';

/** What a card shows: a technique, or an object of another kind. `'object' in view` tells them apart. */
export type View = TechniqueView | ObjectView;
