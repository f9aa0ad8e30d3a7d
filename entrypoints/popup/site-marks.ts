import { useCallback, useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import type { HiddenMarks } from '../../components/SiteMarks';
import { toAppError } from '../../lib/attack/app-error';
import { activeTab } from '../../lib/platform/active-tab';
import { siteOf } from '../../lib/platform/site-rule';

// With zod; see PopupPage.
const loadRules = () => import('../../lib/platform/site-rules');

/** What is not marked on the site in front, from when `isReady` on, and the way to mark it again. */
export function useSiteMarks(isReady: boolean) {
  const [hidden, setHidden] = useState<HiddenMarks>();
  useEffect(() => {
    if (!isReady) return;
    hiddenHere().then(setHidden, thrown => setHidden({ site: '', rule: [], problem: toAppError(thrown) }));
  }, [isReady]);
  const markAgain = useCallback(
    (what: string) => {
      if (!hidden) return;
      const { site, rule } = hidden;
      loadRules()
        .then(async ({ changeSiteRule, siteRules }) => {
          await changeSiteRule(site, now =>
            what === '*' || now === '*' ? null : (now ?? []).filter(id => id !== what),
          );
          setHidden({ site, rule: (await siteRules())[site] ?? [] });
        })
        .catch(thrown => setHidden({ site, rule, problem: toAppError(thrown) }));
    },
    [hidden],
  );
  return { hidden, markAgain };
}

async function hiddenHere(): Promise<HiddenMarks | undefined> {
  const tab = await activeTab();
  const url = tab === null ? undefined : (await browser.tabs.get(tab)).url;
  // The browser's own pages have no marks.
  if (url === undefined || !/^(https?|file):/.test(url)) return undefined;
  const site = siteOf(url);
  const rules = await (await loadRules()).siteRules();
  return { site, rule: rules[site] ?? [] };
}
