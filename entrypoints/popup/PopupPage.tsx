import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import type { CardSlot } from '../../components/CardPane';
import { Popup } from '../../components/Popup';
import type { Kind } from '../../lib/attack/kinds';
import { shownIn } from '../../lib/attack/object-wording';
import type { InstalledIndex } from '../../lib/knowledge/stored-index';
import type { View } from '../../lib/knowledge/view';
import { copyText } from '../../lib/platform/clipboard';
import { receiveQueries } from '../../lib/platform/handed-query';
import { openWorkspace } from '../../lib/platform/pages';
import { isPopup } from '../../lib/platform/popup-window';
import { inAPause } from './in-a-pause';
import { useKnowledge } from './knowledge';
import { useLookups } from './lookups';
import { usePageMentions } from './page-mentions';
import { useSidePanel } from './panel';
import { useSiteMarks } from './site-marks';

// The card and its database are as large as all else together, and nobody needs them in the first moment.
const loadCard = () => import('../../components/KnowledgeCard');
const loadInstalled = () => import('./installed');
const KnowledgeCard = lazy(async () => ({ default: (await loadCard()).KnowledgeCard }));

/** Reports that a card shows before the reader asks for all. */
const FEW_REPORTS = 5;

interface PopupPageProps {
  /** The index of what is installed, as it is being read. */
  stored: Promise<InstalledIndex | null>;
}

/** The popup with everything that it needs from the browser and the database. */
export function PopupPage({ stored }: PopupPageProps) {
  const { knowledge, tryAgain } = useKnowledge(stored);
  const isReady = knowledge.state === 'ready';
  const { lookups, note, forget } = useLookups(isReady);
  const page = usePageMentions(isReady);
  const openPanel = useSidePanel(isReady);
  const { hidden, markAgain } = useSiteMarks(isReady);
  const handed = useHandedQuery();
  useEffect(() => {
    if (!isReady) return;
    // Their code keeps the page busy for longer than any key, and between two keys it would be in the way.
    return inAPause(() => {
      Promise.all([loadCard(), loadInstalled()]).catch(thrown => console.error(thrown));
    });
  }, [isReady]);

  const renderCard = ({ id, onLeave, onShown }: CardSlot) => (
    <Suspense>
      <KnowledgeCard
        key={id}
        as="region"
        start={id}
        load={async one => (await loadInstalled()).viewOf(one, FEW_REPORTS)}
        loadAll={async one => (await loadInstalled()).viewOf(one, 'all')}
        onLeave={{ to: 'results', go: onLeave }}
        onOpenWorkspace={async technique => openInTab(technique)}
        onCopy={copyText}
        onShown={view => onShown({ ...shownIn(view), kind: kindIn(view) })}
      />
    </Suspense>
  );
  return (
    <Popup
      {...{ knowledge, page, lookups, handed, hidden, renderCard }}
      onMarkAgain={markAgain}
      onLookUp={note}
      onForget={forget}
      onOpenWorkspace={id => void openInTab(id)}
      onOpenPanel={openPanel}
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
