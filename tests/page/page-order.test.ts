import { expect, test } from 'vitest';
import type { Mention } from '../../lib/page/marks';
import { inPageOrder } from '../../lib/page/page-order';

const mention = (node: Text, start = 0): Mention => ({
  id: node.data.slice(start, start + 5),
  liveness: 'live',
  nodes: [node],
  start,
  end: start + 5,
});

const textsOf = (root: Node): Text[] =>
  [...root.childNodes].flatMap(node => (node instanceof Text ? [node] : textsOf(node)));

const ordered = (mentions: Mention[]) => mentions.sort(inPageOrder).map(({ id }) => id);

test('mentions of one text stand by their offset, those of several by the document', () => {
  document.body.innerHTML = '<p>T0001 T0002</p><ul><li>T0003</li><li><b>T0004</b></li></ul><p>T0005</p>';
  const [first, ...rest] = textsOf(document.body) as [Text, ...Text[]];
  const mentions = [...rest.reverse().map(node => mention(node)), mention(first, 6), mention(first)];
  expect(ordered(mentions)).toEqual(['T0001', 'T0002', 'T0003', 'T0004', 'T0005']);
});

test('what is in shadow roots stands where their hosts are, before the hosts’ own children', () => {
  document.body.innerHTML = '<p>T0001</p><div id="outer">T0005</div><p>T0006</p>';
  const outer = document.getElementById('outer')!.attachShadow({ mode: 'open' });
  outer.innerHTML = '<i>T0002</i><div id="inner"></div><i>T0004</i>';
  const inner = outer.getElementById('inner')!.attachShadow({ mode: 'closed' });
  inner.innerHTML = '<i>T0003</i>';
  const nodes = [inner, document.body, outer].flatMap(textsOf).reverse();
  expect(ordered(nodes.map(node => mention(node)))).toEqual(['T0001', 'T0002', 'T0003', 'T0004', 'T0005', 'T0006']);
});
