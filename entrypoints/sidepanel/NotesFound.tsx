import { FoundNotes } from '../../components/FoundNotes';
import { ProblemText } from '../../components/ProblemText';
import { excerptOf } from '../../lib/notes/excerpt';
import { setCurrentInvestigation } from '../../lib/notes/investigations';
import { type NoteSearch, searchNotes } from '../../lib/notes/note-search';
import { useDesk } from './desk';
import { useLive } from './use-live';

/** What a search finds in the text of notes. */
export function NotesFound({ search, state }: NoteSearch) {
  const { author, run, openNote } = useDesk();
  const asked = `${state} ${search}`;
  const answer = useLive(
    async () => ({ asked, ...(await searchNotes(author.db, { search, ...(state && { state }) })) }),
    [author.db, asked],
  );
  if (answer?.problem) return <ProblemText problem={answer.problem} />;
  const found = answer?.value.asked === asked ? answer.value : undefined;
  return (
    <FoundNotes
      found={found?.items.map(({ note: { id, createdAt, body }, title }) => ({
        ...{ id, title, createdAt },
        excerpt: excerptOf(body.text, search),
      }))}
      total={found ? found.total : 0}
      onOpen={id =>
        run(async () => {
          const hit = found?.items.find(({ note }) => note.id === id);
          if (hit) await setCurrentInvestigation(author, hit.note.investigation);
          openNote(id);
        })
      }
    />
  );
}
