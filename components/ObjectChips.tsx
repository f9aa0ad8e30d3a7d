import type { Link } from '../lib/attack/documents';
import { attackUrl, type PagedKind } from '../lib/attack/urls';
import { ExpandableList } from './ExpandableList';
import { ExternalLink } from './ExternalLink';

interface ObjectChipsProps {
  kind: PagedKind;
  links: readonly Link[];
  label: string;
  limit: number;
}

/** Actors, software or campaigns as chips of name and id; each leads to its page on attack.mitre.org. */
export function ObjectChips({ kind, links, label, limit }: ObjectChipsProps) {
  return (
    <ExpandableList items={links} limit={limit} className="chips" label={label} keyOf={({ id }) => id}>
      {({ id, name }) => (
        <ExternalLink className="chip" href={attackUrl(kind, id)}>
          {name} <span className="id">{id}</span>
        </ExternalLink>
      )}
    </ExpandableList>
  );
}
