import { useCallback, useEffect, useState } from 'react';
import type { HiddenMarks } from '../../components/SiteMarks';
import { toAppError } from '../../lib/attack/app-error';
import { followSiteRules, hiddenOn, markAgain } from '../../lib/platform/site-rules';

/** What is not marked on the site of a page, live, and the way to mark it again. */
export function useSiteMarks(url: string | undefined) {
  const [hidden, setHidden] = useState<HiddenMarks>();
  useEffect(() => {
    setHidden(undefined);
    if (url === undefined) return;
    const controller = new AbortController();
    const read = () => {
      hiddenOn(url)
        .catch((thrown): HiddenMarks => ({ site: '', rule: [], problem: toAppError(thrown) }))
        .then(found => !controller.signal.aborted && setHidden(found));
    };
    followSiteRules(read, controller.signal);
    read();
    return () => controller.abort();
  }, [url]);
  const mark = useCallback(
    (what: string) => {
      if (!hidden) return;
      // What has become of it comes by the change of the rules.
      markAgain(hidden.site, what).catch(thrown => setHidden({ ...hidden, problem: toAppError(thrown) }));
    },
    [hidden],
  );
  return { hidden, markAgain: mark };
}
