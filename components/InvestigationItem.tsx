import type { Investigation } from '../lib/notes/model';
import { When } from './When';

interface InvestigationItemProps {
  investigation: Investigation;
  isCurrent: boolean;
  onOpen: () => void;
}

/** An investigation in the list; choosing it makes it the current one. */
export function InvestigationItem({ investigation, isCurrent, onOpen }: InvestigationItemProps) {
  const { title, tags, state, createdAt } = investigation;
  return (
    <button type="button" className="investigation-item" aria-current={isCurrent} onClick={onOpen}>
      <span className="investigation-name">{title.value || 'Untitled investigation'}</span>
      <span className="item-foot">
        <span className="about-line">
          {[isCurrent && 'current', state.value === 'closed' && 'closed', ...tags.value].filter(Boolean).join(' · ')}
        </span>
        <When at={createdAt} />
      </span>
    </button>
  );
}
