import { staleNotice } from '../lib/attack/wording';
import type { TechniqueView } from '../lib/knowledge/technique-view';
import { NoticeBar } from './NoticeBar';

/** The amber bar over a technique whose id on the page is revoked, or which is deprecated itself; else nothing. */
export function StaleNotice({ view }: { view: TechniqueView }) {
  return <NoticeBar phrases={staleNotice(view)} />;
}
