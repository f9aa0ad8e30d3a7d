import type { Link, TechniqueDocument } from '../lib/attack/documents';
import { plural } from '../lib/attack/wording';
import { ObjectChips } from './ObjectChips';
import { Section } from './Section';

interface ActorsSectionProps {
  technique: TechniqueDocument;
  level: 2 | 3;
  limit: number;
  /** How many of the software and campaigns stand below; without it they have sections of their own. */
  othersLimit?: number;
  /** Opens an object here; without it each leads to its page on attack.mitre.org. */
  onOpen?: ((id: string) => void) | undefined;
}

/** Who was seen using the technique itself. That only its sub-techniques were seen is said, not mixed in. */
export function ActorsSection({ technique, level, limit, othersLimit, onOpen }: ActorsSectionProps) {
  const { actors, software, campaigns, direct, withSubtechniques } = technique;
  const below = withSubtechniques.actors - direct.actors;
  const others = (kind: 'software' | 'campaign', label: string, links: readonly Link[]) =>
    othersLimit !== undefined &&
    links.length > 0 && (
      <div className="others">
        <p className="label">
          {label} <span className="count">{links.length.toLocaleString('en')}</span>
        </p>
        <ObjectChips kind={kind} links={links} label={label} limit={othersLimit} onOpen={onOpen} />
      </div>
    );
  return (
    <Section title="Observed actors" count={actors.length} level={level}>
      {actors.length > 0 ? (
        <ObjectChips kind="actor" links={actors} label="Actors" limit={limit} onOpen={onOpen} />
      ) : (
        <p className="none">
          {below > 0
            ? `None recorded for the technique itself; ${plural(below, 'actor')} for its sub-techniques.`
            : 'None recorded.'}
        </p>
      )}
      {others('software', 'Software', software)}
      {others('campaign', 'Campaigns', campaigns)}
    </Section>
  );
}
