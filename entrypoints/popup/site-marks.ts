import { useCallback, useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import type { HiddenMarks } from '../../components/SiteMarks';
import { toAppError } from '../../lib/attack/app-error';
import { activeTab } from '../../lib/platform/active-tab';

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
        .then(({ markAgain: mark }) => mark(site, what))
        .then(setHidden, thrown => setHidden({ site, rule, problem: toAppError(thrown) }));
    },
    [hidden],
  );
  return { hidden, markAgain };
}

async function hiddenHere(): Promise<HiddenMarks | undefined> {
  const tab = await activeTab();
  const url = tab === null ? undefined : (await browser.tabs.get(tab)).url;
  return url === undefined ? undefined : (await loadRules()).hiddenOn(url);
}
