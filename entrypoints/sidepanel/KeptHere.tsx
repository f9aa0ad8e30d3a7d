import { useEffect, useState } from 'react';
import { EvidenceItem } from '../../components/EvidenceItem';
import { commentEvidence, evidenceOnPage, removeEvidence, restoreEvidence } from '../../lib/notes/evidence-store';
import { LONGEST } from '../../lib/notes/model';
import { quoteUrl } from '../../lib/notes/quote-url';
import { revealEvidence, showEvidence } from '../../lib/platform/page';
import type { ShownTab } from '../../lib/platform/shown-tab';
import { useDesk } from './desk';
import { useLive } from './use-live';
import { useNames } from './use-names';

/** More quotes of one page are not looked for: the page would be searched for each. */
const MOST = 300;

/** What was kept of this page before, marked on it; and what is not found on it any more. */
export function KeptHere({ tab, turn }: { tab: ShownTab; turn: number }) {
  const { author, run } = useDesk();
  const kept = useLive(() => evidenceOnPage(author.db, tab.url, { offset: 0, limit: MOST }), [author.db, tab.url]);
  const items = kept?.value?.items ?? [];
  const [found, setFound] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [wasShown, setShown] = useState(false);
  const ids = items.map(({ id }) => id).join();
  const names = useNames(items.map(({ object }) => object));

  // biome-ignore lint/correctness/useExhaustiveDependencies: `ids` stands for the items, which are new at each query
  useEffect(() => {
    if (items.length === 0 && !wasShown) return;
    let isCurrent = true;
    setShown(items.length > 0);
    showEvidence(tab.id, items).then(
      answers => isCurrent && setFound(new Map(items.map(({ id }, index) => [id, answers[index] ?? false]))),
      thrown => console.warn('The page cannot be asked for its quotes', thrown),
    );
    return () => {
      isCurrent = false;
    };
  }, [tab.id, ids, turn]);

  if (items.length === 0) return null;
  return (
    <section className="section" aria-labelledby="kept-here">
      <div className="section-head">
        <h2 id="kept-here">Kept from this page</h2>
        <span className="count">{kept?.value?.total}</span>
      </div>
      <ul className="evidence-list">
        {items.map(evidence => (
          <li key={evidence.id}>
            <EvidenceItem
              evidence={evidence}
              name={names.nameOf(evidence.object)}
              status={null}
              url={quoteUrl(evidence)}
              isFound={found.get(evidence.id)}
              longestComment={LONGEST.comment}
              onReveal={() => run(() => revealEvidence(tab.id, evidence))}
              onComment={comment => run(() => commentEvidence(author, evidence.id, comment))}
              onRemove={() =>
                run(() => removeEvidence(author, evidence.id), {
                  text: `Evidence for ${evidence.object.id} removed.`,
                  undo: () => run(() => restoreEvidence(author, evidence.id)),
                })
              }
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
