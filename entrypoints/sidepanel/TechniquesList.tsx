import { type RefObject, useCallback, useState } from 'react';
import { AddTechnique } from '../../components/AddTechnique';
import { AssessedObject } from '../../components/AssessedObject';
import { ProblemText } from '../../components/ProblemText';
import { VirtualList } from '../../components/VirtualList';
import { ID_PATTERNS } from '../../lib/attack/kinds';
import { assessTechnique, getAssessment } from '../../lib/notes/assessment-store';
import { LONGEST } from '../../lib/notes/model';
import { objectsOfInvestigation } from '../../lib/notes/overview';
import type { Span } from '../../lib/notes/page';
import { subjectKey } from '../../lib/notes/subject';
import { useDesk } from './desk';
import { writtenId } from './KeepChosen';
import { useLive } from './use-live';
import { useNames } from './use-names';

const BY = 'assessed-by';

interface TechniquesListProps {
  investigation: string;
  scroller: RefObject<HTMLElement | null>;
}

/** Every object that the investigation says something of; techniques with what is held of them. */
export function TechniquesList({ investigation, scroller }: TechniquesListProps) {
  const { author, run } = useDesk();
  const summaries = useLive(() => objectsOfInvestigation(author.db, investigation), [author.db, investigation]);
  const objects = summaries?.value ?? [];
  const [span, setSpan] = useState<Span>({ offset: 0, limit: 0 });
  const onWant = useCallback(({ offset, limit }: Span) => setSpan({ offset, limit }), []);
  // Names of those that are seen: an investigation may be about every technique there is.
  const seen = objects.slice(span.offset, span.offset + span.limit).map(({ object }) => object);
  const { known } = useNames(seen);
  const [opened, setOpened] = useState<string | null>(null);
  const [by, setBy] = useState(() => localStorage.getItem(BY) ?? '');
  const assessment = useLive(
    async () => (opened === null ? undefined : getAssessment(author.db, investigation, opened)),
    [author.db, investigation, opened],
  );
  if (summaries?.problem) return <ProblemText problem={summaries.problem} />;
  return (
    <>
      <AddTechnique
        idOf={text => {
          const id = writtenId(text);
          return id !== null && ID_PATTERNS.technique.test(id) ? id : null;
        }}
        onAdd={id => {
          setOpened(id);
          run(() => assessTechnique(author, investigation, id, { status: 'suspected', confidence: 'low', by }));
        }}
      />
      {summaries && objects.length === 0 && (
        <p className="empty-list">Nothing yet. What you note or keep evidence for appears here and can be assessed.</p>
      )}
      <div className="assessed">
        <VirtualList
          label="Techniques and other objects"
          total={objects.length}
          itemAt={index => objects[index]}
          keyOf={({ object }) => subjectKey(object)}
          onWant={onWant}
          estimate={52}
          scroller={scroller}
        >
          {({ object, notes, evidence, judgement }) => (
            <AssessedObject
              id={object.id}
              name={known(object)?.name}
              successor={known(object)?.successor}
              isTechnique={object.kind === 'technique'}
              notes={notes}
              evidence={evidence}
              current={judgement}
              assessment={opened === object.id ? assessment?.value : undefined}
              by={by}
              longestName={LONGEST.name}
              isOpen={opened === object.id}
              onToggle={() => setOpened(opened === object.id ? null : object.id)}
              onJudge={judged => run(() => assessTechnique(author, investigation, object.id, judged))}
              onBy={name => {
                setBy(name);
                localStorage.setItem(BY, name);
              }}
            />
          )}
        </VirtualList>
      </div>
    </>
  );
}
