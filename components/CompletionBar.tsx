import type { Completion } from '../lib/search/complete';

interface CompletionBarProps {
  completion: Completion;
  query: string;
  onComplete: (insert: string) => void;
}

/** As many as fit a line or two; a letter more narrows them. */
const MOST = 6;

/**
 * What Tab makes of the filter at the caret, and what it could become instead. Over the field's end while only its
 * name has begun, for `p` is mostly the beginning of a word; a line of its own once there is a colon.
 */
export function CompletionBar({ completion, query, onComplete }: CompletionBarProps) {
  const [first, ...others] = completion.options;
  const isValue = query.slice(completion.start, completion.end).includes(':');
  if (!first) return null;
  return (
    <div className={isValue ? 'completions' : 'completions in-field'}>
      <span className="unseen" role="status">{`Tab completes ${first.label}`}</span>
      <kbd>Tab</kbd>
      {[first, ...(isValue ? others.slice(0, MOST - 1) : [])].map(({ insert, label, detail, count }) => (
        <button key={insert} type="button" tabIndex={-1} className="link" onClick={() => onComplete(insert)}>
          {label}
          {detail !== undefined && <span className="count"> {detail}</span>}
          {count !== undefined && <span className="count"> {count}</span>}
        </button>
      ))}
      {isValue && others.length >= MOST && <span className="count">…</span>}
    </div>
  );
}
