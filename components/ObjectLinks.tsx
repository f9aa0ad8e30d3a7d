import type { ObjectDocument } from '../lib/attack/documents';
import { type LinkedKind, linksTitle } from '../lib/attack/object-wording';
import { ExpandableList } from './ExpandableList';
import { ObjectChips } from './ObjectChips';
import { ObjectLink } from './ObjectLink';
import type { ObjectActions } from './object-actions';
import { Section } from './Section';

interface ObjectLinksProps {
  object: ObjectDocument;
  onOpenObject: ObjectActions['onOpenObject'];
}

/** In the order of the sections. Techniques have a section of their own. */
const LINKED = ['actor', 'software', 'campaign', 'mitigation', 'detection-strategy'] as const satisfies LinkedKind[];

/** Names make chips, about three lines of them; phrases make rows. */
const CHIPS_SHOWN = 8;
const ROWS_SHOWN = 5;

/** The actors, software, campaigns … that an object is linked with, a section each; nothing for those it is not. */
export function ObjectLinks({ object, onOpenObject }: ObjectLinksProps) {
  return LINKED.map(kind => {
    const links = object.links[kind] ?? [];
    if (links.length === 0) return null;
    const title = linksTitle(object.kind, kind);
    const isAttribution = object.kind === 'campaign' && kind === 'actor'; // a sentence, and mostly of one
    return (
      <Section key={kind} title={title} count={isAttribution ? undefined : links.length} level={3}>
        {kind === 'detection-strategy' ? (
          <ExpandableList items={links} limit={ROWS_SHOWN} className="strategies" label={title} keyOf={({ id }) => id}>
            {link => <ObjectLink kind={kind} object={link} onOpenObject={onOpenObject} />}
          </ExpandableList>
        ) : (
          <ObjectChips
            kind={kind}
            links={links}
            label={title}
            limit={CHIPS_SHOWN}
            onOpen={onOpenObject && (id => onOpenObject(kind, id))}
          />
        )}
      </Section>
    );
  });
}
