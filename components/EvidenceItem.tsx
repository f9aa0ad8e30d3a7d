import { useState } from 'react';
import type { AssessmentStatus, Evidence } from '../lib/notes/model';
import { ExternalLink } from './ExternalLink';
import { atEnd } from './NoteEditor';
import { STATUS_NAMES } from './panel-model';
import { When } from './When';

interface EvidenceItemProps {
  evidence: Evidence;
  /** Name of the object, where it is known. */
  name: string | undefined;
  status: AssessmentStatus | null;
  /** Address that scrolls to the quote; null for a page that is no web page. */
  url: string | null;
  /** On the page that is open: whether the quote still stands there. Absent elsewhere. */
  isFound?: boolean | undefined;
  longestComment: number;
  /** Brings the page to the quote; absent where it is not the page that is open. */
  onReveal?: (() => void) | undefined;
  onComment: (comment: string) => void;
  onRemove: () => void;
}

/** A quote with where it stood, what it speaks for, and what the reader remarks on it. */
export function EvidenceItem(props: EvidenceItemProps) {
  const { evidence, name, status, url, isFound, longestComment, onReveal, onComment, onRemove } = props;
  const { object, quote, page, capturedAt, comment } = evidence;
  const [isCommenting, setCommenting] = useState(false);
  const title = page.title || page.url;
  return (
    <article className="evidence" aria-label={`Evidence for ${object.id}`}>
      <blockquote>
        {onReveal && isFound ? (
          <button type="button" className="quote-go" onClick={onReveal}>
            {quote}
          </button>
        ) : (
          quote
        )}
      </blockquote>
      <p className="item-foot">
        <span>
          <span className="id">{object.id}</span> {name}
          {status && ` · ${STATUS_NAMES[status]}`}
        </span>
        <When at={capturedAt} />
      </p>
      {isFound === false && <p className="stale-words">not found on the page as it is now</p>}
      {isFound === undefined && (
        <p className="source-line">
          {url ? <ExternalLink href={url}>{title}</ExternalLink> : `${title} (${page.url})`}
        </p>
      )}
      {isCommenting ? (
        <textarea
          className="small-area"
          aria-label="Remark"
          defaultValue={comment.value}
          maxLength={longestComment}
          // biome-ignore lint/a11y/noAutofocus: it was opened to write in it
          autoFocus
          ref={atEnd}
          onChange={event => onComment(event.target.value)}
          onBlur={() => setCommenting(false)}
        />
      ) : (
        comment.value !== '' && <p className="remark">{comment.value}</p>
      )}
      <p className="item-actions">
        <button type="button" className="link quiet" onClick={() => setCommenting(true)}>
          {comment.value === '' ? 'Remark' : 'Change remark'}
        </button>
        <button type="button" className="link quiet" onClick={onRemove} aria-label={`Remove evidence for ${object.id}`}>
          Remove
        </button>
      </p>
    </article>
  );
}
