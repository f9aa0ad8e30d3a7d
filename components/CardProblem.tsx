import { CardFrame } from './CardFrame';
import { type Problem, ProblemText, problemTitle } from './ProblemText';

interface CardProblemProps {
  /** The id on the page. */
  id: string;
  problem: Problem;
  onClose: () => void;
  /** Absent where trying again cannot help. */
  onTryAgain?: (() => void) | undefined;
}

/** A card that could not be filled, and says why. */
export function CardProblem({ id, problem, onClose, onTryAgain }: CardProblemProps) {
  return (
    <CardFrame
      label={`${id} could not be shown`}
      onClose={onClose}
      head={
        <>
          <p className="meta headline">
            <span className="id">{id}</span>
          </p>
          <h2 className="name">{problemTitle(problem)}</h2>
        </>
      }
    >
      <ProblemText problem={problem} hasTitle={false} />
      {onTryAgain && (
        <button type="button" className="button" onClick={onTryAgain}>
          Try again
        </button>
      )}
    </CardFrame>
  );
}
