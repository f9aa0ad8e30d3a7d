import { browser } from 'wxt/browser';
import { z } from 'zod';
import { AppError } from '../attack/app-error';
import { SITE_RULES_KEY, type SiteRule, siteOf } from './site-rule';

/**
 * Sites, and ids on a site, that the user switched off. For the worker and the extension's pages; frames with a
 * mention read the same key by themselves and follow its changes.
 */

const rulesSchema = z.record(z.string(), z.union([z.literal('*'), z.array(z.string())]));

/** The rules by host name, as `siteOf` gives it. A site without a rule is not in it. */
export type SiteRules = Readonly<Record<string, SiteRule>>;

// Writes are done one after the other: each begins with what the one before has left.
let lastWrite: Promise<unknown> = Promise.resolve();

/** All rules. Rejects with an `AppError` `storage` where what is stored is damaged. */
export async function siteRules(): Promise<SiteRules> {
  const parsed = rulesSchema.safeParse((await stored()) ?? {});
  if (parsed.success) return parsed.data;
  const message = 'The list of sites where Tidbit is switched off is damaged. Switch them off again.';
  throw new AppError('storage', message, { cause: parsed.error });
}

/** A site, and what is not marked there. */
export interface HiddenOn {
  readonly site: string;
  readonly rule: SiteRule;
}

/** What is not marked on the site of a page; undefined where nothing ever is: on the browser's own pages. */
export async function hiddenOn(url: string): Promise<HiddenOn | undefined> {
  if (!/^(https?|file):/.test(url)) return undefined;
  const site = siteOf(url);
  return { site, rule: (await siteRules())[site] ?? [] };
}

/** Marks an id again on a site, or everything (`*`), and gives what is still not marked there. */
export async function markAgain(site: string, what: string): Promise<HiddenOn> {
  await changeSiteRule(site, now => (what === '*' || now === '*' ? null : (now ?? []).filter(id => id !== what)));
  return { site, rule: (await siteRules())[site] ?? [] };
}

/** Calls `onChange` whenever a rule was changed, here or elsewhere. Ends with `signal`. */
export function followSiteRules(onChange: () => void, signal: AbortSignal): void {
  const { onChanged } = browser.storage.local;
  const tell = (changes: Record<string, unknown>) => SITE_RULES_KEY in changes && onChange();
  onChanged.addListener(tell);
  signal.addEventListener('abort', () => onChanged.removeListener(tell));
}

/** Sets the rule of a site; `null`, or an empty list, switches everything on again. A damaged list is replaced. */
export function setSiteRule(host: string, rule: SiteRule | null): Promise<void> {
  return changeSiteRule(host, () => rule);
}

/**
 * Sets the rule of a site to what `change` makes of the present one (`null` if there is none): so that two ids
 * switched off in a row are both in the list.
 *
 * @example
 * changeSiteRule('example.org', rule => (rule === '*' ? rule : [...(rule ?? []), 'T1204']));
 */
export function changeSiteRule(host: string, change: (rule: SiteRule | null) => SiteRule | null): Promise<void> {
  const write = lastWrite.then(async () => {
    const rules = new Map(Object.entries<SiteRule>(rulesSchema.safeParse(await stored()).data ?? {}));
    const rule = change(rules.get(host) ?? null);
    if (rule?.length) rules.set(host, rule === '*' ? rule : [...new Set(rule)]);
    else rules.delete(host);
    await browser.storage.local.set({ [SITE_RULES_KEY]: Object.fromEntries(rules) });
  });
  // The next write does not fail because this one did; who asked for this one is told.
  lastWrite = write.catch(() => undefined);
  return write;
}

async function stored(): Promise<unknown> {
  return (await browser.storage.local.get(SITE_RULES_KEY))[SITE_RULES_KEY];
}
