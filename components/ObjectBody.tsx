import type { ReactNode } from 'react';
import { readableLogs } from '../lib/attack/log-sources';
import type { ObjectKind, ObjectView } from '../lib/knowledge/object-view';
import { ExternalLink } from './ExternalLink';
import { LogSourceChips } from './LogSourceChips';
import { LogTable } from './LogTable';
import { LongText } from './LongText';
import { ObjectAnalytics } from './ObjectAnalytics';
import { ObjectLinks } from './ObjectLinks';
import { ObjectNames } from './ObjectNames';
import { ObjectTechniques } from './ObjectTechniques';
import { ReportsSection } from './ReportsSection';
import { Section } from './Section';
import { SourcesDisclosure } from './SourcesDisclosure';
import type { ViewActions } from './view-actions';

interface ObjectBodyProps {
  view: ObjectView;
  actions: ViewActions;
}

/** A part of a card's content. Those of kinds hold what the object is linked with. */
type Part = 'actor' | 'software' | 'campaign' | 'detection-strategy' | 'techniques' | 'logs' | 'analytics' | 'reports';

/** What the card of each kind shows, in order: what it is, how to see it, who used it, where that is written. */
const PARTS: Record<ObjectKind, readonly Part[]> = {
  tactic: ['techniques'],
  actor: ['techniques', 'software', 'campaign', 'reports'],
  software: ['techniques', 'actor', 'campaign', 'reports'],
  campaign: ['actor', 'techniques', 'software', 'reports'],
  mitigation: ['techniques'],
  'detection-strategy': ['techniques', 'analytics'],
  analytic: [], // is shown by its strategy
  'data-component': ['logs', 'detection-strategy'],
  'data-source': [],
  asset: ['techniques'],
};

const PARTS_OF_ANALYTIC: readonly Part[] = ['logs', 'techniques'];

/** About three lines of chips. */
const LOGS_SHOWN = 8;
const REPORTS_SHOWN = 5;

/** The content of the card of an object that is no technique, below its name. */
export function ObjectBody({ view, actions }: ObjectBodyProps) {
  const { object, analytic } = view;
  const parts = analytic ? PARTS_OF_ANALYTIC : PARTS[object.kind];
  return (
    <>
      {object.summary !== undefined && <LongText text={object.summary} className="prose description" />}
      <ObjectNames fact={object.fact} />
      {isBare(view) ? (
        <p className="none">Nothing in ATT&amp;CK {view.release.attack} is linked with it.</p>
      ) : (
        parts.map(part => <PartOf key={part} part={part} view={view} actions={actions} />)
      )}
      <Section title="Continue the investigation" level={3}>
        <div className="ways">
          <ExternalLink href={object.fact.url}>ATT&amp;CK page</ExternalLink>
          <SourcesDisclosure sources={view.release.sources} />
        </div>
      </Section>
    </>
  );
}

/** Nothing to show below the name, as with most of what was withdrawn. */
function isBare({ object, analytics }: ObjectView): boolean {
  const logs = object.fact.kind === 'data-component' ? object.fact.logSources.length : 0;
  return Object.keys(object.links).length + analytics.length + logs === 0;
}

function PartOf({ part, view, actions }: ObjectBodyProps & { part: Part }): ReactNode {
  const { object, analytics, reports, reportTotal, reportYears } = view;
  const { onOpen } = actions;
  switch (part) {
    case 'techniques':
      return <ObjectTechniques object={object} onOpen={onOpen} />;
    case 'logs':
      return <LogSources view={view} onOpen={onOpen} />;
    case 'analytics':
      return <ObjectAnalytics analytics={analytics} onOpen={onOpen} />;
    case 'reports':
      return (
        <ReportsSection
          total={reportTotal}
          years={reportYears}
          reports={reports}
          level={3}
          limit={REPORTS_SHOWN}
          onShowAll={actions.onShowAllReports}
        />
      );
    default:
      return <ObjectLinks object={object} kind={part} onOpen={onOpen} />;
  }
}

/** An analytic's logs in full; the distinct logs of a data component. */
function LogSources({ view: { object, analytic }, onOpen }: { view: ObjectView; onOpen: (id: string) => void }) {
  if (analytic) {
    return (
      <Section title="Log sources" count={analytic.logSources.length} level={3}>
        <LogTable logSources={analytic.logSources} onOpen={onOpen} />
      </Section>
    );
  }
  const logs = readableLogs(object.fact.kind === 'data-component' ? object.fact.logSources : []);
  if (logs.length === 0) return null;
  return (
    <Section title="Log sources" count={logs.length} level={3}>
      <LogSourceChips logs={logs} limit={LOGS_SHOWN} />
    </Section>
  );
}
