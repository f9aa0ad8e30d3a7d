import { createContext } from 'react';

/** What a card on a page offers beside its content. Absent where the card stands alone, as in a test. */
export interface CardControls {
  isPinned: boolean;
  /** Pins the card, or makes it an ordinary one again. */
  onPin: () => void;
  /** An arrow key on the pin button of a pinned card. Returns whether the key meant something. */
  onArrow: (key: string) => boolean;
  /** Something to tell the reader, or nothing. */
  word: string;
}

/** Reaches the frame of every card without passing through its content. */
export const CardControlsContext = createContext<CardControls | null>(null);
