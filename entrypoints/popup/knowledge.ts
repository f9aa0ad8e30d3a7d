import { useCallback, useEffect, useState } from 'react';
import type { PopupKnowledge, PopupSearch } from '../../components/popup-search';
import { AppError, toAppError } from '../../lib/attack/app-error';
import type { KnowledgeDatabase } from '../../lib/knowledge/database';
import { release } from '../../lib/knowledge/queries';
import { searchIndex } from '../../lib/knowledge/search-index';
import { request } from '../../lib/platform/request';
import { complete } from '../../lib/search/complete';
import { idsIn, mentionedObjects } from '../../lib/search/mentioned';
import { search } from '../../lib/search/search';

/** The search over what is installed; null before the first sync. Rejects with an `AppError`. */
export async function openSearch(db: KnowledgeDatabase): Promise<PopupSearch | null> {
  const [index, info] = await Promise.all([searchIndex(db), release(db)]);
  if (!index || !info) return null;
  return {
    attack: info.attack,
    search: (query, options) => search(index, query, options),
    complete: (query, caret) => complete(index, query, caret),
    mentionedIn: text => mentionedObjects(index, idsIn(text, index)),
    mentioned: counts => mentionedObjects(index, counts),
  };
}

/**
 * What there is to search. `opening` is the search that was begun before React was there. Where nothing is installed,
 * the worker is asked to see to that; a popup that has its index never needs the worker.
 */
export function useKnowledge(
  db: KnowledgeDatabase,
  opening: Promise<PopupSearch | null>,
): { knowledge: PopupKnowledge; tryAgain: () => void } {
  const [knowledge, setKnowledge] = useState<PopupKnowledge>({ state: 'opening' });
  const take = useCallback(
    (first: Promise<PopupSearch | null>) =>
      first
        .then(found => {
          if (found) return found;
          setKnowledge({ state: 'preparing' });
          return request('knowledge.sync', {}).then(() => openSearch(db));
        })
        .then(
          found =>
            setKnowledge(found ? { state: 'ready', search: found } : { state: 'failed', problem: stillNothing() }),
          thrown => setKnowledge({ state: 'failed', problem: toAppError(thrown) }),
        ),
    [db],
  );
  useEffect(() => void take(opening), [take, opening]);
  const tryAgain = useCallback(() => {
    setKnowledge({ state: 'opening' });
    void take(openSearch(db));
  }, [take, db]);
  return { knowledge, tryAgain };
}

function stillNothing(): AppError {
  return new AppError('unexpected', 'The ATT&CK knowledge was taken in, and yet is not there. Restart the browser.');
}
