import { useState } from 'react';
import type { CardNoteActions } from '../../components/CardNotes';
import { type HiddenOnSite, KnowledgeCard } from '../../components/KnowledgeCard';
import { copyText } from '../../lib/platform/clipboard';
import { request } from '../../lib/platform/request';
import { fullViewOf, settledViewOf, viewOf } from './views';

interface HoverCardProps {
  /** The id as the page has it. */
  id: string;
  onClose: () => void;
  /** Which of the frame's mentions of the object the card stands on, from 0. */
  nth: () => number;
}

/** A card over a web page: everything is asked of the worker. */
export function HoverCard({ id, onClose, nth }: HoverCardProps) {
  // The same for the life of the card: the count is asked for once.
  const [notes] = useState<CardNoteActions>(() => ({
    onCount: asked => request('notes.count', { id: asked }),
    onKeep: kept => request('evidence.keep', { id: kept, n: nth() }),
    onWrite: about => request('panel.open', { id: about, to: 'write' }),
    onRead: about => request('panel.open', { id: about, to: 'read' }),
  }));
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
      notes={notes}
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
