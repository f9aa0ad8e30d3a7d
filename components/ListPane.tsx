import type { Kind } from '../lib/attack/kinds';
import { mentionsMarkdown } from '../lib/attack/reference-markdown';
import { plural } from '../lib/attack/wording';
import { PopupStatus } from './PopupStatus';
import type { PopupContext, PopupList } from './popup-list';
import type { PopupKnowledge } from './popup-search';
import type { PopupState } from './popup-state';
import { ResultList } from './ResultList';
import type { ResultRow } from './result-row';
import { type HiddenMarks, SiteMarks } from './SiteMarks';
import { StartHints } from './StartHints';
import { understoodLines } from './understood-wording';

interface ListPaneProps extends PopupContext {
  knowledge: PopupKnowledge;
  list: PopupList;
  rows: readonly ResultRow[];
  state: PopupState;
  /** Number of the active row; -1 for none. */
  active: number;
  listId: string;
  onChoose: (row: ResultRow) => void;
  onForget: (object?: { kind: Kind; id: string }) => void;
  /** Puts a text into the field, and the focus there. */
  onWrite: (text: string) => void;
  onCopy: (what: string, text: string) => void;
  onTryAgain: () => void;
  /** What is not marked on the site in front, if that is known. */
  hidden?: HiddenMarks | undefined;
  onMarkAgain: (what: string) => void;
}

/** Below the field: the list, and whatever there is to say about it. It keeps its place behind a card. */
export function ListPane(props: ListPaneProps) {
  const { knowledge, list, rows, state, lookups, listId, onForget, onWrite } = props;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keys
    <section className="pane" inert={state.opened !== null} aria-label="Results" tabIndex={0}>
      {knowledge.state === 'ready' ? (
        <>
          <p className="unseen" role="status">
            {saidOf(list, rows.length)}
          </p>
          {list.kind === 'start' && props.hidden && <SiteMarks hidden={props.hidden} onMarkAgain={props.onMarkAgain} />}
          {list.kind === 'pasted' && <PastedHead {...props} attack={knowledge.search.attack} />}
          {list.kind === 'nothing' && list.understood && (
            <NoResult
              lines={understoodLines(list.understood, knowledge.search.attack)}
              isPartly={!list.isOffer}
              onTry={list.groups.some(({ key }) => key === 'nearest') ? undefined : onWrite}
            />
          )}
          {rows.length > 0 && (
            <ResultList
              id={listId}
              label={labelOf(list)}
              groups={list.groups}
              active={props.active}
              onChoose={props.onChoose}
              onForget={({ object }) => object && onForget(object)}
            />
          )}
          {list.more > 0 && (
            <p className="list-note">
              {list.kind === 'start'
                ? `${plural(list.more, 'more object', 'more objects')} on this page.`
                : `${list.more.toLocaleString('en')} more. Narrow the query to see them.`}
            </p>
          )}
          {list.kind === 'start' && (
            <StartHints
              isFirstUse={rows.length === 0 && props.page !== undefined && lookups !== undefined}
              onFilter={onWrite}
              onForgetAll={lookups?.length ? () => onForget() : undefined}
            />
          )}
        </>
      ) : (
        <PopupStatus
          knowledge={knowledge}
          hasText={state.query !== '' || state.pasted !== null}
          onTryAgain={props.onTryAgain}
        />
      )}
    </section>
  );
}

const LABELS: Record<PopupList['kind'], string> = {
  start: 'On this page and looked up before',
  results: 'Results',
  nothing: 'Looked up before',
  unfinished: 'Results',
  pasted: 'Ids in the pasted text',
};

function labelOf({ kind, groups }: PopupList): string {
  return groups.some(({ key }) => key === 'nearest') ? 'Nearest' : LABELS[kind];
}

function saidOf({ kind, groups, more }: PopupList, count: number): string {
  if (kind === 'results') return plural(count + more, 'result');
  if (kind !== 'nothing') return '';
  return groups.some(({ key }) => key === 'nearest') ? `No result. ${count + more} nearest` : 'No result';
}

interface NoResultProps {
  lines: readonly string[];
  /** Some of what was asked for was found. */
  isPartly: boolean;
  /** Puts an example into the field. Absent where something near is offered instead. */
  onTry: ((example: string) => void) | undefined;
}

/** One for each of the ways to ask; all of them find something. */
const EXAMPLES = ['T1059.001', 'Cozy Bear', 'dump lsass memory', 'tactic:persistence'];

function NoResult({ lines, isPartly, onTry }: NoResultProps) {
  return (
    <div className="no-result">
      <h2>{isPartly ? 'No result with all of it' : 'No result'}</h2>
      {lines.map(line => (
        <p key={line}>{line}</p>
      ))}
      {onTry && (
        <p className="filters">
          These find something:{' '}
          {EXAMPLES.map(example => (
            <button key={example} type="button" className="chip" onClick={() => onTry(example)}>
              {example}
            </button>
          ))}
        </p>
      )}
    </div>
  );
}

function PastedHead({ rows, attack, onCopy, onWrite }: ListPaneProps & { attack: string }) {
  const published = rows.filter(({ object }) => object);
  const mentions = rows.reduce((sum, { count = 0 }) => sum + count, 0);
  const facts = [
    plural(mentions, 'mention'),
    ...counted(published.filter(({ isStale }) => isStale).length, 'revoked or deprecated'),
    ...counted(rows.length - published.length, 'unknown'),
  ];
  return (
    <header className="pasted-head">
      <h2>{rows.length === 0 ? 'No id in the pasted text' : `${plural(rows.length, 'id')} in the pasted text`}</h2>
      {rows.length > 0 ? (
        <p className="meta">{facts.join(' · ')}</p>
      ) : (
        <p className="meta">Nothing in it is written like an ATT&amp;CK id. Names are not looked for in a long text.</p>
      )}
      <p className="pasted-ways">
        {rows.length > 0 && (
          <button type="button" className="link" onClick={() => onCopy('the list', mentionsMarkdown(rows, attack))}>
            Copy as Markdown
          </button>
        )}
        <button type="button" className="link" onClick={() => onWrite('')}>
          Clear
        </button>
      </p>
    </header>
  );
}

function counted(count: number, what: string): string[] {
  return count > 0 ? [`${count.toLocaleString('en')} ${what}`] : [];
}
