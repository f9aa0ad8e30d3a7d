import { CopyOutcome } from './CopyOutcome';
import { useCopying } from './use-copying';

interface CopyButtonProps {
  label: string;
  /** Puts the text where it belongs; rejects with a message for the reader. */
  onCopy: () => Promise<void>;
}

/** Copies, and says whether it did: on the button for the eye, in a status region for the ear. */
export function CopyButton({ label, onCopy }: CopyButtonProps) {
  const [outcome, copy] = useCopying();
  return (
    <>
      <button type="button" className="link" onClick={() => copy('Copied', onCopy)}>
        {outcome.copied ?? label}
      </button>
      <CopyOutcome outcome={outcome} />
    </>
  );
}
