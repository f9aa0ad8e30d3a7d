import { useLiveQuery } from 'dexie-react-hooks';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { type KnowledgeState, KnowledgeStatus } from '../../components/KnowledgeStatus';
import { WorkspaceLoading } from '../../components/WorkspaceLoading';
import { WorkspaceProblem } from '../../components/WorkspaceProblem';
import { WorkspaceTechnique } from '../../components/WorkspaceTechnique';
import { AppError, toAppError } from '../../lib/attack/app-error';
import type { KnowledgeDatabase } from '../../lib/knowledge/database';
import { release, techniqueView } from '../../lib/knowledge/queries';
import type { ReleaseInfo } from '../../lib/knowledge/technique-view';
import { copyText } from '../../lib/platform/clipboard';
import { request } from '../../lib/platform/request';
import { techniqueIn } from './route';

/** The workspace page: a technique (`#/T1204`), or what Tidbit knows and from where (no hash). */
export function Workspace({ db }: { db: KnowledgeDatabase }) {
  const hash = useSyncExternalStore(subscribeToHash, () => location.hash);
  const { knowledge, isBeingRead, tryAgain } = useKnowledge(db);
  const id = techniqueIn(hash);
  if (id === null) return <WorkspaceProblem title="No such page" problem={notAnId(hash)} />;
  if (isBeingRead) return <WorkspaceLoading title={id ?? 'ATT&CK'} />;
  if (id === undefined || !knowledge.release) return <KnowledgeStatus knowledge={knowledge} onTryAgain={tryAgain} />;
  return <Technique key={id} db={db} id={id} attack={knowledge.release.attack} />;
}

function Technique({ db, id, attack }: { db: KnowledgeDatabase; id: string; attack: string }) {
  const answer = useLiveQuery(async () => {
    try {
      return { view: await techniqueView(db, id, { reports: 'all' }) };
    } catch (thrown) {
      return { problem: toAppError(thrown) };
    }
  }, [db, id]);
  const title = answer?.view ? `${answer.view.technique.id} ${answer.view.technique.name}` : id;
  useEffect(() => {
    document.title = `${title} – Tidbit`;
  }, [title]);

  if (!answer) return <WorkspaceLoading title={id} />;
  if (answer.problem) return <WorkspaceProblem title={`${id} could not be shown`} problem={answer.problem} />;
  if (!answer.view) return <WorkspaceProblem title={`${id} is unknown`} problem={unknown(id, attack)} />;
  return (
    <WorkspaceTechnique
      view={answer.view}
      workspaceUrl={other => `#/${other}`}
      onOpenTechnique={other => {
        location.hash = `/${other}`;
      }}
      onCopy={copyText}
      onShowAllReports={async () => undefined}
    />
  );
}

interface Knowledge {
  knowledge: KnowledgeState;
  /** What is installed is not known yet, which is not the same as nothing being installed. */
  isBeingRead: boolean;
  tryAgain: () => void;
}

/** What is installed, live, and how the sync that this page asks for goes. */
function useKnowledge(db: KnowledgeDatabase): Knowledge {
  const installed = useLiveQuery(() => release(db), [db]);
  const [sync, setSync] = useState<'running' | 'done' | AppError>('running');
  const tryAgain = useCallback(() => {
    setSync('running');
    request('knowledge.sync', {}).then(
      () => setSync('done'),
      thrown => setSync(toAppError(thrown)),
    );
  }, []);
  useEffect(tryAgain, [tryAgain]);
  const knowledge = stateOf(installed ?? undefined, sync);
  return { knowledge, isBeingRead: installed === undefined && knowledge.state === 'preparing', tryAgain };
}

function stateOf(installed: ReleaseInfo | undefined, sync: 'running' | 'done' | AppError): KnowledgeState {
  if (sync instanceof AppError) return { state: 'failed', problem: sync, release: installed };
  return installed && sync === 'done'
    ? { state: 'ready', release: installed }
    : { state: 'preparing', release: installed };
}

function subscribeToHash(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}

function notAnId(hash: string): AppError {
  const message = `“${hash.slice(0, 60)}” names no technique. An address ends in one, such as #/T1204.`;
  return new AppError('unknown-id', message);
}

function unknown(id: string, attack: string): AppError {
  return new AppError('unknown-id', `ATT&CK ${attack}, which is installed, has no technique ${id}.`);
}
