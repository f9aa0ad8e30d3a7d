import { type MouseEvent, useEffect, useLayoutEffect, useRef } from 'react';
import type { RowGroup } from './popup-list';
import { ResultOption } from './ResultOption';
import type { ResultRow } from './result-row';
import { useRowsInSight } from './rows-in-sight';

interface ResultListProps {
  id: string;
  label: string;
  groups: readonly RowGroup[];
  /** Number of the active row over all groups; -1 for none. */
  active: number;
  onChoose: (row: ResultRow) => void;
  onForget: (row: ResultRow) => void;
}

/** Id of the option that stands at a place of the list. */
export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}

/** The listbox of the popup. The focus stays in the field, which says by `aria-activedescendant` where it is. */
export function ResultList({ id, label, groups, active, onChoose, onForget }: ResultListProps) {
  const list = useRef<HTMLDivElement>(null);
  const shown = useRowsInSight(groups, active);

  // To ask the pane where it is would have it laid out in the middle of a key, which costs more than the search.
  const isScrolled = useRef(false);
  useEffect(() => {
    const pane = list.current?.parentElement;
    const note = () => {
      isScrolled.current = true;
    };
    pane?.addEventListener('scroll', note, { passive: true });
    return () => pane?.removeEventListener('scroll', note);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list is seen from its top
  useLayoutEffect(() => {
    const pane = list.current?.parentElement;
    if (pane && isScrolled.current) pane.scrollTop = 0;
    isScrolled.current = false;
  }, [groups]);
  useLayoutEffect(() => {
    // The first row is in sight unless the pane is scrolled; to ask would, again, have it laid out for every new list.
    if (active < 0 || (active === 0 && !isScrolled.current)) return;
    // jsdom lays nothing out and cannot scroll.
    document.getElementById(optionId(id, active))?.scrollIntoView?.({ block: 'nearest' });
  }, [id, active]);

  const rows = groups.flatMap(group => group.rows);
  const choose = ({ target }: MouseEvent) => {
    if (!(target instanceof Element)) return;
    const option = target.closest('[role="option"]');
    const row = option && rows[Number(option.id.slice(id.length + 1))];
    if (!row) return;
    if (target.closest('[data-forget]')) onForget(row);
    else onChoose(row);
  };
  let index = 0;
  const options = (group: RowGroup) =>
    group.rows.map(row => {
      const at = index++;
      // By its place: to write another text into a row is cheaper than to make another row.
      return <ResultOption key={optionId(id, at)} row={row} id={optionId(id, at)} isActive={at === active} />;
    });
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label={label}
      className="results"
      onClick={choose}
      // A press must not take the focus from the field.
      onMouseDown={event => event.preventDefault()}
    >
      {shown.map(group =>
        group.title === undefined ? (
          options(group)
        ) : (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox
          <div key={group.key} role="group" aria-labelledby={`${id}-${group.key}`}>
            <p id={`${id}-${group.key}`} className="group-title" role="presentation">
              {group.title}
            </p>
            {options(group)}
          </div>
        ),
      )}
    </div>
  );
}
