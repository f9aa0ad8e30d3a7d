import type { Mention } from './marks';

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

/** Whether one of `names` stands in the same paragraph, row or item as a mention. */
export function isNamedNearby({ nodes: [node] }: Mention, names: readonly string[] = []): boolean {
  const around = node.parentElement?.closest('tr,li,p,dd,h1,h2,h3') ?? node;
  return names.some(name => around.textContent?.toLowerCase().includes(name));
}
