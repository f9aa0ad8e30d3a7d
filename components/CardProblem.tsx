import { type Problem, ProblemText, problemTitle } from './ProblemText';

/** The head of a card that could not be filled: the id that was asked for, and what went wrong as its name. */
export function ProblemHead({ id, problem }: { id: string; problem: Problem }) {
  return (
    <>
      <p className="meta headline">
        <span className="id">{id}</span>
      </p>
      <h2 className="name" tabIndex={-1}>
        {problemTitle(problem)}
      </h2>
    </>
  );
}

interface ProblemBodyProps {
  problem: Problem;
  /** Absent where trying again cannot help. */
  onTryAgain: (() => void) | undefined;
}

/** What to do about it. */
export function ProblemBody({ problem, onTryAgain }: ProblemBodyProps) {
  return (
    <>
      <ProblemText problem={problem} hasTitle={false} />
      {onTryAgain && (
        <button type="button" className="button" onClick={onTryAgain}>
          Try again
        </button>
      )}
    </>
  );
}
