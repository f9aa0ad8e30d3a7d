import { useEffect, useState } from 'react';
import { toAppError } from '../lib/attack/app-error';

/** Long enough to be read after looking down from the list. */
const SAID_MS = 2000;

/** What the popup's foot says for a moment: that something was copied, or why not. */
export interface Said {
  text: string;
  isProblem: boolean;
}

interface Doings {
  onCopy: (text: string) => Promise<void>;
  onOpenPanel: (id: string) => Promise<void>;
}

/** What a key press does without a button to tell the outcome on, and what is to be said of it. */
export function useSaid({ onCopy, onOpenPanel }: Doings) {
  const [said, setSaid] = useState<Said | null>(null);
  useEffect(() => {
    // A problem stays until the next key that does something.
    if (!said || said.isProblem) return;
    const timer = setTimeout(() => setSaid(null), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const failed = (what: string) => (thrown: unknown) =>
    setSaid({ text: `${what}${toAppError(thrown).message}`, isProblem: true });
  const copy = (what: string, text: string) => {
    onCopy(text).then(() => setSaid({ text: `Copied ${what}`, isProblem: false }), failed('Not copied: '));
  };
  const openPanel = (id: string) => {
    onOpenPanel(id).then(() => setSaid(null), failed(''));
  };
  return { said, copy, openPanel };
}
