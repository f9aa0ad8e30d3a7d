import { readableLogs } from '../lib/attack/log-sources';
import type { Analytic } from '../lib/knowledge/object-view';
import { ExpandableList } from './ExpandableList';
import { Section } from './Section';

interface ObjectAnalyticsProps {
  analytics: readonly Analytic[];
  onOpen: (id: string) => void;
}

/** A strategy has one analytic for each platform, mostly three. */
const ANALYTICS_SHOWN = 5;

/** The analytics of a detection strategy: where each runs and which logs it reads. */
export function ObjectAnalytics({ analytics, onOpen }: ObjectAnalyticsProps) {
  return (
    <Section title="Analytics" count={analytics.length} level={3}>
      <ExpandableList
        items={analytics}
        limit={ANALYTICS_SHOWN}
        className="analytics"
        label="Analytics"
        keyOf={({ id }) => id}
      >
        {({ id, platforms, logSources }) => (
          <>
            <button type="button" className="link object-link" onClick={() => onOpen(id)}>
              <span className="id">{id}</span> {platforms.join(', ') || 'any platform'}
            </button>
            <span className="reads">{logsInWords(logSources)}</span>
          </>
        )}
      </ExpandableList>
    </Section>
  );
}

/** `Sysmon 11; Windows Security 4688`. */
function logsInWords(logSources: Analytic['logSources']): string {
  return readableLogs(logSources)
    .map(({ label, events }) => [label, events].filter(Boolean).join(' '))
    .join('; ');
}
