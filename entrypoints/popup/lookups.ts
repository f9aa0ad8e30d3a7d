import { useCallback, useEffect, useState } from 'react';
import type { Kind } from '../../lib/attack/kinds';
import type { Lookup } from '../../lib/platform/recent-lookups';

// With zod; see PopupPage.
const loadStore = () => import('../../lib/platform/recent-lookups');
const NONE: readonly Lookup[] = [];

/**
 * What was looked up before; `undefined` until that is known, which is from when `isReady` on. It changes what the
 * popup lists, so what is opened now is noted and comes in with the next popup: the list behind a card must not reorder
 * itself.
 */
export function useLookups(isReady: boolean) {
  const [lookups, setLookups] = useState<readonly Lookup[]>();
  useEffect(() => {
    if (!isReady) return;
    loadStore()
      .then(({ recentLookups }) => recentLookups())
      .then(setLookups, thrown => {
        // The search does without them, so a storage that refuses is no reason to stop.
        console.error(thrown);
        setLookups(NONE);
      });
  }, [isReady]);
  const note = useCallback((kind: Kind, id: string) => {
    loadStore()
      .then(({ noteLookup }) => noteLookup(kind, id))
      .catch(thrown => console.error(thrown));
  }, []);
  const forget = useCallback((object?: { kind: Kind; id: string }) => {
    loadStore()
      .then(({ forgetLookup }) => forgetLookup(object))
      .then(setLookups, thrown => console.error(thrown));
  }, []);
  return { lookups, note, forget };
}
