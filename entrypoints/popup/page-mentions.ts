import { useEffect, useState } from 'react';
import { AppError } from '../../lib/attack/app-error';
import { activeTab } from '../../lib/platform/active-tab';

const NONE: ReadonlyMap<string, number> = new Map();

/**
 * Ids that the page in front mentions, with their counts, in its order; `undefined` until that is known, which is from
 * when `isReady` on. Asked for once: the list that the reader goes through must not change under the keys.
 */
export function usePageMentions(isReady: boolean): ReadonlyMap<string, number> | undefined {
  const [mentions, setMentions] = useState<ReadonlyMap<string, number>>();
  useEffect(() => {
    if (!isReady) return;
    mentionsOfPage().then(setMentions, thrown => {
      // Pages of the browser's own are closed to extensions; then there is no page to speak of.
      if (!(thrown instanceof AppError && thrown.code === 'no-answer')) console.error(thrown);
      setMentions(NONE);
    });
  }, [isReady]);
  return mentions;
}

async function mentionsOfPage(): Promise<ReadonlyMap<string, number>> {
  const tabId = await activeTab();
  if (tabId === null) return NONE;
  // With zod; see PopupPage.
  const { pageObjects } = await import('../../lib/platform/page');
  return new Map((await pageObjects(tabId)).map(({ id, count }) => [id, count]));
}
