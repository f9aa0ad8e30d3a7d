import type { Outcome } from './use-copying';

/** What came of a copy, for the ear; a problem for the eye too. The button itself says "Copied". */
export function CopyOutcome({ outcome: { copied, problem } }: { outcome: Outcome }) {
  return (
    <span role="status" className={problem === undefined ? 'unseen' : 'problem-line'}>
      {copied}
      {problem !== undefined && `Not copied: ${problem}`}
    </span>
  );
}
