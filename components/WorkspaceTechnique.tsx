import { basisOf } from '../lib/attack/wording';
import type { TechniqueView } from '../lib/knowledge/technique-view';
import { ReleaseFoot } from './ReleaseFoot';
import { StaleNotice } from './StaleNotice';
import { TechniqueHead } from './TechniqueHead';
import { TechniqueSections } from './TechniqueSections';
import type { TechniqueActions } from './technique-actions';

interface WorkspaceTechniqueProps extends Omit<TechniqueActions, 'onOpenWorkspace'> {
  view: TechniqueView;
}

/** Everything known about one technique: the workspace's page, to be placed in its `main`. */
export function WorkspaceTechnique({ view, ...actions }: WorkspaceTechniqueProps) {
  return (
    <article className="page">
      <StaleNotice view={view} />
      <header className="page-head">
        <TechniqueHead technique={view.technique} level={1} />
      </header>
      <TechniqueSections key={view.technique.id} view={view} layout="page" actions={actions} />
      <footer className="page-foot">
        <ReleaseFoot release={view.release} basis={basisOf(view.technique)} />
      </footer>
    </article>
  );
}
