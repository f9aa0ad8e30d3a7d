import { useEffect, useState } from 'react';

/**
 * How many notes the reader has on an object: 0 until `onCount` has answered, and where there is none to ask.
 * A count that fails costs the reader a number, not the card.
 */
export function useNoteCount(id: string, onCount: ((id: string) => Promise<number>) | undefined): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    if (!onCount) return;
    let isCurrent = true;
    onCount(id).then(
      found => isCurrent && setCount(found),
      thrown => console.warn('The notes could not be counted', thrown),
    );
    return () => {
      isCurrent = false;
    };
  }, [id, onCount]);
  return count;
}
