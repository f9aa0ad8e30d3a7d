import { useEffect, useState } from 'react';
import { toAppError } from '../lib/attack/app-error';

/** Long enough to be read after looking back from the button, short enough not to be taken for a state. */
const CONFIRMATION_MS = 2000;

/** What came of the last copy: nothing to say, what was copied, or why it was not. */
export type Outcome = { copied?: string; problem?: string };

/** Copies, and keeps what came of it: success for a moment, a problem until the next try. */
export function useCopying(): [Outcome, (what: string, work: () => Promise<void>) => void] {
  const [outcome, setOutcome] = useState<Outcome>({});
  useEffect(() => {
    if (outcome.copied === undefined) return;
    const timer = setTimeout(() => setOutcome({}), CONFIRMATION_MS);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = (what: string, work: () => Promise<void>) => {
    setOutcome({});
    work().then(
      () => setOutcome({ copied: what }),
      thrown => setOutcome({ problem: toAppError(thrown).message }),
    );
  };
  return [outcome, copy];
}
