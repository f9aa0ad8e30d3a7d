import { useRef, useState } from 'react';
import { type ExportForm, ExportMenu } from '../../components/ExportMenu';
import { InvestigationHead } from '../../components/InvestigationHead';
import { InvestigationNone } from '../../components/InvestigationNone';
import { ProblemText } from '../../components/ProblemText';
import { Tabs } from '../../components/Tabs';
import { type AppError, toAppError } from '../../lib/attack/app-error';
import {
  closeInvestigation,
  createInvestigation,
  currentInvestigation,
  deleteInvestigation,
  investigationCounts,
  renameInvestigation,
  reopenInvestigation,
  restoreInvestigation,
  setCurrentInvestigation,
  tagInvestigation,
} from '../../lib/notes/investigations';
import { type Investigation, LONGEST } from '../../lib/notes/model';
import { copyText } from '../../lib/platform/clipboard';
import { saveFiles } from '../../lib/platform/files';
import { useDesk } from './desk';
import { EvidenceList } from './EvidenceList';
import { formsOfInvestigation } from './export-forms';
import { NotesList } from './NotesList';
import { OpenNote } from './OpenNote';
import type { Place } from './place';
import { TechniquesList } from './TechniquesList';
import { useLive } from './use-live';

interface CurrentInvestigationProps {
  place: Place;
  onPlace: (place: Place) => void;
  /** The reader wants to choose another. */
  onChoose: () => void;
}

/** The investigation that notes and evidence go to. */
export function CurrentInvestigation({ place, onPlace, onChoose }: CurrentInvestigationProps) {
  const { author, run } = useDesk();
  const current = useLive(() => currentInvestigation(author.db), [author.db]);
  if (place.note !== null) return <OpenNote id={place.note} onBack={() => onPlace({ ...place, note: null })} />;
  if (!current) return <div className="panel-body" aria-busy="true" />;
  if (current.problem) return <ProblemText problem={current.problem} />;
  if (!current.value && !place.about) {
    return (
      <InvestigationNone onCreate={title => run(() => createInvestigation(author, { title }))} onChoose={onChoose} />
    );
  }
  return <Investigated key={current.value?.id} investigation={current.value} place={place} onPlace={onPlace} />;
}

interface InvestigatedProps extends Omit<CurrentInvestigationProps, 'onChoose'> {
  investigation: Investigation | null;
}

function Investigated({ investigation, place, onPlace }: InvestigatedProps) {
  const { author, knowledge, run } = useDesk();
  const [forms, setForms] = useState<ExportForm[] | AppError>();
  const scroller = useRef<HTMLDivElement>(null);
  const id = investigation?.id;
  const counts = useLive(
    async () => (id === undefined ? undefined : investigationCounts(author.db, id)),
    [author.db, id],
  );
  const count = (name: 'notes' | 'evidence' | 'assessments') => (place.about ? undefined : counts?.value?.[name]);
  const prepare = () => {
    if (id === undefined) return;
    setForms(undefined);
    formsOfInvestigation(knowledge, author.db, id, Date.now()).then(setForms, thrown => setForms(toAppError(thrown)));
  };
  return (
    <>
      <div className="panel-body" ref={scroller}>
        {investigation && <Head investigation={investigation} />}
        {place.about && (
          <p className="about-filter">
            About <span className="id">{place.about.id}</span> in all investigations{' '}
            <button type="button" className="link" onClick={() => onPlace({ ...place, about: null })}>
              Show everything
            </button>
          </p>
        )}
        <Tabs
          label="Parts of the investigation"
          look="inner"
          tabs={[
            { name: 'notes', label: 'Notes', count: count('notes') },
            { name: 'evidence', label: 'Evidence', count: count('evidence') },
            ...(place.about ? [] : [{ name: 'techniques' as const, label: 'Techniques', count: count('assessments') }]),
          ]}
          selected={place.list}
          onSelect={list => onPlace({ ...place, list })}
        >
          {place.list === 'notes' && <NotesList investigation={id} about={place.about} scroller={scroller} />}
          {place.list === 'evidence' && <EvidenceList investigation={id} about={place.about} scroller={scroller} />}
          {place.list === 'techniques' && id !== undefined && <TechniquesList investigation={id} scroller={scroller} />}
        </Tabs>
      </div>
      {investigation && (
        <footer className="panel-foot">
          <ExportMenu
            what="investigation"
            onOpen={prepare}
            forms={forms}
            onCopy={copyText}
            onSave={files => run(async () => saveFiles(files))}
          />
        </footer>
      )}
    </>
  );
}

function Head({ investigation }: { investigation: Investigation }) {
  const { author, run } = useDesk();
  const { id, title } = investigation;
  return (
    <InvestigationHead
      investigation={investigation}
      longest={LONGEST}
      onRename={name => run(() => renameInvestigation(author, id, name))}
      onTag={tags => run(() => tagInvestigation(author, id, tags))}
      onClose={() => run(() => closeInvestigation(author, id))}
      onReopen={() => run(() => reopenInvestigation(author, id))}
      onDelete={() =>
        run(() => deleteInvestigation(author, id), {
          text: `“${title.value || 'Untitled investigation'}” deleted.`,
          undo: () =>
            run(async () => {
              await restoreInvestigation(author, id);
              await setCurrentInvestigation(author, id);
            }),
        })
      }
    />
  );
}
