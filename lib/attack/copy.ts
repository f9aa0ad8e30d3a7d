import type { View } from '../knowledge/view';
import type { Block } from './digest';
import { jira } from './jira';
import { markdown } from './markdown';
import { objectDigest } from './object-digest';
import { plainText } from './plain-text';
import { stixObject } from './stix-object';
import { techniqueDigest } from './technique-digest';

/** A way to copy an object out of a card. */
export interface CopyFormat {
  /** As the menu says it. */
  name: string;
  /** The text to copy; null where the format has no form for such an object. */
  write: (view: View) => string | null;
}

/** In the order of the menu: the most readable first. */
export const COPY_FORMATS: readonly CopyFormat[] = [
  { name: 'Markdown', write: view => markdown(digestOf(view)) },
  { name: 'Plain text', write: view => plainText(digestOf(view)) },
  { name: 'Jira wiki', write: view => jira(digestOf(view)) },
  { name: 'Sigma tag', write: sigmaTag },
  { name: 'STIX 2.1', write: stixObject },
];

function digestOf(view: View): Block[] {
  return 'object' in view ? objectDigest(view) : techniqueDigest(view);
}

/**
 * The tag that Sigma rules carry: `attack.t1059.001`, `attack.g0016`, `attack.s0154`, `attack.credential-access`.
 * The tag namespace has techniques, groups, software and tactics.
 * https://github.com/SigmaHQ/sigma-specification/blob/main/specification/sigma-appendix-tags.md
 */
function sigmaTag(view: View): string | null {
  if (!('object' in view)) return `attack.${view.technique.id.toLowerCase()}`;
  const { fact } = view.object;
  if (fact.kind === 'tactic') return `attack.${fact.shortname}`;
  return fact.kind === 'actor' || fact.kind === 'software' ? `attack.${fact.id.toLowerCase()}` : null;
}
