import { browser } from 'wxt/browser';

/*
 * What the scanner, which cannot afford zod, shares with `site-rules.ts`.
 */

/** Where the rules are in `storage.local`: `{ [site]: SiteRule }`. */
export const SITE_RULES_KEY = 'site-rules';

/** What is not marked on a site: nothing at all (`*`), or these ids (canonical: `T1204.002`). */
export type SiteRule = '*' | readonly string[];

/** The site that a page belongs to, by its URL: the host name; empty for files and pages without an address. */
export function siteOf(url: string): string {
  return new URL(url, 'file:').hostname;
}

/** Calls `apply` with what is not marked on this tab's site, now and each time that changes. For content scripts. */
export function followSiteRule(apply: (rule: SiteRule) => void): void {
  // The site is the one in the address bar, for its frames too. Firefox does not tell a frame where it is; there a
  // frame from elsewhere follows its own site's rule.
  const site = siteOf([...(location.ancestorOrigins ?? [])].at(-1) ?? location.href);
  const read = (rules: unknown) => apply((rules as Record<string, SiteRule> | undefined)?.[site] ?? []);
  const { local } = browser.storage;
  void local.get(SITE_RULES_KEY).then(stored => read(stored[SITE_RULES_KEY]));
  local.onChanged.addListener(({ [SITE_RULES_KEY]: change }) => change && read(change.newValue));
}
