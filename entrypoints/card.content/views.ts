import { kindOfId } from '../../lib/attack/kinds';
import type { ObjectView } from '../../lib/knowledge/object-view';
import type { TechniqueView } from '../../lib/knowledge/technique-view';
import { request } from '../../lib/platform/request';

/** Reports that a card shows before the reader asks for all. */
const FEW_REPORTS = 5;
/** Cards that stay at hand, so that going back and forth asks the worker once. */
const KEPT = 24;

/** What a card shows: a technique, or an object of another kind. */
export type View = TechniqueView | ObjectView;

/** An answer of the worker; `null` for an id that was never published. */
type Answer = Promise<View | null>;

const kept = new Map<string, Answer>();
const settled = new WeakMap<Answer, View>();

/** The view of an id, asked for once; a failure is not kept. */
export function viewOf(id: string): Answer {
  const known = kept.get(id);
  if (known) return known;
  const answer = ask(id);
  keep(id, answer);
  answer.then(
    view => view && settled.set(answer, view),
    () => kept.delete(id),
  );
  return answer;
}

/** The view if it has arrived already: then the card shows it in its first frame. */
export function settledViewOf(id: string): View | undefined {
  const answer = kept.get(id);
  return answer && settled.get(answer);
}

/** The view of a technique with all its reports. */
export function fullViewOf(id: string): Promise<TechniqueView | null> {
  return request('technique.view', { id, reports: 'all' });
}

async function ask(id: string): Promise<View | null> {
  const kind = kindOfId(id);
  if (kind === null) return null;
  if (kind === 'technique') return request('technique.view', { id, reports: FEW_REPORTS });
  return request('object.view', { kind, id });
}

function keep(id: string, answer: Answer): void {
  kept.set(id, answer);
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
}
