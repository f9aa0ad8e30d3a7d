import { kindOfId } from '../../lib/attack/kinds';
import type { View } from '../../lib/knowledge/view';
import { request } from '../../lib/platform/request';

/** Reports that a card shows before the reader asks for all. */
const FEW_REPORTS = 5;
/** Cards that stay at hand, so that going back and forth asks the worker once. */
const KEPT = 24;

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

/** The view of an id with all its reports, which is kept from now on. */
export function fullViewOf(id: string): Answer {
  return ask(id, 'all').then(view => {
    if (view) {
      const answer = Promise.resolve(view);
      keep(id, answer);
      settled.set(answer, view);
    }
    return view;
  });
}

async function ask(id: string, reports: number | 'all' = FEW_REPORTS): Promise<View | null> {
  const kind = kindOfId(id);
  if (kind === null) return null;
  if (kind === 'technique') return request('technique.view', { id, reports });
  return request('object.view', { kind, id, reports });
}

function keep(id: string, answer: Answer): void {
  kept.set(id, answer);
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
}
