import { useId, useState } from 'react';
import type { Source } from '../lib/attack/documents';
import { ExternalLink } from './ExternalLink';

/** Whose facts these are, and what their licences ask to be said. Closed until asked for. */
export function SourcesDisclosure({ sources }: { sources: readonly Source[] }) {
  const [isOpen, setOpen] = useState(false);
  const listId = useId();
  return (
    <>
      <button
        type="button"
        className="link"
        aria-expanded={isOpen}
        aria-controls={listId}
        onClick={() => setOpen(!isOpen)}
      >
        Sources
      </button>
      <ul id={listId} className="sources" aria-label="Sources" hidden={!isOpen}>
        {sources.map(({ id, name, version, licence, url, notice }) => (
          <li key={id}>
            <ExternalLink href={url}>{name}</ExternalLink> {version} · {licence}
            <span className="notice">{notice}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
