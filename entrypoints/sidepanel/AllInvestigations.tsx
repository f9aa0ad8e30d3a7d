import { useDeferredValue, useRef, useState } from 'react';
import { InvestigationItem } from '../../components/InvestigationItem';
import { InvestigationSearch } from '../../components/InvestigationSearch';
import { ListState } from '../../components/ListState';
import { NewInvestigation } from '../../components/NewInvestigation';
import { VirtualList } from '../../components/VirtualList';
import {
  createInvestigation,
  currentInvestigation,
  listInvestigations,
  setCurrentInvestigation,
} from '../../lib/notes/investigations';
import { useDesk } from './desk';
import { NotesFound } from './NotesFound';
import { Safety } from './Safety';
import { useLive } from './use-live';
import { usePart } from './use-part';

/** All investigations, to be searched and chosen from; and what keeps them safe. */
export function AllInvestigations({ onOpen }: { onOpen: () => void }) {
  const { author, run } = useDesk();
  const [search, setSearch] = useState('');
  const [state, setState] = useState<'open' | 'closed' | 'all'>('open');
  const scroller = useRef<HTMLDivElement>(null);
  const wanted = useDeferredValue(search);
  const current = useLive(() => currentInvestigation(author.db), [author.db]);
  const { live, total, itemAt, onWant } = usePart(
    span => listInvestigations(author.db, { search: wanted, ...(state !== 'all' && { state }) }, span),
    [author.db, wanted, state],
  );
  const open = (command: () => Promise<unknown>) =>
    run(async () => {
      await command();
      onOpen();
    });
  return (
    <div className="panel-body" ref={scroller}>
      <NewInvestigation onCreate={title => open(() => createInvestigation(author, { title }))} />
      <InvestigationSearch search={search} onSearch={setSearch} state={state} onState={setState} />
      <ListState
        live={live}
        empty={
          search.trim() === ''
            ? `No ${state === 'all' ? '' : `${state} `}investigations.`
            : 'No title or tag has these words.'
        }
      />
      <VirtualList
        label="Investigations"
        total={total}
        itemAt={itemAt}
        keyOf={({ id }) => id}
        onWant={onWant}
        estimate={52}
        scroller={scroller}
      >
        {investigation => (
          <InvestigationItem
            investigation={investigation}
            isCurrent={current?.value?.id === investigation.id}
            onOpen={() => open(() => setCurrentInvestigation(author, investigation.id))}
          />
        )}
      </VirtualList>
      {wanted.trim() !== '' && <NotesFound search={wanted} {...(state !== 'all' && { state })} />}
      <Safety />
    </div>
  );
}
