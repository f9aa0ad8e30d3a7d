import { useEffect, useState } from 'react';
import { toAppError } from '../lib/attack/app-error';

/** Long enough to be read after looking down from the list. */
const SAID_MS = 2000;

/** What the popup's foot says for a moment: that something was copied, or why not. */
export interface Said {
  text: string;
  isProblem: boolean;
}

/** Copies for a key press, which has no button to say "Copied" on, and gives what is to be said of it. */
export function useSaid(onCopy: (text: string) => Promise<void>): [Said | null, (what: string, text: string) => void] {
  const [said, setSaid] = useState<Said | null>(null);
  useEffect(() => {
    // A problem stays until the next copy.
    if (!said || said.isProblem) return;
    const timer = setTimeout(() => setSaid(null), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = (what: string, text: string) => {
    onCopy(text).then(
      () => setSaid({ text: `Copied ${what}`, isProblem: false }),
      thrown => setSaid({ text: `Not copied: ${toAppError(thrown).message}`, isProblem: true }),
    );
  };
  return [said, copy];
}
