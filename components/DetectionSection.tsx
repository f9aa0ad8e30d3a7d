import type { Ref, TechniqueDocument } from '../lib/attack/documents';
import { distinctLogs } from '../lib/attack/log-sources';
import { ExpandableList } from './ExpandableList';
import { LogSourceChips } from './LogSourceChips';
import { ObjectLink } from './ObjectLink';
import { Section } from './Section';
import { StrategyDetail } from './StrategyDetail';

interface DetectionSectionProps {
  technique: TechniqueDocument;
  level: 2 | 3;
  /** `brief`: distinct logs and the strategies' names. `full`: every analytic with its log sources. */
  detail: 'brief' | 'full';
  /** Opens a strategy or a data component here; without it they lead to attack.mitre.org. */
  onOpen?: ((id: string) => void) | undefined;
}

/** About three lines of chips on a card. */
const LOGS_SHOWN = 6;

/** A line or two. */
const COMPONENTS_SHOWN = 4;

/** A technique has one strategy in ATT&CK 19; a user's own STIX may add any number. */
const STRATEGIES_SHOWN = 3;

/** How to see the technique: our text where there is a brief, then ATT&CK's strategies and the logs they need. */
export function DetectionSection({ technique: { brief, strategies }, level, detail, onOpen }: DetectionSectionProps) {
  const components = componentsOf(strategies);
  return (
    <Section title="Detection logic" level={level}>
      {brief && <p className="prose">{brief.detection}</p>}
      {!brief && strategies.length === 0 && <p className="none">ATT&amp;CK names no detection strategy for it.</p>}
      {detail === 'full' ? (
        strategies.map(strategy => <StrategyDetail key={strategy.id} strategy={strategy} />)
      ) : (
        <>
          <LogSourceChips logs={distinctLogs(strategies)} limit={LOGS_SHOWN} />
          {components.length > 0 && (
            <div className="others">
              <p className="label">Data components</p>
              <ExpandableList
                items={components}
                limit={COMPONENTS_SHOWN}
                className="inline"
                label="Data components"
                keyOf={({ id }) => id}
              >
                {({ id, name }) => (
                  <ObjectLink kind="data-component" object={{ id, name }} onOpen={onOpen} isNameOnly />
                )}
              </ExpandableList>
            </div>
          )}
          {strategies.length > 0 && (
            <ExpandableList
              items={strategies}
              limit={STRATEGIES_SHOWN}
              className="strategies"
              label="Detection strategies"
              keyOf={({ id }) => id}
            >
              {strategy => <ObjectLink kind="detection-strategy" object={strategy} onOpen={onOpen} />}
            </ExpandableList>
          )}
        </>
      )}
    </Section>
  );
}

/** The distinct data components that analytics read, in their order. */
function componentsOf(strategies: TechniqueDocument['strategies']): Ref[] {
  const sources = strategies.flatMap(({ analytics }) => analytics.flatMap(one => one.logSources));
  return [...new Map(sources.map(({ component }) => [component.id, component])).values()];
}
