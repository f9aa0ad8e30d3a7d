import { useEffect, useState } from 'react';
import { CardLoading } from '../../components/CardLoading';
import { CardProblem } from '../../components/CardProblem';
import { ObjectCard } from '../../components/ObjectCard';
import { TechniqueCard } from '../../components/TechniqueCard';
import { AppError, toAppError } from '../../lib/attack/app-error';
import { copyText } from '../../lib/platform/clipboard';
import { request } from '../../lib/platform/request';
import { fullViewOf, settledViewOf, type View, viewOf } from './views';

interface HoverCardProps {
  /** The id as the page has it. */
  id: string;
  onClose: () => void;
}

/** Asks the worker for an object and shows what it answers. */
export function HoverCard({ id, onClose }: HoverCardProps) {
  const [view, setView] = useState<View | undefined>(() => settledViewOf(id));
  const [problem, setProblem] = useState<AppError>();
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt asks again
  useEffect(() => {
    let isCurrent = true;
    setProblem(undefined);
    viewOf(id).then(
      answer => isCurrent && (answer ? setView(answer) : setProblem(unknown(id))),
      thrown => isCurrent && setProblem(toAppError(thrown)),
    );
    return () => {
      isCurrent = false;
    };
  }, [id, attempt]);

  if (view && 'object' in view) {
    return <ObjectCard view={view} onClose={onClose} onOpenTechnique={other => void openWorkspace(other)} />;
  }
  if (view) {
    return (
      <TechniqueCard
        view={view}
        onClose={onClose}
        onOpenTechnique={other => void openWorkspace(other)}
        onOpenWorkspace={() => void openWorkspace(view.technique.id)}
        onCopy={copyText}
        onShowAllReports={async () => {
          const full = await fullViewOf(id);
          if (full) setView(full);
        }}
      />
    );
  }
  if (!problem) return <CardLoading id={id} onClose={onClose} />;
  // A page whose extension is gone has to be reloaded; asking again cannot help.
  const onTryAgain = problem.code === 'no-answer' ? undefined : () => setAttempt(attempt + 1);
  return <CardProblem id={id} problem={problem} onClose={onClose} onTryAgain={onTryAgain} />;

  async function openWorkspace(technique: string) {
    await request('workspace.open', { id: technique }).catch(thrown => {
      setView(undefined);
      setProblem(toAppError(thrown));
    });
  }
}

function unknown(id: string): AppError {
  return new AppError('unknown-id', `${id} is not in the installed ATT&CK release.`);
}
