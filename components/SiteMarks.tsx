import type { Problem } from './ProblemText';

/** What the reader has switched off on the site in front. */
export interface HiddenMarks {
  /** Host name; empty for files. */
  readonly site: string;
  /** Nothing is marked there (`*`), or these ids are not. */
  readonly rule: '*' | readonly string[];
  /** Why it could not be read or changed. */
  readonly problem?: Problem;
}

interface SiteMarksProps {
  hidden: HiddenMarks;
  /** Marks an id again, or everything (`*`). */
  onMarkAgain: (what: string) => void;
}

/**
 * The way back from "Don’t mark … on this site", long after the card that it was chosen on has closed. Nothing where
 * everything is marked.
 */
export function SiteMarks({ hidden: { site, rule, problem }, onMarkAgain }: SiteMarksProps) {
  if (rule.length === 0 && !problem) return null;
  const place = site || 'this page';
  return (
    <section className="site-marks" aria-label="Not marked here">
      {problem && (
        <p className="problem-line" role="alert">
          {problem.message}
        </p>
      )}
      {rule === '*' && (
        <p>
          Nothing is marked on <b>{place}</b>.{' '}
          <button type="button" className="link" onClick={() => onMarkAgain('*')}>
            Mark again
          </button>
        </p>
      )}
      {rule !== '*' && rule.length > 0 && (
        <>
          <p>
            Not marked on <b>{place}</b>:
          </p>
          <ul>
            {rule.map(id => (
              <li key={id}>
                <span className="id">{id}</span>{' '}
                <button type="button" className="link" aria-label={`Mark ${id} again`} onClick={() => onMarkAgain(id)}>
                  Mark again
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
