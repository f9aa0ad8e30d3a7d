/**
 * The kinds of ATT&CK object and the shape of their ids: the one grammar that everything else derives from.
 * No zod here: the scanner, which runs on every page, imports this module.
 */
export const ID_PATTERNS = {
  technique: /^T\d{4}(?:\.\d{3})?$/,
  tactic: /^TA\d{4}$/,
  actor: /^G\d{4}$/,
  software: /^S\d{4}$/,
  campaign: /^C\d{4}$/,
  mitigation: /^(?:M\d{4}|T\d{4}(?:\.\d{3})?)$/, // until v6 a mitigation had the id of its technique; all are deprecated
  'detection-strategy': /^DET\d{4}$/,
  analytic: /^AN\d{4}$/,
  'data-component': /^DC\d{4}$/,
  'data-source': /^DS\d{4}$/,
  asset: /^A\d{4}$/,
} as const satisfies Record<string, RegExp>;

/** What an ATT&CK object is. Ids are unique only within a kind, and not always there (DESIGN decision 8). */
export type Kind = keyof typeof ID_PATTERNS;

/** Every kind, in the order the project lists them. */
export const KINDS = Object.keys(ID_PATTERNS) as Kind[];

/** Names one object: `technique:T1204`. */
export type ObjectKey = `${Kind}:${string}`;

/** Builds the key of an object. */
export function objectKey(kind: Kind, id: string): ObjectKey {
  return `${kind}:${id}`;
}

/** Takes a key apart. The caller vouches that it is one. */
export function parseObjectKey(key: ObjectKey): { kind: Kind; id: string } {
  const colon = key.indexOf(':');
  return { kind: key.slice(0, colon) as Kind, id: key.slice(colon + 1) };
}

/** The technique a sub-technique belongs to: `T1204.002` → `T1204`; null for a technique. */
export function parentOf(techniqueId: string): string | null {
  const dot = techniqueId.indexOf('.');
  return dot < 0 ? null : techniqueId.slice(0, dot);
}

/**
 * The kind that an id is of, by its prefix; null for anything else. A mitigation that has a technique's id is not
 * meant: pages mean the technique.
 */
export function kindOfId(id: string): Kind | null {
  return KINDS.find(kind => ID_PATTERNS[kind].test(id)) ?? null;
}
