import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import type { CardSlot } from '../../components/CardPane';
import { Popup } from '../../components/Popup';
import type { PopupSearch } from '../../components/popup-search';
import { type Kind, kindOfId } from '../../lib/attack/kinds';
import { shownIn } from '../../lib/attack/object-wording';
import type { KnowledgeDatabase } from '../../lib/knowledge/database';
import { objectView } from '../../lib/knowledge/object-queries';
import { techniqueView } from '../../lib/knowledge/queries';
import type { View } from '../../lib/knowledge/view';
import { copyText } from '../../lib/platform/clipboard';
import { receiveQueries } from '../../lib/platform/handed-query';
import { openWorkspace } from '../../lib/platform/pages';
import { isPopup } from '../../lib/platform/popup-window';
import { useKnowledge } from './knowledge';
import { useLookups } from './lookups';
import { usePageMentions } from './page-mentions';

// The card is as large as all else together, and nobody needs it in the first moment.
const loadCard = () => import('../../components/KnowledgeCard');
const KnowledgeCard = lazy(async () => ({ default: (await loadCard()).KnowledgeCard }));

/** Reports that a card shows before the reader asks for all. */
const FEW_REPORTS = 5;

interface PopupPageProps {
  db: KnowledgeDatabase;
  search: Promise<PopupSearch | null>;
}

/** The popup with everything that it needs from the browser and the database. */
export function PopupPage({ db, search }: PopupPageProps) {
  const { knowledge, tryAgain } = useKnowledge(db, search);
  const { lookups, note, forget } = useLookups();
  const page = usePageMentions();
  const handed = useHandedQuery();
  const isReady = knowledge.state === 'ready';
  useEffect(() => {
    if (isReady) loadCard().catch(thrown => console.error(thrown));
  }, [isReady]);

  const renderCard = ({ id, onLeave, onShown }: CardSlot) => (
    <Suspense>
      <KnowledgeCard
        key={id}
        as="region"
        start={id}
        load={one => viewOf(db, one, FEW_REPORTS)}
        loadAll={one => viewOf(db, one, 'all')}
        onLeave={{ to: 'results', go: onLeave }}
        onOpenWorkspace={async technique => openInTab(technique)}
        onCopy={copyText}
        onShown={view => onShown({ ...shownIn(view), kind: kindIn(view) })}
      />
    </Suspense>
  );
  return (
    <Popup
      {...{ knowledge, page, lookups, handed, renderCard }}
      onLookUp={note}
      onForget={forget}
      onOpenWorkspace={id => void openInTab(id)}
      onCopy={copyText}
      onClose={() => window.close()}
      onTryAgain={tryAgain}
      isMac={navigator.platform.startsWith('Mac')}
    />
  );
}

/** The kind of what a card shows: an analytic is shown with its strategy. */
function kindIn(view: View): Kind {
  if ('technique' in view) return 'technique';
  return view.analytic ? 'analytic' : view.object.kind;
}

/** Everything a card shows of an id; null if it was never published. */
async function viewOf(db: KnowledgeDatabase, id: string, reports: number | 'all'): Promise<View | null> {
  const kind = kindOfId(id);
  if (kind === null) return null;
  return kind === 'technique' ? techniqueView(db, id, { reports }) : objectView(db, kind, id, { reports });
}

async function openInTab(id: string | null): Promise<void> {
  await openWorkspace(id);
  // A toolbar popup closes by itself then; a window that stands in for one does not.
  window.close();
}

/** The query that the address or the worker hands over. */
function useHandedQuery() {
  const [handed, setHanded] = useState<{ text: string; number: number }>();
  const hand = useCallback((text: string) => setHanded(before => ({ text, number: (before?.number ?? 0) + 1 })), []);
  useEffect(() => {
    const query = new URLSearchParams(location.search).get('q');
    if (query) hand(query);
    const controller = new AbortController();
    isPopup().then(
      isIt => isIt && receiveQueries(hand, controller.signal),
      thrown => console.error(thrown),
    );
    return () => controller.abort();
  }, [hand]);
  return handed;
}
