import type { TechniqueView } from '../../lib/knowledge/technique-view';
import { request } from '../../lib/platform/request';

/** Reports that a card shows before the reader asks for all. */
const FEW_REPORTS = 5;
/** Cards that stay at hand, so that going back and forth asks the worker once. */
const KEPT = 24;

/** An answer of the worker; `null` for an id that was never published. */
export type Answer = Promise<TechniqueView | null>;

const kept = new Map<string, Answer>();
const settled = new WeakMap<Answer, TechniqueView>();

/** The view of a technique, asked for once; a failure is not kept. */
export function viewOf(id: string): Answer {
  const known = kept.get(id);
  if (known) return known;
  const answer = request('technique.view', { id, reports: FEW_REPORTS });
  keep(id, answer);
  answer.then(
    view => view && settled.set(answer, view),
    () => kept.delete(id),
  );
  return answer;
}

/** The view if it has arrived already: then the card shows it in its first frame. */
export function settledViewOf(id: string): TechniqueView | undefined {
  const answer = kept.get(id);
  return answer && settled.get(answer);
}

/** The same view with all its reports. */
export function fullViewOf(id: string): Answer {
  return request('technique.view', { id, reports: 'all' });
}

function keep(id: string, answer: Answer): void {
  kept.set(id, answer);
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
}
