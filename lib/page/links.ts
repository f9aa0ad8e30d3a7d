import { idOfAttackLink } from '../attack/attack-links';
import type { KnownIds } from '../attack/known-ids';
import { findIds } from '../attack/mentions';
import type { Mention } from './marks';
import { ATTACK_LINK } from './reasons';
import { textNodesOf } from './text-run';

/**
 * The mentions that are links to MITRE's site with a name for their text: `<a href="…/T1204">User Execution</a>`.
 * A link whose text has an id in it is none: the id is the mention.
 */
export function linkMentions(links: readonly HTMLAnchorElement[], known: KnownIds): Mention[] {
  return links.flatMap(link => {
    const id = idOfAttackLink(link.href) ?? '';
    const liveness = known(id);
    const text = link.textContent;
    if (!liveness || !text.trim() || findIds(text, known).length > 0) return [];
    const nodes = textNodesOf(link) as [Text, ...Text[]];
    return [{ id, liveness, nodes, start: 0, end: nodes.at(-1)?.length ?? 0 }];
  });
}

/** The links to MITRE's site in `root`, and the one it stands in or is. */
export function attackLinks(root: Element | ShadowRoot): HTMLAnchorElement[] {
  // A shadow root has no `closest`.
  const around = (root as Partial<Element>).closest?.<HTMLAnchorElement>(ATTACK_LINK);
  return [around ?? [], ...root.querySelectorAll<HTMLAnchorElement>(ATTACK_LINK)].flat();
}
