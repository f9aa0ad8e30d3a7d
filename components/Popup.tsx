import { type ReactNode, useSyncExternalStore } from 'react';
import { CardPane, type CardSlot } from './CardPane';
import { CompletionBar } from './CompletionBar';
import { ListPane } from './ListPane';
import { PopupFoot } from './PopupFoot';
import { isReport } from './popup-state';
import { optionId } from './ResultList';
import { SearchField } from './SearchField';
import type { HiddenMarks } from './SiteMarks';
import { type PopupSource, usePopup } from './use-popup';

/** What the popup is given: what it knows, how a card is made, and what is to happen beyond it. */
export interface PopupProps extends PopupSource {
  /** The card of an object. */
  renderCard: (slot: CardSlot) => ReactNode;
  onTryAgain: () => void;
  /** What is not marked on the site in front; `undefined` until that is known, and where there is no site. */
  hidden?: HiddenMarks | undefined;
  /** Marks an id there again, or everything (`*`). */
  onMarkAgain: (what: string) => void;
  /** The keys have other names there. */
  isMac: boolean;
}

const LIST = 'results';
const never = () => () => undefined;

/**
 * The toolbar popup: a field, what it finds, and the card of what was chosen. Its first render is the field alone, as
 * popup.html has it; what was typed into that is taken over.
 */
export function Popup({ renderCard, onTryAgain, isMac, hidden, onMarkAgain, ...source }: PopupProps) {
  const isTakenOver = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const { field, search, state, active, list, rows, row, completion, said, ...popup } = usePopup(source);
  const { opened, pasted, query } = state;
  const isListed = rows.length > 0 && !opened;
  return (
    <>
      <SearchField
        ref={field}
        listId={isListed ? LIST : undefined}
        activeId={isListed && row ? optionId(LIST, active) : undefined}
        placeholder={pasted === null ? undefined : 'Pasted text. Type to search again'}
        onWrite={popup.type}
        onKeyDown={popup.onKeyDown}
        onPaste={event => {
          const text = event.clipboardData.getData('text/plain');
          if (!isReport(text)) return;
          event.preventDefault();
          popup.write(text);
        }}
      >
        {completion && <CompletionBar completion={completion} query={query} onComplete={popup.complete} />}
      </SearchField>
      {isTakenOver && (
        <>
          <main className="panes">
            <ListPane
              {...{ list, rows, state, active, onTryAgain, hidden }}
              onMarkAgain={what => {
                onMarkAgain(what);
                field.current?.focus();
              }}
              knowledge={source.knowledge}
              page={source.page}
              lookups={source.lookups}
              listId={LIST}
              onChoose={popup.open}
              onForget={source.onForget}
              onWrite={popup.write}
              onCopy={popup.copy}
            />
            {opened && (
              <CardPane
                {...opened}
                renderCard={renderCard}
                onLeave={popup.leave}
                onCopy={popup.copy}
                onOpenPanel={popup.openPanel}
                onOpenWorkspace={source.onOpenWorkspace}
              />
            )}
          </main>
          <PopupFoot
            {...{ row, said, isMac }}
            isOpened={opened !== null}
            // The card says itself which release it speaks of.
            attack={opened ? undefined : search?.attack}
            onOpenWorkspace={() => source.onOpenWorkspace(null)}
          />
        </>
      )}
    </>
  );
}
