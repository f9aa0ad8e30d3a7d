import type { Link } from '../lib/attack/documents';
import { attackUrl, type PagedKind } from '../lib/attack/urls';
import { ExternalLink } from './ExternalLink';
import { ObjectChips } from './ObjectChips';
import { Section } from './Section';

interface ObjectsSectionProps {
  title: string;
  kind: PagedKind;
  links: readonly Link[];
  /** `rows` reads better where names are phrases, `chips` where they are names. */
  as: 'rows' | 'chips';
}

/** All software, campaigns or mitigations of a technique. Workspace only. */
export function ObjectsSection({ title, kind, links, as }: ObjectsSectionProps) {
  return (
    <Section title={title} count={links.length} level={2}>
      {links.length === 0 && <p className="none">None recorded.</p>}
      {links.length > 0 && as === 'chips' && (
        <ObjectChips kind={kind} links={links} label={title} limit={Number.POSITIVE_INFINITY} />
      )}
      {links.length > 0 && as === 'rows' && (
        <ul className="objects" aria-label={title}>
          {links.map(({ id, name }) => (
            <li key={id}>
              <ExternalLink href={attackUrl(kind, id)}>
                <span className="id">{id}</span> {name}
              </ExternalLink>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
