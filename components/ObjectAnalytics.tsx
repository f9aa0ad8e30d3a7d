import type { Analytic } from '../lib/knowledge/object-view';
import { ExpandableList } from './ExpandableList';
import type { ObjectActions } from './object-actions';
import { Section } from './Section';

interface ObjectAnalyticsProps {
  analytics: readonly Analytic[];
  onOpenObject: ObjectActions['onOpenObject'];
}

const ANALYTICS_SHOWN = 8;

/** The analytics of a detection strategy as chips of platform and id. ATT&CK has no pages of them to lead to. */
export function ObjectAnalytics({ analytics, onOpenObject }: ObjectAnalyticsProps) {
  return (
    <Section title="Analytics" count={analytics.length} level={3}>
      <ExpandableList
        items={analytics}
        limit={ANALYTICS_SHOWN}
        className="chips"
        label="Analytics"
        keyOf={({ id }) => id}
      >
        {({ id, platforms }) => {
          const content = (
            <>
              {platforms.join(', ')} <span className="id">{id}</span>
            </>
          );
          return onOpenObject ? (
            <button type="button" className="chip" onClick={() => onOpenObject('analytic', id)}>
              {content}
            </button>
          ) : (
            <span className="chip">{content}</span>
          );
        }}
      </ExpandableList>
    </Section>
  );
}
