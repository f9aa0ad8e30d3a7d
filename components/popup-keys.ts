import type { KeyboardEvent } from 'react';
import { referenceMarkdown } from '../lib/attack/reference-markdown';
import type { Completion } from '../lib/search/complete';
import type { PopupEvent, PopupState } from './popup-state';
import type { ResultRow } from './result-row';

interface FieldKeys {
  state: PopupState;
  /** The active row. */
  row: ResultRow | undefined;
  count: number;
  /** The rows are only offered; see `activeIn`. */
  isOffer: boolean | undefined;
  completion: Completion | null;
  isReady: boolean;
  dispatch: (event: PopupEvent) => void;
  open: (row: ResultRow) => void;
  leave: () => void;
  complete: (insert: string) => void;
  clear: () => void;
  copy: (what: string, text: string) => void;
  forget: (row: ResultRow) => void;
  openWorkspace: (id: string | null) => void;
  openPanel: (id: string) => void;
  close: () => void;
}

/** What the keys do in the popup's field; those that it has no use for are left to the browser. */
export function fieldKey(keys: FieldKeys): (event: KeyboardEvent<HTMLInputElement>) => void {
  return event => {
    // Enter and arrows of an input method choose among its own candidates.
    if (event.nativeEvent.isComposing) return;
    if (handled(keys, event)) event.preventDefault();
  };
}

function handled(keys: FieldKeys, event: KeyboardEvent<HTMLInputElement>): boolean {
  const { state, row, count, isOffer = false, completion, isReady } = keys;
  const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  switch (event.key) {
    case 'Enter':
      return entered(keys, event);
    case 'Escape':
      return escaped(keys);
    case 'Tab': {
      const [option] = completion?.options ?? [];
      if (!isPlain || !option || state.opened) return false;
      keys.complete(option.insert);
      return true;
    }
    case 'Delete':
      if (!event.shiftKey || !row?.isForgettable) return false;
      keys.forget(row);
      return true;
    case 'c':
      if (!(event.ctrlKey || event.metaKey) || hasSelection(event.currentTarget) || !row?.object) return false;
      keys.copy(row.id, referenceMarkdown(row.object));
      return true;
    default:
      if (!isPlain || state.opened || !isReady || !MOVING.test(event.key)) return false;
      keys.dispatch({ type: 'key', key: event.key, count, isOffer });
      return count > 0 && !(TEXT_ALSO.test(event.key) && !state.isInList) && !/^Arrow(Left|Right)$/.test(event.key);
  }
}

const MOVING = /^(Arrow(Down|Up|Left|Right)|Page(Down|Up)|Home|End)$/;
/** Move the caret, unless the reader is in the list. */
const TEXT_ALSO = /^(Home|End)$/;

type EnterKey = Pick<KeyboardEvent, 'altKey' | 'ctrlKey' | 'metaKey'>;

function entered({ state, row, isReady, ...keys }: FieldKeys, { altKey, ctrlKey, metaKey }: EnterKey): boolean {
  if (ctrlKey || metaKey) {
    if (row?.object) keys.openPanel(row.object.id);
  } else if (altKey && (!row || row.object?.kind === 'technique')) keys.openWorkspace(row?.object?.id ?? null);
  else if (row) keys.open(row);
  else if (!isReady && state.query !== '') keys.dispatch({ type: 'enter-early' });
  return true;
}

function escaped({ state, ...keys }: FieldKeys): boolean {
  if (state.opened) keys.leave();
  else if (state.query !== '' || state.pasted !== null) keys.clear();
  else keys.close();
  return true;
}

function hasSelection({ selectionStart, selectionEnd }: HTMLInputElement): boolean {
  return selectionStart !== selectionEnd;
}
