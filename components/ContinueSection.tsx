import { techniqueMarkdown } from '../lib/attack/technique-markdown';
import type { TechniqueView } from '../lib/knowledge/technique-view';
import { CopyButton } from './CopyButton';
import { ExpandableList } from './ExpandableList';
import { ExternalLink } from './ExternalLink';
import { Section } from './Section';
import { TechniqueLink } from './TechniqueLink';
import type { TechniqueActions } from './technique-actions';

interface ContinueSectionProps {
  view: TechniqueView;
  level: 2 | 3;
  /** How many sub-techniques stand before "N more". */
  limit: number;
  actions: TechniqueActions;
}

/** Where to go from here: neighbours, ATT&CK's page, the workspace, a ticket. */
export function ContinueSection({ view, level, limit, actions }: ContinueSectionProps) {
  const { parent, subtechniques, url } = view.technique;
  const { workspaceUrl, onOpenTechnique, onOpenWorkspace, onCopy } = actions;
  return (
    <Section title="Continue the investigation" level={level}>
      {parent && (
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
      <div className="ways">
        <ExternalLink href={url}>ATT&amp;CK page</ExternalLink>
        {onOpenWorkspace && (
          <button type="button" className="link" onClick={onOpenWorkspace}>
            Workspace
          </button>
        )}
        <CopyButton label="Copy as Markdown" onCopy={() => onCopy(techniqueMarkdown(view))} />
      </div>
    </Section>
  );
}
