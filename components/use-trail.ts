import { useEffect, useReducer } from 'react';
import { AppError, toAppError } from '../lib/attack/app-error';
import type { View } from '../lib/knowledge/view';
import { nextTrail, shownStep, type Trail, trailFrom } from './card-trail';

interface TrailSource {
  start: string;
  load: (id: string) => Promise<View | null>;
  loadAll: (id: string) => Promise<View | null>;
  peek?: ((id: string) => View | undefined) | undefined;
}

/** Most answers come sooner; what is shown stays until then, for a change that flashes by is worse than a short wait. */
const REVEAL_MS = 100;

/** A trail with its answers: whatever is opened is asked for, and shown when it is here or after `REVEAL_MS`. */
export function useTrail({ start, load, loadAll, peek }: TrailSource) {
  const [trail, dispatch] = useReducer(nextTrail, undefined, (): Trail => trailFrom(start, peek?.(start)));
  // What is to be asked for: the awaited object, or the one shown as long as it has neither content nor problem.
  const shown = shownStep(trail);
  const isShownEmpty = !shown.view && !shown.problem;
  const { key, id } = trail.awaited ?? shown;
  const isAsking = trail.awaited !== null || isShownEmpty;
  const isAwaited = trail.awaited !== null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a step is asked for once, whatever `load` has become since
  useEffect(() => {
    if (!isAsking) return;
    load(id).then(
      view => dispatch(view ? { type: 'arrive', key, view } : { type: 'fail', key, problem: unknown(id) }),
      thrown => dispatch({ type: 'fail', key, problem: toAppError(thrown) }),
    );
  }, [key, id, isAsking]);

  useEffect(() => {
    if (!isAwaited) return;
    const timer = setTimeout(() => dispatch({ type: 'reveal', key }), REVEAL_MS);
    return () => clearTimeout(timer);
  }, [key, isAwaited]);

  return {
    ...trail,
    /** Opens another object in this card. */
    open: (other: string) => dispatch({ type: 'open', id: other, view: peek?.(other) }),
    back: () => dispatch({ type: 'back' }),
    /** Asks once more for a step that failed. */
    retry: (failed: number) => dispatch({ type: 'retry', key: failed }),
    /** Replaces the view of a step by one with every report. Rejects with the `AppError` of `loadAll`. */
    async complete(incomplete: number, asked: string) {
      const view = await loadAll(asked);
      if (!view) throw unknown(asked);
      dispatch({ type: 'arrive', key: incomplete, view });
    },
  };
}

function unknown(id: string): AppError {
  return new AppError('unknown-id', `${id} is not in the installed ATT&CK release.`);
}
