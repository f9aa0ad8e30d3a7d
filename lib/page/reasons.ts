import type { Mention } from './marks';
import { walkTexts } from './text-run';

/*
 * Cameras, RAID controllers, application notes, SQL states and malware catalogues are numbered like groups (G),
 * software (S), campaigns (C), mitigations (M), data sources and components (DS, DC) and analytics (AN), and phones
 * like `t1031`. Such ids are marked only where there is a reason: on the page an id that nothing else is written like
 * (T1204, t1204.002, TA0002, DET0478), a link to attack.mitre.org or its address, a rule tag (`attack.g0016`); or the
 * object's name beside the id. Measured on 118 real pages: without this rule 18 of 51 pages about other things get a
 * mark.
 */

/** Names and aliases in lower case, by id. */
export type ObjectNames = Readonly<Record<string, readonly string[]>>;

/** Whether the id of a mention may be something else. */
export function needsReason({ id, nodes: [{ data }], start }: Mention): boolean {
  return !/^(?:T|DET)/.test(id) || (!id.includes('.') && /[a-z]/.test(data.charAt(start)));
}

/** Links to MITRE's site, whatever page of it. */
export const ATTACK_LINK = 'a[href*="//attack.mitre.org/"]';

/** What gives a reason within a text: an address on MITRE's site, a tag of a rule. */
export const REASON_IN_TEXT = /attack\.(?:mitre\.org|[a-z]{1,3}\d{4})/i;

/**
 * Whether a page's reason is enough. Campaigns (C) want more, since reports put MBC's behaviours (`Delete File
 * [C0047]`) beside ATT&CK ids: a link whose address has the id in it, or the name.
 */
export function isBackedByPage({ id, nodes: [node] }: Mention): boolean {
  return !id.startsWith('C') || Boolean(node.parentElement?.closest(`a[href*="${id}" i]`));
}

/** Whether one of `names` stands near a mention, in the same paragraph, row or item. */
export function isNamedNearby(mention: Mention, names: readonly string[] = []): boolean {
  const around = names.length > 0 ? textAround(mention).replace(/\s+/g, ' ').toLowerCase() : '';
  return names.some(name => around.includes(name));
}

// Characters on each side of a mention that are near it. A paragraph may be a whole book.
const NEAR = 600;

function textAround({ nodes: [node], start }: Mention): string {
  const within = node.parentElement?.closest('tr,li,p,dd,h1,h2,h3') ?? node;
  const walker = walkTexts(within, node);
  let text = node.data.slice(Math.max(0, start - NEAR), start + NEAR);
  while (text.length < 2 * NEAR && walker.previousNode()) text = dataOf(walker).slice(-NEAR) + text;
  walker.currentNode = node;
  while (text.length < 4 * NEAR && walker.nextNode()) text += dataOf(walker).slice(0, NEAR);
  return text;
}

function dataOf({ currentNode }: TreeWalker): string {
  return (currentNode as Text).data;
}
