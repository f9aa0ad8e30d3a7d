import type { ReactNode } from 'react';
import { objectBasis } from '../lib/attack/object-wording';
import { basisOf } from '../lib/attack/wording';
import type { View } from '../lib/knowledge/view';
import { CopyMenu } from './CopyMenu';
import { Menu } from './Menu';
import { ReleaseFoot } from './ReleaseFoot';

interface CardFootProps {
  /** The id that was asked for: the one that stands on the page. */
  id: string;
  view: View;
  /** What is offered of the user's notes; null where there are none. */
  notes: ReactNode;
  onCopy: (text: string) => Promise<void>;
  /** Switches marks off on this site: those of an id, or all (`*`). Absent where the card stands on no site. */
  onHide: ((what: string) => void) | undefined;
}

/** What can be done with the object, and whose facts it consists of. */
export function CardFoot({ id, view, notes, onCopy, onHide }: CardFootProps) {
  const basis = 'technique' in view ? basisOf(view.technique) : objectBasis(view.object);
  return (
    <>
      {notes && <span className="card-notes">{notes}</span>}
      <CopyMenu view={view} onCopy={onCopy} />
      {onHide && (
        <Menu
          label="More"
          groups={[
            [
              { name: `Don’t mark ${id} on this site`, onChoose: () => onHide(id) },
              { name: 'Don’t mark anything on this site', onChoose: () => onHide('*') },
            ],
          ]}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M3.500 8h.01M8 8h.01M12.500 8h.01" />
          </svg>
        </Menu>
      )}
      <ReleaseFoot release={view.release} basis={basis} />
    </>
  );
}
