import type { AppError } from '../lib/attack/app-error';
import type { View } from '../lib/knowledge/view';

/** One object that the reader opened in a card. */
export interface Step {
  /** Never reused within one card. */
  readonly key: number;
  /** The id that was asked for; a revoked one is shown as what replaced it. */
  readonly id: string;
  readonly view?: View;
  /** Why there is no view. A view that is here already outlives a later failure. */
  readonly problem?: AppError;
}

/** The way that a reader took through one card, as a pure state machine. */
export interface Trail {
  /** From the first object to the one shown, which is the last. */
  readonly steps: readonly [Step, ...Step[]];
  /** Asked for and not here yet: what is shown stays, for most answers come before the eye could follow a change. */
  readonly awaited: { readonly key: number; readonly id: string } | null;
  readonly lastKey: number;
}

/** What can happen. Answers carry the key of their step, so that a late one changes nothing. */
export type TrailEvent =
  | { readonly type: 'open'; readonly id: string; readonly view: View | undefined }
  | { readonly type: 'arrive'; readonly key: number; readonly view: View }
  | { readonly type: 'fail'; readonly key: number; readonly problem: AppError }
  /** The answer is late: the reader should see that it is on its way. */
  | { readonly type: 'reveal'; readonly key: number }
  | { readonly type: 'retry'; readonly key: number }
  | { readonly type: 'back' };

/** A card that opens on `id`. */
export function trailFrom(id: string, view: View | undefined): Trail {
  return { steps: [stepOf(0, id, view)], awaited: null, lastKey: 0 };
}

/** The object on display. */
export function shownStep({ steps }: Trail): Step {
  return steps.at(-1) ?? steps[0];
}

/** The trail after `event`. Returns the same object where nothing changes. */
export function nextTrail(trail: Trail, event: TrailEvent): Trail {
  switch (event.type) {
    case 'open':
      return open(trail, event.id, event.view);
    case 'back':
      return back(trail);
    case 'arrive':
      return settle(trail, event.key, ({ key, id }) => ({ key, id, view: event.view }));
    case 'fail':
      return settle(trail, event.key, step => ({ ...step, problem: event.problem }));
    case 'reveal':
      return trail.awaited?.key === event.key ? settle(trail, event.key, step => step) : trail;
    case 'retry':
      return settle(trail, event.key, ({ key, id }) => ({ key, id }));
  }
}

function open(trail: Trail, id: string, view: View | undefined): Trail {
  const shown = shownStep(trail);
  const isShown = shown.id === id || idOf(shown) === id;
  if (isShown) return trail.awaited ? { ...trail, awaited: null } : trail;
  if (trail.awaited?.id === id) return trail;
  const lastKey = trail.lastKey + 1;
  if (!view) return { ...trail, awaited: { key: lastKey, id }, lastKey };
  return { steps: [...trail.steps, stepOf(lastKey, id, view)], awaited: null, lastKey };
}

function back(trail: Trail): Trail {
  if (trail.awaited) return { ...trail, awaited: null };
  const [first, ...others] = trail.steps;
  if (others.length === 0) return trail;
  return { ...trail, steps: [first, ...others.slice(0, -1)] };
}

/** Changes the step with this key, or makes the awaited one a step. */
function settle(trail: Trail, key: number, change: (step: Step) => Step): Trail {
  const { steps, awaited } = trail;
  if (awaited?.key === key) return { ...trail, steps: [...steps, change(awaited)], awaited: null };
  const index = steps.findIndex(step => step.key === key);
  const before = steps[index];
  if (!before) return trail;
  const [first = before, ...others] = steps.with(index, change(before));
  return { ...trail, steps: [first, ...others] };
}

/** The id on display, which is another than was asked for where that was revoked. */
function idOf({ id, view }: Step): string {
  if (!view) return id;
  return 'object' in view ? (view.analytic ?? view.object).id : view.technique.id;
}

function stepOf(key: number, id: string, view: View | undefined): Step {
  return view ? { key, id, view } : { key, id };
}
