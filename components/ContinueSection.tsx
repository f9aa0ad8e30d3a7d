import { plural } from '../lib/attack/wording';
import type { TechniqueView } from '../lib/knowledge/technique-view';
import { CopyMenu } from './CopyMenu';
import { ExpandableList } from './ExpandableList';
import { ExternalLink } from './ExternalLink';
import { ObjectLink } from './ObjectLink';
import { Section } from './Section';
import { SourcesDisclosure } from './SourcesDisclosure';
import { TechniqueLink } from './TechniqueLink';
import type { TechniqueActions } from './technique-actions';

interface ContinueSectionProps {
  view: TechniqueView;
  level: 2 | 3;
  /** How many sub-techniques stand before "N more". */
  limit: number;
  actions: TechniqueActions;
}

/** A line or two. */
const MITIGATIONS_SHOWN = 3;

/** Where to go from here: neighbours, ATT&CK's page, the workspace; from the workspace to a ticket. The card has a foot. */
export function ContinueSection({ view, level, limit, actions }: ContinueSectionProps) {
  const { parent, subtechniques, mitigations, url } = view.technique;
  const { siblings } = view;
  const { workspaceUrl, onOpenTechnique, onOpenWorkspace, onCopy } = actions;
  return (
    <Section title="Continue the investigation" level={level}>
      {parent && level === 2 && (
        <p className="parent">
          <span className="quiet">parent</span>{' '}
          <TechniqueLink technique={parent} workspaceUrl={workspaceUrl} onOpen={onOpenTechnique} />
        </p>
      )}
      {subtechniques.length > 0 && (
        <ExpandableList
          items={subtechniques}
          limit={limit}
          className="subtechniques"
          label="Sub-techniques"
          keyOf={({ id }) => id}
        >
          {technique => <TechniqueLink technique={technique} workspaceUrl={workspaceUrl} onOpen={onOpenTechnique} />}
        </ExpandableList>
      )}
      {siblings.length > 0 && (
        <ExpandableList
          items={siblings}
          limit={level === 2 ? limit : 0}
          more={count => `${plural(count, 'sibling technique')}`}
          className="subtechniques"
          label="Sibling techniques"
          keyOf={({ id }) => id}
        >
          {technique => <TechniqueLink technique={technique} workspaceUrl={workspaceUrl} onOpen={onOpenTechnique} />}
        </ExpandableList>
      )}
      {level === 3 && mitigations.length > 0 && (
        <div className="others">
          <p className="label">
            Mitigations <span className="count">{mitigations.length.toLocaleString('en')}</span>
          </p>
          <ExpandableList
            items={mitigations}
            limit={MITIGATIONS_SHOWN}
            className="inline"
            label="Mitigations"
            keyOf={({ id }) => id}
          >
            {({ id, name }) => (
              <ObjectLink kind="mitigation" object={{ id, name }} onOpen={actions.onOpenObject} isNameOnly />
            )}
          </ExpandableList>
        </div>
      )}
      <div className="ways">
        <ExternalLink href={url}>ATT&amp;CK page</ExternalLink>
        {onOpenWorkspace && (
          <button type="button" className="link" onClick={onOpenWorkspace}>
            Workspace
          </button>
        )}
        {level === 2 ? <CopyMenu view={view} onCopy={onCopy} /> : <SourcesDisclosure sources={view.release.sources} />}
      </div>
    </Section>
  );
}
