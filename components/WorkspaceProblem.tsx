import { type Problem, ProblemText } from './ProblemText';

interface WorkspaceProblemProps {
  /** What the page would have been about. */
  title: string;
  problem: Problem;
}

/** A workspace page that could not be shown, and says why. */
export function WorkspaceProblem({ title, problem }: WorkspaceProblemProps) {
  return (
    <article className="page">
      <header className="page-head">
        <p className="meta headline">Workspace</p>
        <h1 className="name">{title}</h1>
      </header>
      <ProblemText problem={problem} />
    </article>
  );
}
