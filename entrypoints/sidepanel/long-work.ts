import { createContext, useContext, useState } from 'react';
import type { Author } from '../../lib/notes/author';
import type { Desk } from './desk';
import { type BackupControl, useBackup } from './use-backup';
import { type ImportControl, useImport } from './use-import';

/** What may take a while, and goes on when the reader turns to another part of the panel. */
export interface LongWork {
  backup: BackupControl;
  taking: ImportControl;
  /** What came of the last of it; null once that is forgotten. */
  told: string | null;
  forget: () => void;
}

/** Where the parts find it. */
export const LongWorkContext = createContext<LongWork | null>(null);

/** The long work of a panel. Nothing can be started before there is an author. */
export function useNewLongWork(author: Author | null, run: Desk['run']): LongWork {
  const [told, setTold] = useState<string | null>(null);
  const backup = useBackup(author, run, setTold);
  const taking = useImport(author, run, setTold);
  return { backup, taking, told, forget: () => setTold(null) };
}

/** The long work of this panel. */
export function useLongWork(): LongWork {
  const work = useContext(LongWorkContext);
  if (!work) throw new Error('There is no long work outside the panel');
  return work;
}
