import { objectBasis } from '../lib/attack/object-wording';
import { basisOf } from '../lib/attack/wording';
import type { View } from '../lib/knowledge/view';
import { type CardNoteActions, CardNotes } from './CardNotes';
import { CopyMenu } from './CopyMenu';
import { Menu } from './Menu';
import type { Teller } from './ToldLine';
import { useNoteCount } from './use-note-count';

interface CardFootProps {
  /** The id that was asked for: the one that stands on the page. */
  id: string;
  view: View;
  /** Whether the card shows what stands on the page, and not something that this led to. */
  isMention: boolean;
  /** What is offered of the user's notes. */
  notes: CardNoteActions | undefined;
  teller: Teller;
  onCopy: (text: string) => Promise<void>;
  /** Switches marks off on this site: those of an id, or all (`*`). Absent where the card stands on no site. */
  onHide: ((what: string) => void) | undefined;
}

/** What can be done with the object, in one line where the width allows it, and which release it is from. */
export function CardFoot({ id, view, isMention, notes, teller, onCopy, onHide }: CardFootProps) {
  const basis = 'technique' in view ? basisOf(view.technique) : objectBasis(view.object);
  const count = useNoteCount(id, notes?.onCount);
  const groups = [
    // The count stands in its place then.
    notes && count > 0 ? [{ name: 'Add a note', onChoose: () => teller.tryTo(() => notes.onWrite(id)) }] : [],
    onHide
      ? [
          { name: `Don’t mark ${id} on this site`, onChoose: () => onHide(id) },
          { name: 'Don’t mark anything on this site', onChoose: () => onHide('*') },
        ]
      : [],
  ];
  return (
    <>
      {notes && <CardNotes id={id} count={count} isMention={isMention} actions={notes} teller={teller} />}
      <CopyMenu view={view} onCopy={onCopy} />
      {groups.flat().length > 0 && (
        <Menu label="More" groups={groups}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M3.500 8h.01M8 8h.01M12.500 8h.01" />
          </svg>
        </Menu>
      )}
      <span className="basis">
        ATT&amp;CK {view.release.attack} · {basis}
      </span>
    </>
  );
}
