import { objectHeadline, objectLines, objectNotice, shownObject } from '../lib/attack/object-wording';
import type { ObjectView } from '../lib/knowledge/object-view';
import { CardFrame } from './CardFrame';
import { NameHead } from './NameHead';
import { NoticeBar } from './NoticeBar';
import { ObjectSections } from './ObjectSections';
import type { ObjectActions } from './object-actions';
import { ReleaseFoot } from './ReleaseFoot';

interface ObjectCardProps extends ObjectActions {
  view: ObjectView;
  onClose: () => void;
}

/** The hover card of one object that is no technique: no position, no data access. */
export function ObjectCard({ view, onClose, ...actions }: ObjectCardProps) {
  const { id, name } = shownObject(view);
  const { summary } = view.object;
  return (
    <CardFrame
      label={`${id} ${name}`}
      onClose={onClose}
      notice={<NoticeBar phrases={objectNotice(view)} />}
      head={<NameHead headline={objectHeadline(view)} name={name} level={2} lines={objectLines(view)} />}
      foot={<ReleaseFoot release={view.release} basis={summary === undefined ? 'facts' : 'brief'} />}
    >
      {summary !== undefined && <p className="prose description">{summary}</p>}
      <ObjectSections key={`${view.object.kind} ${id}`} view={view} actions={actions} />
    </CardFrame>
  );
}
