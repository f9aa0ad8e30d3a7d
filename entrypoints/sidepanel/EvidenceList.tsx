import { EvidenceItem } from '../../components/EvidenceItem';
import { ListState } from '../../components/ListState';
import { VirtualList } from '../../components/VirtualList';
import { assessmentsOf } from '../../lib/notes/assessment-store';
import {
  commentEvidence,
  evidenceForObject,
  evidenceOfInvestigation,
  removeEvidence,
  restoreEvidence,
} from '../../lib/notes/evidence-store';
import { currentJudgement, LONGEST } from '../../lib/notes/model';
import { quoteUrl } from '../../lib/notes/quote-url';
import { subjectKey } from '../../lib/notes/subject';
import { useDesk } from './desk';
import type { ListProps } from './NotesList';
import { useLive } from './use-live';
import { useNames } from './use-names';
import { usePart } from './use-part';

/** More techniques than ATT&CK has. */
const EVERY = { offset: 0, limit: 5_000 };

/** The evidence, newest first. */
export function EvidenceList({ investigation, about, scroller }: ListProps) {
  const { author, run } = useDesk();
  const { live, total, items, itemAt, onWant } = usePart(
    span => {
      if (about) return evidenceForObject(author.db, about, span);
      return evidenceOfInvestigation(author.db, investigation ?? '', span);
    },
    [author.db, investigation, about && subjectKey(about)],
  );
  const { nameOf } = useNames(items.map(({ object }) => object));
  const judged = useLive(() => assessmentsOf(author.db, investigation ?? '', EVERY), [author.db, investigation]);
  const statuses = new Map(judged?.value?.items.map(one => [one.technique, currentJudgement(one)?.status ?? null]));
  return (
    <>
      <ListState
        live={live}
        empty="No evidence yet. Keep a sentence from “This page”, from a card, or select text on a page and right-click it."
      />
      <VirtualList
        label="Evidence"
        total={total}
        itemAt={itemAt}
        keyOf={({ id }) => id}
        onWant={onWant}
        estimate={120}
        scroller={scroller}
      >
        {evidence => (
          <EvidenceItem
            evidence={evidence}
            name={nameOf(evidence.object)}
            status={statuses.get(evidence.object.id) ?? null}
            url={quoteUrl(evidence)}
            longestComment={LONGEST.comment}
            onComment={comment => run(() => commentEvidence(author, evidence.id, comment))}
            onRemove={() =>
              run(() => removeEvidence(author, evidence.id), {
                text: `Evidence for ${evidence.object.id} removed.`,
                undo: () => run(() => restoreEvidence(author, evidence.id)),
              })
            }
          />
        )}
      </VirtualList>
    </>
  );
}
