import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ProblemText } from '../../components/ProblemText';
import { Tabs } from '../../components/Tabs';
import { ToldBar } from '../../components/ToldBar';
import { type Undoable, UndoBar } from '../../components/UndoBar';
import { type AppError, toAppError } from '../../lib/attack/app-error';
import { kindOfId } from '../../lib/attack/kinds';
import type { KnowledgeDatabase } from '../../lib/knowledge/database';
import { investigationToKeepIn } from '../../lib/notes/keep';
import { createNote } from '../../lib/notes/note-store';
import type { Subject } from '../../lib/notes/subject';
import { request } from '../../lib/platform/request';
import { type PanelTask, receiveTasks } from '../../lib/platform/side-panel';
import { AllInvestigations } from './AllInvestigations';
import { BackupReminder } from './BackupReminder';
import { ClosedNotes } from './ClosedNotes';
import { CurrentInvestigation } from './CurrentInvestigation';
import { type Desk, DeskContext } from './desk';
import { KeepChosen } from './KeepChosen';
import { LongWorkContext, useNewLongWork } from './long-work';
import { PanelCard } from './PanelCard';
import { askToPersist } from './persistence';
import { START } from './place';
import { ThisPage } from './ThisPage';
import { EDITOR, useNotes } from './use-notes';
import { useShownTab } from './use-page';

type TabName = 'page' | 'investigation' | 'all';

/** The side panel: the page beside it, the current investigation, and all investigations. */
export function SidePanel({ knowledge, pinned }: { knowledge: KnowledgeDatabase; pinned: number | null }) {
  const [selected, setSelected] = useState<TabName>('page');
  const [place, setPlace] = useState(START);
  const [card, setCard] = useState<string | null>(null);
  const [task, setTask] = useState<Extract<PanelTask, { do: 'choose' }> | null>(null);
  const [trouble, setTrouble] = useState<AppError | null>(null);
  const [undoable, setUndoable] = useState<Undoable | null>(null);
  const notes = useNotes(setTrouble);
  const tab = useShownTab(pinned);
  const author = notes?.state === 'open' ? notes.author : null;

  const run = useCallback<Desk['run']>((command, undone) => {
    setTrouble(null);
    command().then(
      () => {
        if (!undone) return;
        const undo = () => {
          setUndoable(null);
          undone.undo();
        };
        setUndoable({ ...undone, undo });
      },
      thrown => setTrouble(toAppError(thrown)),
    );
  }, []);
  const work = useNewLongWork(author, run);
  const openNote = useCallback((id: string) => {
    setPlace(before => ({ ...before, list: 'notes', note: id }));
    setSelected('investigation');
    setCard(null);
  }, []);

  const desk = useMemo<Desk | null>(() => {
    if (!author) return null;
    return {
      knowledge,
      author,
      editor: EDITOR,
      tab: tab ?? null,
      run,
      openCard: setCard,
      openNote,
      newNote: (about: Subject[]) =>
        run(async () => {
          const { id: investigation } = await investigationToKeepIn(author);
          openNote((await createNote(author, { investigation, about, editor: EDITOR })).id);
          await askToPersist();
        }),
    };
  }, [knowledge, author, tab, run, openNote]);

  const onTask = useRef<(given: PanelTask) => void>(() => undefined);
  onTask.current = given => {
    setCard(null);
    switch (given.do) {
      case 'note': {
        const kind = kindOfId(given.id);
        if (kind) desk?.newNote([{ kind, id: given.id }, ...(given.page ? [given.page] : [])]);
        break;
      }
      case 'object':
        setPlace({ list: 'notes', about: { kind: given.kind, id: given.id }, note: null });
        setSelected('investigation');
        break;
      case 'card':
        setCard(given.id);
        break;
      case 'choose':
        setTask(given);
        break;
      case 'evidence':
        setPlace({ list: 'evidence', about: null, note: null });
        setSelected('investigation');
        break;
      case 'tell':
        setTrouble(toAppError(new Error(given.message)));
    }
  };
  const isReady = desk !== null;
  useEffect(() => {
    if (!isReady) return;
    const controller = new AbortController();
    receiveTasks(given => onTask.current(given), controller.signal);
    return () => controller.abort();
  }, [isReady]);
  useEffect(() => {
    request('knowledge.sync', {}).catch(thrown => setTrouble(toAppError(thrown)));
  }, []);

  const closed = notes && notes.state !== 'open' ? notes : null;
  return (
    <DeskContext value={desk}>
      <LongWorkContext value={work}>
        <h1 className="unseen">Tidbit</h1>
        <div className="panel">
          {card !== null && <PanelCard key={card} id={card} knowledge={knowledge} onLeave={() => setCard(null)} />}
          <div className="panel-tabs" hidden={card !== null}>
            <Tabs
              label="Panel"
              look="main"
              tabs={[
                { name: 'page', label: 'This page' },
                { name: 'investigation', label: 'Current' },
                { name: 'all', label: 'Investigations' },
              ]}
              selected={selected}
              onSelect={setSelected}
            >
              {trouble && (
                <div className="trouble">
                  <ProblemText problem={trouble} />
                  <button type="button" className="link" onClick={() => setTrouble(null)}>
                    Dismiss
                  </button>
                </div>
              )}
              {desk && task && (
                <KeepChosen key={task.capture.quote} capture={task.capture} onDone={() => setTask(null)} />
              )}
              {selected !== 'page' && desk && <BackupReminder />}
              {selected === 'page' && <ThisPage knowledge={knowledge} tab={tab} desk={desk} onOpen={setCard} />}
              {selected !== 'page' && closed && <ClosedNotes error={closed.error} run={run} />}
              {selected === 'investigation' && desk && (
                <CurrentInvestigation place={place} onPlace={setPlace} onChoose={() => setSelected('all')} />
              )}
              {selected === 'all' && desk && (
                <AllInvestigations
                  onOpen={() => {
                    setPlace(START);
                    setSelected('investigation');
                  }}
                />
              )}
            </Tabs>
          </div>
          <ToldBar told={work.told} onDismiss={work.forget} />
          <UndoBar done={undoable} onDismiss={() => setUndoable(null)} />
        </div>
      </LongWorkContext>
    </DeskContext>
  );
}
