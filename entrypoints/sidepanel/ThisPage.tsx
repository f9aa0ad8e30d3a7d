import { useRef, useState } from 'react';
import { type ExportForm, ExportMenu } from '../../components/ExportMenu';
import { PageInventory } from '../../components/PageInventory';
import { PageNothing } from '../../components/PageNothing';
import type { Revealed } from '../../components/PageObjectRow';
import type { PageObject } from '../../components/panel-model';
import { type HiddenMarks, SiteMarks } from '../../components/SiteMarks';
import { WhoFits } from '../../components/WhoFits';
import { type AppError, toAppError } from '../../lib/attack/app-error';
import { whoFits } from '../../lib/attack/who-fits';
import type { KnowledgeDatabase } from '../../lib/knowledge/database';
import { actorProfiles } from '../../lib/knowledge/known-objects';
import { release } from '../../lib/knowledge/queries';
import { removeEvidence } from '../../lib/notes/evidence-store';
import { keepEvidence } from '../../lib/notes/keep';
import { copyText } from '../../lib/platform/clipboard';
import { saveFiles } from '../../lib/platform/files';
import { captureMention, revealMention } from '../../lib/platform/page';
import type { ShownTab } from '../../lib/platform/shown-tab';
import type { Desk } from './desk';
import { formsOfPage } from './export-forms';
import { KeptHere } from './KeptHere';
import { askToPersist } from './persistence';
import { useLive } from './use-live';
import { usePage } from './use-page';
import { usePageObjects } from './use-page-objects';
import { useSiteMarks } from './use-site-marks';

interface ThisPageProps {
  knowledge: KnowledgeDatabase;
  tab: ShownTab | null | undefined;
  /** Null while the notes are not open: the page is shown all the same. */
  desk: Desk | null;
  onOpen: (id: string) => void;
}

/** What the page beside the panel mentions. */
export function ThisPage({ knowledge, tab, desk, onOpen }: ThisPageProps) {
  const page = usePage(tab?.id);
  const { objects, chains, techniques } = usePageObjects(knowledge, page?.objects ?? NOTHING, desk);
  const { hidden, markAgain } = useSiteMarks(tab?.url);
  const actors = useLive(() => actorProfiles(knowledge), [knowledge]);
  const installed = useLive(() => release(knowledge), [knowledge]);
  const [revealed, setRevealed] = useState<Revealed | null>(null);
  const [forms, setForms] = useState<ExportForm[] | AppError>();
  const scroller = useRef<HTMLDivElement>(null);
  if (tab === undefined || (tab && !page)) return <div className="panel-body" aria-busy="true" />;
  if (tab === null || !page) return <PageNothing what="no-tab" />;
  if (page.problem) return <PageNothing what="not-let-in" detail={page.problem.message} />;

  const reveal = async ({ id, count }: PageObject) => {
    const n = revealed?.id === id && revealed.isFound ? (revealed.n + 1) % count : 0;
    const isFound = await revealMention(tab.id, id, n).catch(() => false);
    setRevealed({ id, n, isFound });
  };
  const keep = ({ id, kind }: PageObject) => {
    if (!desk) return;
    const n = revealed?.id === id && revealed.isFound ? revealed.n : 0;
    let kept: string | null = null;
    desk.run(
      async () => {
        const capture = await captureMention(tab.id, id, n);
        if (!capture) throw toAppError(new Error('The page has changed: this mention is not there any more.'));
        const { quote, prefix, suffix, pageUrl, pageTitle } = capture;
        const source = { url: pageUrl, title: pageTitle };
        const { evidence } = await keepEvidence(desk.author, {
          object: { kind, id },
          quote,
          prefix,
          suffix,
          page: source,
        });
        kept = evidence.id;
        await askToPersist();
      },
      {
        text: `Kept as evidence for ${id}.`,
        undo: () => desk.run(async () => kept !== null && removeEvidence(desk.author, kept)),
      },
    );
  };
  const prepare = () => {
    setForms(undefined);
    const mentions = objects.map(({ kind, id, count, sentence }) => ({ kind, id, count, sentence }));
    formsOfPage(knowledge, { page: { url: tab.url, title: tab.title }, at: Date.now(), mentions }).then(
      setForms,
      thrown => setForms(toAppError(thrown)),
    );
  };
  const subject = isPageAddress(tab.url) ? [{ url: tab.url, title: tab.title }] : [];
  return (
    <>
      <div className="panel-body" ref={scroller} tabIndex={-1}>
        {hidden && (
          <SiteMarks
            hidden={hidden}
            onMarkAgain={what => {
              markAgain(what);
              // The button goes.
              scroller.current?.focus();
            }}
          />
        )}
        {objects.length === 0 && <PageNothing what={whyNothing(hidden)} />}
        {objects.length > 0 && (
          <PageInventory
            objects={objects}
            chains={chains}
            revealed={revealed}
            actions={{
              onReveal: object => void reveal(object),
              onKeep: desk ? keep : undefined,
              onNote: desk ? ({ kind, id }) => desk.newNote([{ kind, id }, ...subject]) : undefined,
              onOpen,
            }}
          />
        )}
        {actors?.value && (
          <WhoFits
            fits={whoFits(techniques, actors.value)}
            named={new Set(objects.filter(({ kind }) => kind === 'actor').map(({ id }) => id))}
            onOpen={onOpen}
          />
        )}
        {desk && <KeptHere tab={tab} turn={page.turn} />}
      </div>
      <footer className="panel-foot">
        {objects.length > 0 && (
          <ExportMenu what="this page" onOpen={prepare} forms={forms} onCopy={copyText} onSave={saveFiles} />
        )}
        {installed?.value && <span className="release">ATT&amp;CK {installed.value.attack}</span>}
      </footer>
    </>
  );
}

const NOTHING: readonly never[] = [];

function whyNothing(hidden: HiddenMarks | undefined) {
  if (hidden?.rule === '*') return 'switched-off';
  return hidden?.rule.length ? 'left-out' : 'no-mention';
}

/** Addresses that notes can be about. */
function isPageAddress(url: string): boolean {
  return /^(https?|file):/.test(url);
}
