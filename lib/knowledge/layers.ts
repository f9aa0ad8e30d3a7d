/** Where a record came from. Today there is the bundled pack alone. */
export type Layer = 'pack';

/** The layers that queries look into, the first one first. */
export const LAYERS: readonly Layer[] = ['pack'];
