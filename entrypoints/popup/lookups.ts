import { useCallback, useEffect, useState } from 'react';
import type { Kind } from '../../lib/attack/kinds';
import { forgetLookup, type Lookup, noteLookup, recentLookups } from '../../lib/platform/recent-lookups';

const NONE: readonly Lookup[] = [];

/**
 * What was looked up before. It changes what the popup lists, so what is opened now is noted and comes in with the
 * next popup: the list behind a card must not reorder itself.
 */
export function useLookups() {
  const [lookups, setLookups] = useState(NONE);
  // The search does without them, so a storage that refuses is no reason to stop.
  useEffect(() => void recentLookups().then(setLookups, thrown => console.error(thrown)), []);
  const note = useCallback(
    (kind: Kind, id: string) => void noteLookup(kind, id).catch(thrown => console.error(thrown)),
    [],
  );
  const forget = useCallback(
    (object?: { kind: Kind; id: string }) =>
      void forgetLookup(object).then(setLookups, thrown => console.error(thrown)),
    [],
  );
  return { lookups, note, forget };
}
