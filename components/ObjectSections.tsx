import { readableLogs } from '../lib/attack/log-sources';
import type { ObjectView } from '../lib/knowledge/object-view';
import { ExternalLink } from './ExternalLink';
import { LogSourceChips } from './LogSourceChips';
import { LogTable } from './LogTable';
import { ObjectAnalytics } from './ObjectAnalytics';
import { ObjectLink } from './ObjectLink';
import { ObjectLinks } from './ObjectLinks';
import { ObjectNames } from './ObjectNames';
import { ObjectReports } from './ObjectReports';
import { ObjectTechniques } from './ObjectTechniques';
import type { ObjectActions } from './object-actions';
import { Section } from './Section';

interface ObjectSectionsProps {
  view: ObjectView;
  actions: ObjectActions;
}

/** About three lines of chips. */
const LOGS_SHOWN = 8;

/** The content of an object's card, below its name: whatever the release links with it, in one order for all kinds. */
export function ObjectSections({ view, actions }: ObjectSectionsProps) {
  const { object, analytic, analytics } = view;
  return (
    <>
      <ObjectNames fact={object.fact} />
      <ObjectTechniques object={object} onOpen={actions.onOpenTechnique} />
      <LogSources view={view} />
      {!analytic && analytics.length > 0 && (
        <ObjectAnalytics analytics={analytics} onOpenObject={actions.onOpenObject} />
      )}
      <ObjectLinks object={object} onOpenObject={actions.onOpenObject} />
      <ObjectReports view={view} />
      <Section title="Continue the investigation" level={3}>
        {analytic && (
          <p>
            <span className="quiet">strategy</span>{' '}
            <ObjectLink kind="detection-strategy" object={object} isNamed={false} onOpenObject={actions.onOpenObject} />
          </p>
        )}
        <div className="ways">
          <ExternalLink href={object.fact.url}>ATT&amp;CK page</ExternalLink>
        </div>
      </Section>
    </>
  );
}

/** An analytic's logs in full; the distinct logs of all analytics of a strategy, or of all that read a component. */
function LogSources({ view: { object, analytic, analytics } }: { view: ObjectView }) {
  const { fact } = object;
  if (analytic) {
    // Its strategy is deprecated: nothing is known of it, which is not to say that it reads no log.
    if (analytics.length === 0) return null;
    return (
      <Section title="Log sources" count={analytic.logSources.length} level={3}>
        <LogTable logSources={analytic.logSources} />
      </Section>
    );
  }
  const sources = fact.kind === 'data-component' ? fact.logSources : analytics.flatMap(one => one.logSources);
  const logs = readableLogs(sources);
  if (logs.length === 0) return null;
  return (
    <Section title="Log sources" count={logs.length} level={3}>
      <LogSourceChips logs={logs} limit={LOGS_SHOWN} />
    </Section>
  );
}
