import { type Problem, ProblemText } from './ProblemText';

interface ListStateProps {
  /** The answer that a list waits for. */
  live:
    | { value: { total: number; damaged: number }; problem?: never }
    | { problem: Problem; value?: never }
    | undefined;
  /** What is said of an empty list. */
  empty: string;
}

/** What stands above a list, or in its place: nothing, on the way, failed, or partly unreadable. */
export function ListState({ live, empty }: ListStateProps) {
  if (!live) return null;
  if (live.problem) return <ProblemText problem={live.problem} />;
  const { total, damaged } = live.value;
  if (total === 0) return <p className="empty-list">{empty}</p>;
  if (damaged === 0) return null;
  return (
    <p className="problem-line" role="alert">
      {damaged === 1 ? 'One record here is damaged' : `${damaged} records here are damaged`} and cannot be shown.
      Nothing was changed; a backup still holds what is readable.
    </p>
  );
}
