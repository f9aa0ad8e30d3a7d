import { useEffect, useState } from 'react';
import { type AppError, toAppError } from '../../lib/attack/app-error';
import type { FrameObject } from '../../lib/page/inventory';
import { followPage } from '../../lib/platform/follow-page';
import { pageObjects } from '../../lib/platform/page';
import { followActiveTab, type ShownTab } from '../../lib/platform/shown-tab';

/** The tab that the panel speaks of; undefined until that is known, null where there is none. */
export function useShownTab(pinned: number | null): ShownTab | null | undefined {
  const [tab, setTab] = useState<ShownTab | null>();
  useEffect(() => {
    const controller = new AbortController();
    followActiveTab(setTab, pinned, controller.signal);
    return () => controller.abort();
  }, [pinned]);
  return tab;
}

/** What a page mentions; its problem where the browser lets no extension in. */
export type PageState = {
  tabId: number;
  /** Counts the answers: what depends on the page's text is looked for again. */
  turn: number;
  objects: readonly FrameObject[];
  problem: AppError | null;
};

/** What the page in a tab mentions, live. Undefined until it has answered. */
export function usePage(tabId: number | undefined): PageState | undefined {
  const [page, setPage] = useState<PageState>();
  useEffect(() => {
    if (tabId === undefined) return;
    const controller = new AbortController();
    let asked = 0;
    const read = () => {
      const turn = ++asked;
      pageObjects(tabId)
        .then(
          (objects): PageState => ({ tabId, turn, objects, problem: null }),
          (thrown): PageState => ({ tabId, turn, objects: [], problem: toAppError(thrown) }),
        )
        .then(answer => {
          if (turn === asked && !controller.signal.aborted) setPage(answer);
        });
    };
    followPage(tabId, read, controller.signal);
    read();
    return () => controller.abort();
  }, [tabId]);
  return page?.tabId === tabId ? page : undefined;
}
