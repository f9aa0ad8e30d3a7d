import type { TechniqueDocument } from '../lib/attack/documents';
import { plural } from '../lib/attack/wording';
import { ObjectChips } from './ObjectChips';
import { Section } from './Section';

interface ActorsSectionProps {
  technique: TechniqueDocument;
  level: 2 | 3;
  limit: number;
}

/** Who was seen using the technique itself. That only its sub-techniques were seen is said, not mixed in. */
export function ActorsSection({ technique, level, limit }: ActorsSectionProps) {
  const { actors, direct, withSubtechniques } = technique;
  const below = withSubtechniques.actors - direct.actors;
  return (
    <Section title="Observed actors" count={actors.length} level={level}>
      {actors.length > 0 ? (
        <ObjectChips kind="actor" links={actors} label="Actors" limit={limit} />
      ) : (
        <p className="none">
          {below > 0
            ? `None recorded for the technique itself; ${plural(below, 'actor')} for its sub-techniques.`
            : 'None recorded.'}
        </p>
      )}
    </Section>
  );
}
