import type { Ref } from '../lib/attack/documents';
import { attackUrl, type PagedKind } from '../lib/attack/urls';
import { ExternalLink } from './ExternalLink';

interface ObjectLinkProps {
  kind: Exclude<PagedKind, 'technique'>;
  object: Ref;
  /** Without the id, in a row of names. */
  isNameOnly?: boolean;
  /** Opens it here; without it the link leads to its page on attack.mitre.org. */
  onOpen: ((id: string) => void) | undefined;
}

/** Another object as id and name. */
export function ObjectLink({ kind, object: { id, name }, isNameOnly = false, onOpen }: ObjectLinkProps) {
  const content = isNameOnly ? (
    name
  ) : (
    <>
      <span className="id">{id}</span> {name}
    </>
  );
  if (!onOpen) return <ExternalLink href={attackUrl(kind, id)}>{content}</ExternalLink>;
  return (
    <button type="button" className={isNameOnly ? 'link' : 'link object-link'} onClick={() => onOpen(id)}>
      {content}
    </button>
  );
}
