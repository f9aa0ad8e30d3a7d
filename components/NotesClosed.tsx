import { type Problem, ProblemText } from './ProblemText';

interface NotesClosedProps {
  problem: Problem;
  /** Saves what is readable to a file; null where nothing can be read for now. */
  onRescue: (() => void) | null;
}

/** In the place of the notes when they do not open. */
export function NotesClosed({ problem, onRescue }: NotesClosedProps) {
  return (
    <section className="panel-body" aria-label="Notes">
      <ProblemText problem={problem} />
      {onRescue && (
        <p>
          <button type="button" className="button" onClick={onRescue}>
            Export what is readable
          </button>
        </p>
      )}
    </section>
  );
}
