import { useEffect, useState } from 'react';
import { toAppError } from '../lib/attack/app-error';

interface CopyButtonProps {
  label: string;
  /** Puts the text where it belongs; rejects with a message for the reader. */
  onCopy: () => Promise<void>;
}

/** Long enough to be read after looking back from the button, short enough not to be taken for a state. */
const CONFIRMATION_MS = 2000;

/** Copies, and says whether it did: on the button for the eye, in a status region for the ear. */
export function CopyButton({ label, onCopy }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'none' | 'copied' | { problem: string }>('none');

  useEffect(() => {
    if (outcome !== 'copied') return;
    const timer = setTimeout(() => setOutcome('none'), CONFIRMATION_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async () => {
    try {
      await onCopy();
      setOutcome('copied');
    } catch (thrown) {
      setOutcome({ problem: toAppError(thrown).message });
    }
  };
  return (
    <>
      <button type="button" className="link" onClick={copy}>
        {outcome === 'copied' ? 'Copied' : label}
      </button>
      <span role="status" className={typeof outcome === 'object' ? 'problem-line' : 'unseen'}>
        {outcome === 'copied' && 'Copied'}
        {typeof outcome === 'object' && `Not copied: ${outcome.problem}`}
      </span>
    </>
  );
}
