import { KnowledgeCard } from '../../components/KnowledgeCard';
import { kindOfId } from '../../lib/attack/kinds';
import type { KnowledgeDatabase } from '../../lib/knowledge/database';
import { objectView } from '../../lib/knowledge/object-queries';
import { techniqueView } from '../../lib/knowledge/queries';
import type { View } from '../../lib/knowledge/view';
import { copyText } from '../../lib/platform/clipboard';
import { request } from '../../lib/platform/request';

const FEW_REPORTS = 5;

interface PanelCardProps {
  id: string;
  knowledge: KnowledgeDatabase;
  onLeave: () => void;
}

/** A card in the panel: it reads the database itself. */
export function PanelCard({ id, knowledge, onLeave }: PanelCardProps) {
  const view = async (wanted: string, reports: number | 'all'): Promise<View | null> => {
    const kind = kindOfId(wanted);
    if (kind === null) return null;
    return kind === 'technique'
      ? techniqueView(knowledge, wanted, { reports })
      : objectView(knowledge, kind, wanted, { reports });
  };
  return (
    <KnowledgeCard
      as="region"
      start={id}
      load={wanted => view(wanted, FEW_REPORTS)}
      loadAll={wanted => view(wanted, 'all')}
      onLeave={{ to: 'the panel', go: onLeave }}
      onCopy={copyText}
      onOpenWorkspace={async technique => {
        await request('workspace.open', { id: technique });
      }}
    />
  );
}
