import { useEffect, useLayoutEffect, useMemo, useReducer, useRef } from 'react';
import type { Kind } from '../lib/attack/kinds';
import { fieldKey } from './popup-keys';
import { type PopupContext, type PopupList, popupList, rowsOf } from './popup-list';
import type { PopupKnowledge } from './popup-search';
import { activeIn, EMPTY, isReport, nextState } from './popup-state';
import type { ResultRow } from './result-row';
import { useSaid } from './use-said';

/** What the popup knows, and what it sets off. */
export interface PopupSource extends PopupContext {
  knowledge: PopupKnowledge;
  /** A query from outside; another number makes it another one, be it the same text. */
  handed: { text: string; number: number } | undefined;
  /** Something was opened from the list. */
  onLookUp: (kind: Kind, id: string) => void;
  /** Without an object, every look-up. */
  onForget: (object?: { kind: Kind; id: string }) => void;
  /** Opens the workspace on a technique, or on its first page. */
  onOpenWorkspace: (id: string | null) => void;
  /** Shows the card of an object in the side panel; rejects with an `AppError`. */
  onOpenPanel: (id: string) => Promise<void>;
  /** Puts text on the clipboard; rejects with an `AppError`. */
  onCopy: (text: string) => Promise<void>;
  onClose: () => void;
}

const NOTHING: PopupList = { kind: 'start', groups: [], more: 0 };

/** The popup without its looks: what stands in the field, what is listed for it, and what the keys do. */
export function usePopup(source: PopupSource) {
  const { knowledge, page, lookups, handed, onLookUp, onForget, onOpenWorkspace, onClose } = source;
  const field = useRef<HTMLInputElement>(null);
  const [state, dispatch] = useReducer(nextState, EMPTY);
  const { said, copy, openPanel } = useSaid(source);
  const search = knowledge.state === 'ready' ? knowledge.search : undefined;
  const { query, pasted, opened } = state;

  // Arrow keys and the card leave the list as it is.
  const list = useMemo(
    () => (search ? popupList(search, { query, pasted }, { page, lookups }) : NOTHING),
    [search, query, pasted, page, lookups],
  );
  const rows = useMemo(() => rowsOf(list), [list]);
  const active = activeIn(state, list);
  const row = rows[active];
  const completion = useMemo(() => {
    if (!search || query === '' || opened) return null;
    return search.complete(query, field.current?.selectionStart ?? query.length);
  }, [search, query, opened]);

  const type = (text: string) => dispatch({ type: 'write', text });
  const write = (text: string) => {
    // A report's text is nothing for a field of one line.
    if (field.current) field.current.value = isReport(text) ? '' : text;
    type(text);
    field.current?.focus();
  };
  const open = ({ object }: ResultRow) => {
    if (!object) return;
    dispatch({ type: 'open', kind: object.kind, id: object.id });
    onLookUp(object.kind, object.id);
  };
  const leave = () => {
    dispatch({ type: 'leave' });
    field.current?.focus();
  };
  const complete = (insert: string) => {
    if (!completion || !field.current) return;
    field.current.setRangeText(insert, completion.start, completion.end, 'end');
    type(field.current.value);
    field.current.focus();
  };

  // What was typed or pasted before React was here.
  useLayoutEffect(() => {
    const text = field.current?.value ?? '';
    if (text !== '') dispatch({ type: 'write', text });
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each query from outside is written once
  useLayoutEffect(() => {
    if (handed) write(handed.text);
  }, [handed?.number]);
  // Enter came before there was anything to open.
  const first = list.isOffer ? undefined : rows[0];
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is over with the first list that answers the query
  useEffect(() => {
    if (state.isEnterDue && first) open(first);
  }, [state.isEnterDue, first]);

  const onKeyDown = fieldKey({
    ...{ state, row, completion, dispatch, open, leave, complete, copy, openPanel },
    count: rows.length,
    isOffer: list.isOffer,
    isReady: search !== undefined,
    clear: () => write(''),
    forget: ({ object }) => object && onForget(object),
    openWorkspace: onOpenWorkspace,
    close: onClose,
  });
  return {
    field,
    search,
    state,
    active,
    list,
    rows,
    row,
    completion,
    said,
    type,
    write,
    open,
    leave,
    complete,
    copy,
    openPanel,
    onKeyDown,
  };
}
