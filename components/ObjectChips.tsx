import type { Link } from '../lib/attack/documents';
import { attackUrl, type PagedKind } from '../lib/attack/urls';
import { ExpandableList } from './ExpandableList';
import { ExternalLink } from './ExternalLink';

interface ObjectChipsProps {
  kind: PagedKind;
  links: readonly Link[];
  label: string;
  limit: number;
  /** Opens one here; without it each leads to its page on attack.mitre.org. */
  onOpen?: ((id: string) => void) | undefined;
}

/** Actors, software or campaigns as chips of name and id. */
export function ObjectChips({ kind, links, label, limit, onOpen }: ObjectChipsProps) {
  return (
    <ExpandableList items={links} limit={limit} className="chips" label={label} keyOf={({ id }) => id}>
      {({ id, name }) => {
        const content = (
          <>
            {name} <span className="id">{id}</span>
          </>
        );
        return onOpen ? (
          <button type="button" className="chip" onClick={() => onOpen(id)}>
            {content}
          </button>
        ) : (
          <ExternalLink className="chip" href={attackUrl(kind, id)}>
            {content}
          </ExternalLink>
        );
      }}
    </ExpandableList>
  );
}
