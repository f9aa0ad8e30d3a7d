import { startTransition, useEffect, useState } from 'react';
import { firstRows, type RowGroup } from './popup-list';

/** A row of one line, in CSS pixels; rows of two only make fewer fit. */
const ROW_PX = 29;
/** As many as a toolbar popup has room for. */
const LEAST_ROWS = 16;
/** Longer than fingers wait between keys, shorter than a hand takes to the wheel. */
const PAUSE_MS = 250;

/**
 * The part of a list to render: the rows that can be in sight, and in a pause of typing, or as soon as a key leads
 * beyond them, all. To make fifty rows for each key, and throw most of them away at the next, takes longer than the
 * search.
 */
export function useRowsInSight(groups: readonly RowGroup[], active: number): readonly RowGroup[] {
  const [inSight] = useState(() => Math.max(LEAST_ROWS, Math.ceil(innerHeight / ROW_PX)));
  const [complete, setComplete] = useState<readonly RowGroup[]>();
  useEffect(() => {
    const pause = setTimeout(() => startTransition(() => setComplete(groups)), PAUSE_MS);
    return () => clearTimeout(pause);
  }, [groups]);
  return complete === groups || active >= inSight ? groups : firstRows(groups, inSight);
}
