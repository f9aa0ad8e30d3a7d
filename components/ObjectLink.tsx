import type { Ref } from '../lib/attack/documents';
import { attackUrl, type PagedKind } from '../lib/attack/urls';
import { ExternalLink } from './ExternalLink';
import type { ObjectActions } from './object-actions';

interface ObjectLinkProps {
  kind: Exclude<PagedKind, 'technique'>;
  object: Ref;
  /** False where the name stands on the card already. */
  isNamed?: boolean;
  onOpenObject: ObjectActions['onOpenObject'];
}

/** Another object as id and name, opened here or, where that is not offered, on attack.mitre.org. */
export function ObjectLink({ kind, object: { id, name }, isNamed = true, onOpenObject }: ObjectLinkProps) {
  const content = (
    <>
      <span className="id">{id}</span>
      {isNamed && ` ${name}`}
    </>
  );
  if (!onOpenObject) return <ExternalLink href={attackUrl(kind, id)}>{content}</ExternalLink>;
  return (
    <button type="button" className="link" onClick={() => onOpenObject(kind, id)}>
      {content}
    </button>
  );
}
