import { Fragment, memo } from 'react';
import { Highlighted } from './Highlighted';
import type { ResultRow } from './result-row';

interface ResultOptionProps {
  row: ResultRow;
  /** Of the element, for `aria-activedescendant`. */
  id: string;
  isActive: boolean;
}

/**
 * An option of the popup's list. Its text begins with the id. The list listens for clicks, on the cross too: an option
 * may hold nothing that takes the focus.
 */
export const ResultOption = memo(function ResultOption({ row, id, isActive }: ResultOptionProps) {
  const { note, count = 1 } = row;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field
    <div
      id={id}
      role="option"
      className={row.isStale ? 'option old' : 'option'}
      aria-selected={isActive}
      aria-disabled={row.object === null || undefined}
    >
      <span className="id">
        <Highlighted text={row.id} spans={row.idSpans} />
      </span>{' '}
      <span className="option-text">
        <span className="option-name">
          <Highlighted text={row.name} spans={row.nameSpans} />
        </span>
        {note.length > 0 && ' '}
        {note.length > 0 && (
          <span className="option-note">
            {note.map(({ text, spans, isId }, at) => (
              <Fragment key={`${isId} ${text}`}>
                {at > 0 && ' '}
                {isId ? <span className="id">{text}</span> : <Highlighted text={text} spans={spans} />}
              </Fragment>
            ))}
          </span>
        )}
      </span>{' '}
      {count > 1 && <span className="option-count">{`×${count}`}</span>} <span className="option-what">{row.what}</span>
      {row.isForgettable && (
        <span className="forget" data-forget="" aria-hidden="true" title="Forget (Shift+Delete)">
          ×
        </span>
      )}
    </div>
  );
});
