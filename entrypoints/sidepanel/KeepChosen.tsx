import { ChooseObject } from '../../components/ChooseObject';
import { kindOfId } from '../../lib/attack/kinds';
import { findIds } from '../../lib/attack/mentions';
import { knownObjects } from '../../lib/knowledge/known-objects';
import { removeEvidence } from '../../lib/notes/evidence-store';
import { keepEvidence } from '../../lib/notes/keep';
import type { PanelTask } from '../../lib/platform/side-panel';
import { useDesk } from './desk';
import { askToPersist } from './persistence';
import { useLive } from './use-live';
import { usePage } from './use-page';

type Chosen = Extract<PanelTask, { do: 'choose' }>['capture'];

/** Asks what a selection speaks for, and keeps it. */
export function KeepChosen({ capture, onDone }: { capture: Chosen; onDone: () => void }) {
  const { author, knowledge, tab, run } = useDesk();
  const page = usePage(tab?.id);
  const ids = [...new Set([...capture.ids, ...(page?.objects.map(({ id }) => id) ?? [])])];
  const names = useLive(() => knownObjects(knowledge, ids.flatMap(objectOf)), [knowledge, ids.join()]);
  const { ids: _ids, ...quote } = capture;
  const keep = (id: string) => {
    const [object] = objectOf(id);
    if (!object) return;
    let kept: string | null = null;
    run(
      async () => {
        const { evidence } = await keepEvidence(author, { ...quote, object });
        kept = evidence.id;
        onDone();
        await askToPersist();
      },
      {
        text: `Kept as evidence for ${id}.`,
        undo: () => run(async () => kept !== null && removeEvidence(author, kept)),
      },
    );
  };
  return (
    <ChooseObject
      quote={capture.quote}
      page={capture.page.title || capture.page.url}
      suggestions={ids.map(id => ({ id, name: names?.value?.get(`${kindOfId(id) ?? 'technique'}:${id}`)?.name ?? '' }))}
      idOf={writtenId}
      onKeep={keep}
      onDiscard={onDone}
    />
  );
}

function objectOf(id: string) {
  const kind = kindOfId(id);
  return kind ? [{ kind, id }] : [];
}

/** The id that a text consists of, however it is spelt; null for anything else. */
export function writtenId(text: string): string | null {
  const [match] = findIds(text.trim(), id => kindOfId(id) !== null);
  return match && match.start === 0 && match.end === text.trim().length ? match.id : null;
}
