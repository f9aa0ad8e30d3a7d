import { createContext, useContext } from 'react';
import type { Undoable } from '../../components/UndoBar';
import type { KnowledgeDatabase } from '../../lib/knowledge/database';
import type { Author } from '../../lib/notes/author';
import type { Subject } from '../../lib/notes/subject';
import type { ShownTab } from '../../lib/platform/shown-tab';

/** What every part of the panel works with. */
export interface Desk {
  knowledge: KnowledgeDatabase;
  author: Author;
  /** Id of this page as an editor of notes. */
  editor: string;
  /** The tab beside the panel. */
  tab: ShownTab | null;
  /** Carries out a command; what goes wrong is shown. `undone` offers the way back. */
  run: (command: () => Promise<unknown>, undone?: Undoable) => void;
  /** Opens the card of an object over the panel. */
  openCard: (id: string) => void;
  /** Opens a note in the editor. */
  openNote: (id: string) => void;
  /** Makes a note in the current investigation and opens it. */
  newNote: (about: Subject[]) => void;
}

/** Where the parts find it. */
export const DeskContext = createContext<Desk | null>(null);

/** The desk of this panel. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('There is no desk outside the panel');
  return desk;
}
