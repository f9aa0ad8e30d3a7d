import type { Kind } from '../lib/attack/kinds';
import { NONE, optionAfterKey } from './combobox-keys';

/** A longer text, or one of several lines, is a report or a list, and no query. */
export const LONGEST_QUERY = 200;

/** What the popup shows, as a pure state machine. The field holds its text itself; `query` follows it. */
export interface PopupState {
  readonly query: string;
  /** A pasted text whose ids are listed in the place of results. */
  readonly pasted: string | null;
  /** Number of the active option; `NONE` where keys go to the text alone. */
  readonly active: number;
  /** A key led into the list: Home and End move there, until something is typed. */
  readonly isInList: boolean;
  /** What is open as a card. The list behind it stays as it is. */
  readonly opened: { readonly kind: Kind; readonly id: string } | null;
  /** Enter came before there was an answer; the first result is opened when it is here. */
  readonly isEnterDue: boolean;
}

/** What happens to the popup: something was typed or pasted, a key led through the list, a row was opened or left. */
export type PopupEvent =
  | { readonly type: 'write'; readonly text: string }
  | { readonly type: 'key'; readonly key: string; readonly count: number; readonly isOffer?: boolean }
  | { readonly type: 'enter-early' }
  | { readonly type: 'open'; readonly kind: Kind; readonly id: string }
  | { readonly type: 'leave' };

/** The popup as it opens. */
export const EMPTY: PopupState = {
  query: '',
  pasted: null,
  active: NONE,
  isInList: false,
  opened: null,
  isEnterDue: false,
};

/** The state after `event`; the same object where nothing changes. */
export function nextState(state: PopupState, event: PopupEvent): PopupState {
  switch (event.type) {
    case 'write':
      return written(event.text);
    case 'key': {
      const active = optionAfterKey(event.key, { ...state, active: activeIn(state, event), count: event.count });
      return active === null ? { ...state, isInList: false } : { ...state, active, isInList: true };
    }
    case 'enter-early':
      return { ...state, isEnterDue: true };
    case 'open':
      return { ...state, opened: { kind: event.kind, id: event.id }, isEnterDue: false };
    case 'leave':
      return { ...state, opened: null };
  }
}

/**
 * The active option of a list: of what is only offered (`isOffer`), none until a key has led there, so that Enter never
 * opens what was not asked for.
 */
export function activeIn({ active, isInList }: PopupState, { isOffer = false }: { isOffer?: boolean }): number {
  return isOffer && !isInList ? NONE : active;
}

function written(text: string): PopupState {
  if (isReport(text)) return { ...EMPTY, pasted: text };
  // Enter opens the best result; of what is only offered nothing is chosen beforehand.
  return { ...EMPTY, query: text, active: text.trim() === '' ? NONE : 0 };
}

/** Whether a text is to be taken apart instead of searched for. */
export function isReport(text: string): boolean {
  const trimmed = text.trim();
  return trimmed.length > LONGEST_QUERY || /[\r\n\u2028]/.test(trimmed);
}
