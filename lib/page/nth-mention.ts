import type { Marks, Mention } from './marks';
import { PageOrder } from './page-order';

/** Which of its object's mentions in this frame a mention is, in page order, from 0: as `evidence.mention` counts. */
export function nthMention(marks: Marks, mention: Mention): number {
  const order = new PageOrder();
  return marks
    .all()
    .filter(({ id, nodes: [node] }) => id === mention.id && node.isConnected)
    .filter(other => order.compareMentions(other, mention) < 0).length;
}
