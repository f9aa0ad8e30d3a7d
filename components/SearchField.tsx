import type { ClipboardEventHandler, KeyboardEventHandler, ReactNode, Ref } from 'react';

interface SearchFieldProps {
  ref?: Ref<HTMLInputElement>;
  /** Id of the listbox; without it there is none. */
  listId?: string | undefined;
  /** Id of the active option. */
  activeId?: string | undefined;
  placeholder?: string | undefined;
  onWrite?: (text: string) => void;
  onKeyDown?: KeyboardEventHandler<HTMLInputElement>;
  onPaste?: ClipboardEventHandler<HTMLInputElement>;
  /** Below the input, or over its end. */
  children?: ReactNode;
}

/** Of the empty field. popup.html has it too. */
export const PLACEHOLDER = 'Id, name, alias, address; or paste a report';

/**
 * The combobox of the popup. Without properties it is what popup.html has before any script runs, so that React
 * takes over the field which the reader is typing in; hence it keeps its text itself.
 */
export function SearchField(props: SearchFieldProps) {
  const { ref, listId, activeId, placeholder = PLACEHOLDER, onWrite, onKeyDown, onPaste, children } = props;
  return (
    <search className="search-field">
      <h1 className="unseen">Tidbit</h1>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d="M7 2.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 0 0 0-9M10.5 10.5L14 14" />
      </svg>
      <input
        ref={ref}
        className="query"
        type="text"
        role="combobox"
        aria-label="Search ATT&amp;CK"
        aria-autocomplete="list"
        aria-expanded={listId !== undefined}
        aria-controls={listId}
        aria-activedescendant={activeId}
        placeholder={placeholder}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        // biome-ignore lint/a11y/noAutofocus: a popup is opened to type in it
        autoFocus
        onInput={event => onWrite?.(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      {children}
    </search>
  );
}
