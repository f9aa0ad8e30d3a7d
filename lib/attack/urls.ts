import type { Kind } from './kinds';

/** Folder of each kind on attack.mitre.org; the kinds that have no page of their own are absent. */
const FOLDERS = {
  technique: 'techniques',
  tactic: 'tactics',
  actor: 'groups',
  software: 'software',
  campaign: 'campaigns',
  mitigation: 'mitigations',
  'detection-strategy': 'detectionstrategies',
  'data-component': 'datacomponents',
} as const satisfies Partial<Record<Kind, string>>;

/** A kind whose objects have a page on attack.mitre.org. */
export type PagedKind = keyof typeof FOLDERS;

/** Whether objects of this kind have one. */
export function hasPage(kind: Kind): kind is PagedKind {
  return kind in FOLDERS;
}

/**
 * Address of an object's page on attack.mitre.org, for objects that are known by id and name only
 * (`Link` and `Ref` carry no URL). A sub-technique lies below its technique: `techniques/T1059/001`.
 */
export function attackUrl(kind: PagedKind, id: string): string {
  return `https://attack.mitre.org/${FOLDERS[kind]}/${id.replace('.', '/')}`;
}

/**
 * `text` as an absolute http or https URL, or null. URLs come from citations and from the user's own files:
 * whatever else a record holds (`javascript:`, `data:`, a relative path) must not become a link.
 */
export function webUrl(text: string | undefined): string | null {
  if (text === undefined || !URL.canParse(text)) return null;
  const { protocol, href } = new URL(text);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}
