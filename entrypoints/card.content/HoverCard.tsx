import { type HiddenOnSite, KnowledgeCard } from '../../components/KnowledgeCard';
import { copyText } from '../../lib/platform/clipboard';
import { request } from '../../lib/platform/request';
import { fullViewOf, settledViewOf, viewOf } from './views';

interface HoverCardProps {
  /** The id as the page has it. */
  id: string;
  onClose: () => void;
}

/** A card over a web page: everything is asked of the worker. */
export function HoverCard({ id, onClose }: HoverCardProps) {
  return (
    <KnowledgeCard
      start={id}
      load={viewOf}
      loadAll={fullViewOf}
      peek={settledViewOf}
      onClose={onClose}
      onCopy={copyText}
      onHide={hide}
      progress={preparing}
      onOpenWorkspace={async technique => {
        await request('workspace.open', { id: technique });
      }}
    />
  );
}

const preparing = () => request('knowledge.status', {});

async function hide(what: string): Promise<HiddenOnSite> {
  const { site, before } = await request('site.rule', { hide: what });
  return {
    site,
    async undo() {
      await request('site.rule', { restore: before });
    },
  };
}
