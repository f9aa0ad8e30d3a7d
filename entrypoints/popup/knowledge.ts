import { useCallback, useEffect, useState } from 'react';
import type { PopupKnowledge, PopupSearch } from '../../components/popup-search';
import { AppError, toAppError } from '../../lib/attack/app-error';
import type { InstalledIndex } from '../../lib/knowledge/stored-index';
import { request } from '../../lib/platform/request';
import { complete } from '../../lib/search/complete';
import { idsIn, mentionedObjects } from '../../lib/search/mentioned';
import { search } from '../../lib/search/search';
import { warm } from '../../lib/search/warm';
import { whenIdle } from './when-idle';

/**
 * What there is to search. `stored` is the index that was being read before React was there. Where there is none of
 * what is installed, it is built; where nothing is installed, the worker is asked to see to that. A popup that has its
 * index needs neither the database nor the worker.
 */
export function useKnowledge(stored: Promise<InstalledIndex | null>): {
  knowledge: PopupKnowledge;
  tryAgain: () => void;
} {
  const [knowledge, setKnowledge] = useState<PopupKnowledge>({ state: 'opening' });
  const take = useCallback(async (first: Promise<InstalledIndex | null>) => {
    try {
      let found = await first;
      if (!found) {
        setKnowledge({ state: 'preparing' });
        const { installedIndex } = await import('./installed');
        found = await installedIndex();
        if (!found) {
          await request('knowledge.sync', {});
          found = await installedIndex();
        }
      }
      if (!found) throw stillNothing();
      setKnowledge({ state: 'ready', search: searchIn(found) });
      whenIdle(warm(found.index));
    } catch (thrown) {
      setKnowledge({ state: 'failed', problem: toAppError(thrown) });
    }
  }, []);
  useEffect(() => {
    void take(
      stored.catch(thrown => {
        // Whoever knows the tables asks again, mends what can be mended, and says what cannot.
        console.warn('The stored search index could not be read', thrown);
        return null;
      }),
    );
  }, [take, stored]);
  const tryAgain = useCallback(() => {
    setKnowledge({ state: 'opening' });
    void take(Promise.resolve(null));
  }, [take]);
  return { knowledge, tryAgain };
}

function searchIn({ index, attack }: InstalledIndex): PopupSearch {
  return {
    attack,
    search: (query, options) => search(index, query, options),
    complete: (query, caret) => complete(index, query, caret),
    mentionedIn: text => mentionedObjects(index, idsIn(text, index)),
    mentioned: counts => mentionedObjects(index, counts),
  };
}

function stillNothing(): AppError {
  return new AppError('unexpected', 'The ATT&CK knowledge was taken in, and yet is not there. Restart the browser.');
}
