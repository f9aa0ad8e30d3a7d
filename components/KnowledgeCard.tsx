import { Activity, type KeyboardEvent, useEffect } from 'react';
import { shownIn } from '../lib/attack/object-wording';
import type { Progress } from '../lib/knowledge/sync';
import type { View } from '../lib/knowledge/view';
import { CardFoot } from './CardFoot';
import { CardFrame } from './CardFrame';
import { LoadingBody, LoadingHead } from './CardLoading';
import type { CardNoteActions } from './CardNotes';
import { ProblemBody, ProblemHead } from './CardProblem';
import { type Step, shownStep } from './card-trail';
import { ToldLine, useTold } from './ToldLine';
import { usePlace } from './use-place';
import { useTrail } from './use-trail';
import { ViewBody, ViewHead, ViewNotice } from './ViewParts';
import type { ViewActions } from './view-actions';

/**
 * What `KnowledgeCard` needs from whoever shows it: the hover card, the toolbar popup, the side panel. It asks for
 * objects by id alone, of every kind, and gets `TechniqueView`s (from `technique.view`) and `ObjectView`s (from
 * `object.view`, or the queries of lib/knowledge where the database can be read).
 */
export interface KnowledgeCardProps {
  /** The object that the card opens on. Give the card this id as its `key` where it may change. */
  start: string;
  /** Resolves to null for an id that was never published. Rejects with an `AppError`. Called once per visit. */
  load: (id: string) => Promise<View | null>;
  /** As `load`, with every report; `load` may bring the newest few. */
  loadAll: (id: string) => Promise<View | null>;
  /** What is at hand without asking: then the card shows it in its first frame. */
  peek?: (id: string) => View | undefined;
  /** `dialog` (the default) floats beside a mention; `region` fills the popup or a panel, without border and shadow. */
  as?: 'dialog' | 'region';
  /** Without it there is no Close button. */
  onClose?: (() => void) | undefined;
  /** Where Back leads from the first object, such as the results of a search. Without it there is no Back there. */
  onLeave?: { to: string; go: () => void } | undefined;
  /** Opens the workspace on a technique. Rejects with an `AppError`, which the card shows. */
  onOpenWorkspace?: ((id: string) => Promise<void>) | undefined;
  /** Puts text on the clipboard; rejects with an `AppError`. */
  onCopy: (text: string) => Promise<void>;
  /** Told of what is on display, whenever that becomes another object. */
  onShown?: ((view: View) => void) | undefined;
  /** How far the knowledge is that `load` waits for; null when it is ready. Asked while the card has nothing to show. */
  progress?: () => Promise<Progress | null>;
  /**
   * Switches marks off on the site that the card stands on: those of an id, or all (`*`). Without it the card stands on
   * no site. Rejects with an `AppError`.
   */
  onHide?: ((what: string) => Promise<HiddenOnSite>) | undefined;
  /** What is offered of the user's notes. Keep it the same from one render to the next. */
  notes?: CardNoteActions | undefined;
}

/** Marks that were switched off. */
export interface HiddenOnSite {
  /** Host name of the site. */
  site: string;
  /** Puts everything back as it was before. Rejects with an `AppError`. */
  undo: () => Promise<void>;
}

/**
 * The card of any ATT&CK object, and of what it leads to: ids and names in it open in the same card, and Back (the
 * button, Alt+Left, Backspace) returns to where the reader was, at the same place and with the same lists unfolded.
 */
export function KnowledgeCard(props: KnowledgeCardProps) {
  const { as = 'dialog', onClose, onLeave, onOpenWorkspace, onCopy, onHide, notes, progress, ...source } = props;
  const trail = useTrail(source);
  const step = shownStep(trail);
  const before = trail.steps.at(-2);
  const { body, leaveAt } = usePlace(step);
  const { told, ...teller } = useTold();
  const { tell, tryTo } = teller;
  const { view } = step;
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once of each view, whatever `onShown` has become since
  useEffect(() => {
    if (view) props.onShown?.(view);
  }, [view]);
  const open = (id: string) => {
    leaveAt(step);
    tell(null);
    trail.open(id);
  };
  const back = before ? { to: nameOf(before), go: trail.back } : onLeave;

  const onKeyDown = (event: KeyboardEvent) => {
    const isBack =
      (event.key === 'ArrowLeft' && event.altKey) || (event.key === 'Backspace' && !isTyping(event.target));
    if (!isBack || !back) return;
    event.preventDefault();
    back.go();
  };
  const actionsOf = ({ key, id, view }: Step): ViewActions => {
    const technique = view && 'technique' in view ? view.technique.id : null;
    return {
      onOpen: open,
      onCopy,
      onOpenWorkspace:
        onOpenWorkspace && technique !== null ? () => tryTo(() => onOpenWorkspace(technique)) : undefined,
      onShowAllReports: () => trail.complete(key, id),
    };
  };

  const hide =
    onHide &&
    ((what: string) =>
      tryTo(async () => {
        const { site, undo } = await onHide(what);
        const marks = what === '*' ? 'Nothing is marked' : `${what} is not marked`;
        const onUndo = () =>
          tryTo(async () => {
            await undo();
            tell({ text: `Marked again on ${site}.` });
          });
        tell({ text: `${marks} on ${site || 'this page'} any more.`, onUndo });
      }));

  return (
    <CardFrame
      label={labelOf(step)}
      as={as}
      back={back}
      onClose={onClose}
      onKeyDown={onKeyDown}
      notice={step.view && <ViewNotice view={step.view} />}
      head={<Head step={step} onOpen={open} />}
      told={<ToldLine told={told} />}
      foot={
        step.view && (
          <CardFoot
            key={step.key}
            id={step.id}
            view={step.view}
            isMention={step.key === 0}
            notes={notes}
            teller={teller}
            onCopy={onCopy}
            onHide={hide}
          />
        )
      }
      isBusy={!step.view && !step.problem}
      bodyRef={body}
    >
      {trail.steps.map(one => (
        <Activity key={one.key} mode={one === step ? 'visible' : 'hidden'}>
          <Body step={one} actions={actionsOf(one)} progress={progress} onTryAgain={() => trail.retry(one.key)} />
        </Activity>
      ))}
    </CardFrame>
  );
}

function Head({ step: { id, view, problem }, onOpen }: { step: Step; onOpen: (id: string) => void }) {
  if (view) return <ViewHead view={view} onOpen={onOpen} />;
  return problem ? <ProblemHead id={id} problem={problem} /> : <LoadingHead id={id} />;
}

interface BodyProps {
  step: Step;
  actions: ViewActions;
  progress: KnowledgeCardProps['progress'];
  onTryAgain: () => void;
}

function Body({ step: { view, problem }, actions, progress, onTryAgain }: BodyProps) {
  if (view) return <ViewBody view={view} actions={actions} />;
  if (!problem) return <LoadingBody progress={progress} />;
  // A page whose extension is gone has to be reloaded; asking again cannot help.
  return <ProblemBody problem={problem} onTryAgain={problem.code === 'no-answer' ? undefined : onTryAgain} />;
}

/** The dialog's name: id, space, name. */
function labelOf({ id, view, problem }: Step): string {
  if (view) return `${shownIn(view).id} ${shownIn(view).name}`;
  return problem ? `${id} could not be shown` : id;
}

function nameOf({ id, view }: Step): string {
  return view ? shownIn(view).name : id;
}

function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}
