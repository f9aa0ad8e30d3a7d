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
  const { local } = browser.storage;
  const read = async () => {
    const { [SITE_RULES_KEY]: rules } = await local.get<{ [SITE_RULES_KEY]?: Record<string, SiteRule> }>(
      SITE_RULES_KEY,
    );
    apply(rules?.[site] ?? []);
  };
  void read();
  local.onChanged.addListener(changes => SITE_RULES_KEY in changes && read());
}
