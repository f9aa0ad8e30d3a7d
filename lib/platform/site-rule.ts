/*
 * What the scanner, which cannot afford zod, shares with `site-rules.ts`.
 */

/** Where the rules are in `storage.local`: `{ [hostname]: SiteRule }`. */
export const SITE_RULES_KEY = 'site-rules';

/** What is not marked on a site: nothing at all (`*`), or these ids (canonical: `T1204.002`). */
export type SiteRule = '*' | readonly string[];

/** The site that a page belongs to, by its URL: the host name; empty for files. */
export function siteOf(url: string): string {
  return new URL(url).hostname;
}
