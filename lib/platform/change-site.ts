import { AppError } from '../attack/app-error';
import type { RequestOf, ResponseOf } from './protocol';
import type { Sender } from './serve';
import { type SiteRule, siteOf } from './site-rule';
import { changeSiteRule } from './site-rules';

/**
 * Carries out `site.rule` for the site in the address bar of the tab that asks, for its frames too.
 * Throws `AppError` `bad-message` if no page asks.
 */
export async function changeSite(request: RequestOf<'site.rule'>, sender: Sender): Promise<ResponseOf<'site.rule'>> {
  const url = sender.tab?.url ?? sender.url;
  if (url === undefined) throw new AppError('bad-message', 'No page asks to change what is marked on it');
  const site = siteOf(url);
  let before: SiteRule | null = null;
  await changeSiteRule(site, rule => {
    before = rule;
    return 'restore' in request ? request.restore : hidden(rule, request.hide);
  });
  return { site, before };
}

function hidden(rule: SiteRule | null, what: string): SiteRule {
  return what === '*' || rule === '*' ? '*' : [...(rule ?? []), what];
}
