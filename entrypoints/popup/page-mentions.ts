import { useEffect, useState } from 'react';
import { AppError } from '../../lib/attack/app-error';
import { activeTab } from '../../lib/platform/active-tab';
import { pageObjects } from '../../lib/platform/page';

const NONE: ReadonlyMap<string, number> = new Map();

/**
 * Ids that the page in front mentions, with their counts, in its order. Asked for once: the list that the reader goes
 * through must not change under the keys.
 */
export function usePageMentions(): ReadonlyMap<string, number> {
  const [mentions, setMentions] = useState(NONE);
  useEffect(() => {
    mentionsOfPage().then(setMentions, thrown => {
      // Pages of the browser's own are closed to extensions; then there is no page to speak of.
      if (!(thrown instanceof AppError && thrown.code === 'no-answer')) console.error(thrown);
    });
  }, []);
  return mentions;
}

async function mentionsOfPage(): Promise<ReadonlyMap<string, number>> {
  const tabId = await activeTab();
  if (tabId === null) return NONE;
  return new Map((await pageObjects(tabId)).map(({ id, count }) => [id, count]));
}
