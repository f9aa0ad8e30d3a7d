import { basisOf } from '../lib/attack/wording';
import type { TechniqueView } from '../lib/knowledge/technique-view';
import { CardFrame } from './CardFrame';
import { ReleaseFoot } from './ReleaseFoot';
import { StaleNotice } from './StaleNotice';
import { TechniqueHead } from './TechniqueHead';
import { TechniqueSections } from './TechniqueSections';
import type { TechniqueActions } from './technique-actions';

interface TechniqueCardProps extends TechniqueActions {
  view: TechniqueView;
  onClose: () => void;
}

/** The hover card of one technique: no position, no data access. */
export function TechniqueCard({ view, onClose, ...actions }: TechniqueCardProps) {
  const { technique } = view;
  return (
    <CardFrame
      label={`${technique.id} ${technique.name}`}
      onClose={onClose}
      notice={<StaleNotice view={view} />}
      head={<TechniqueHead technique={technique} level={2} />}
      foot={<ReleaseFoot release={view.release} basis={basisOf(view.technique)} />}
    >
      <TechniqueSections key={technique.id} view={view} layout="card" actions={actions} />
    </CardFrame>
  );
}
