import { NO_BRIEF } from '../lib/attack/wording';
import type { TechniqueView } from '../lib/knowledge/technique-view';
import { ActorsSection } from './ActorsSection';
import { ContinueSection } from './ContinueSection';
import { DetectionSection } from './DetectionSection';
import { HuntSection } from './HuntSection';
import { LongText } from './LongText';
import { ObjectsSection } from './ObjectsSection';
import { ReportsSection } from './ReportsSection';
import type { TechniqueActions } from './technique-actions';

interface TechniqueSectionsProps {
  view: TechniqueView;
  /** `card`: what fits a glance, longer lists cut. `page`: everything, uncut, in the same order. */
  layout: 'card' | 'page';
  actions: TechniqueActions;
}

const ACTORS_SHOWN = 6;
const OTHERS_SHOWN = 4;
const REPORTS_SHOWN = 5;
const SUBTECHNIQUES_SHOWN = 4;

/** The content that card and workspace share, below the technique's name. */
export function TechniqueSections({ view, layout, actions }: TechniqueSectionsProps) {
  const { technique } = view;
  const isPage = layout === 'page';
  const level = isPage ? 2 : 3;
  const cut = (limit: number) => (isPage ? Number.POSITIVE_INFINITY : limit);
  return (
    <>
      {technique.brief ? (
        <LongText
          text={technique.brief.description}
          className="prose description"
          {...(isPage && { most: Number.POSITIVE_INFINITY })}
        />
      ) : (
        <p className="none description">{NO_BRIEF}</p>
      )}
      {actions.onOpenWorkspace && (
        <button type="button" className="go" onClick={actions.onOpenWorkspace}>
          Open detection, hunting, mitigation, and evidence workspace
        </button>
      )}
      <DetectionSection
        technique={technique}
        level={level}
        detail={isPage ? 'full' : 'brief'}
        onOpen={actions.onOpenObject}
      />
      {isPage && <HuntSection brief={technique.brief} />}
      {isPage && <ObjectsSection title="Mitigations" kind="mitigation" links={technique.mitigations} as="rows" />}
      <ActorsSection
        technique={technique}
        level={level}
        limit={cut(ACTORS_SHOWN)}
        {...(!isPage && { othersLimit: OTHERS_SHOWN })}
        onOpen={actions.onOpenObject}
      />
      {isPage && <ObjectsSection title="Software" kind="software" links={technique.software} as="chips" />}
      {isPage && <ObjectsSection title="Campaigns" kind="campaign" links={technique.campaigns} as="chips" />}
      <ReportsSection
        total={technique.reports.length}
        years={technique.reportYears}
        reports={view.reports}
        below={technique.withSubtechniques.reports - technique.direct.reports}
        level={level}
        limit={cut(REPORTS_SHOWN)}
        onShowAll={actions.onShowAllReports}
      />
      <ContinueSection view={view} level={level} limit={cut(SUBTECHNIQUES_SHOWN)} actions={actions} />
    </>
  );
}
