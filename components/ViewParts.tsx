import { objectHeadline, objectLines, objectNotice, shownIn } from '../lib/attack/object-wording';
import type { View } from '../lib/knowledge/view';
import { NameHead } from './NameHead';
import { NoticeBar } from './NoticeBar';
import { ObjectBody } from './ObjectBody';
import { StaleNotice } from './StaleNotice';
import { TechniqueHead } from './TechniqueHead';
import { TechniqueSections } from './TechniqueSections';
import type { ViewActions } from './view-actions';

/** The bar over an object that is revoked or deprecated; nothing over others. */
export function ViewNotice({ view }: { view: View }) {
  return 'object' in view ? <NoticeBar phrases={objectNotice(view)} /> : <StaleNotice view={view} />;
}

/** What the object is, above the line. */
export function ViewHead({ view, onOpen }: { view: View; onOpen: (id: string) => void }) {
  if ('technique' in view) return <TechniqueHead technique={view.technique} level={2} onOpen={onOpen} />;
  return (
    <NameHead
      headline={objectHeadline(view)}
      name={shownIn(view).name}
      level={2}
      lines={objectLines(view)}
      onOpen={onOpen}
    />
  );
}

/** All the rest. */
export function ViewBody({ view, actions }: { view: View; actions: ViewActions }) {
  if ('object' in view) return <ObjectBody view={view} actions={actions} />;
  return (
    <TechniqueSections
      view={view}
      layout="card"
      actions={{ ...actions, onOpenTechnique: actions.onOpen, onOpenObject: actions.onOpen }}
    />
  );
}
