import type { TechniqueDocument } from '../lib/attack/documents';
import { distinctLogs } from '../lib/attack/log-sources';
import { ExpandableList } from './ExpandableList';
import { ExternalLink } from './ExternalLink';
import { LogSourceChips } from './LogSourceChips';
import { Section } from './Section';
import { StrategyDetail } from './StrategyDetail';

interface DetectionSectionProps {
  technique: TechniqueDocument;
  level: 2 | 3;
  /** `brief`: distinct logs and the strategies' names. `full`: every analytic with its log sources. */
  detail: 'brief' | 'full';
}

/** About three lines of chips on a card. */
const LOGS_SHOWN = 6;

/** A technique has one strategy in ATT&CK 19; a user's own STIX may add any number. */
const STRATEGIES_SHOWN = 3;

/** How to see the technique: our text where there is a brief, then ATT&CK's strategies and the logs they need. */
export function DetectionSection({ technique: { brief, strategies }, level, detail }: DetectionSectionProps) {
  return (
    <Section title="Detection logic" level={level}>
      {brief && <p className="prose">{brief.detection}</p>}
      {!brief && strategies.length === 0 && <p className="none">ATT&amp;CK names no detection strategy for it.</p>}
      {detail === 'full' ? (
        strategies.map(strategy => <StrategyDetail key={strategy.id} strategy={strategy} />)
      ) : (
        <>
          <LogSourceChips logs={distinctLogs(strategies)} limit={LOGS_SHOWN} />
          {strategies.length > 0 && (
            <ExpandableList
              items={strategies}
              limit={STRATEGIES_SHOWN}
              className="strategies"
              label="Detection strategies"
              keyOf={({ id }) => id}
            >
              {({ id, name, url }) => (
                <ExternalLink href={url}>
                  <span className="id">{id}</span> {name}
                </ExternalLink>
              )}
            </ExpandableList>
          )}
        </>
      )}
    </Section>
  );
}
