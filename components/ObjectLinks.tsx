import type { ObjectDocument } from '../lib/attack/documents';
import { type LinkedKind, linksTitle } from '../lib/attack/object-wording';
import { ExpandableList } from './ExpandableList';
import { ObjectChips } from './ObjectChips';
import { ObjectLink } from './ObjectLink';
import { Section } from './Section';

interface ObjectLinksProps {
  object: ObjectDocument;
  /** Techniques have a section of their own. */
  kind: Extract<LinkedKind, 'actor' | 'software' | 'campaign' | 'detection-strategy'>;
  onOpen: (id: string) => void;
}

/** Names make chips, about three lines of them; phrases make rows. */
const CHIPS_SHOWN = 8;
const ROWS_SHOWN = 6;

/** The objects of one kind that an object is linked with; nothing where there are none. */
export function ObjectLinks({ object, kind, onOpen }: ObjectLinksProps) {
  const links = object.links[kind] ?? [];
  if (links.length === 0) return null;
  const title = linksTitle(object.kind, kind);
  const isAttribution = object.kind === 'campaign' && kind === 'actor'; // a sentence, and mostly of one
  return (
    <Section title={title} count={isAttribution ? undefined : links.length} level={3}>
      {kind === 'detection-strategy' ? (
        <ExpandableList items={links} limit={ROWS_SHOWN} className="strategies" label={title} keyOf={({ id }) => id}>
          {link => <ObjectLink kind={kind} object={link} onOpen={onOpen} />}
        </ExpandableList>
      ) : (
        <ObjectChips kind={kind} links={links} label={title} limit={CHIPS_SHOWN} onOpen={onOpen} />
      )}
    </Section>
  );
}
