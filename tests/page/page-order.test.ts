import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Mention } from '../../lib/page/marks';
import { PageOrder } from '../../lib/page/page-order';

/** Every node below `root`, shadow roots before the other children of their hosts. */
function all(root: Node): Node[] {
  const shadow = root instanceof Element ? root.shadowRoot : null;
  return [root, ...(shadow ? all(shadow) : []), ...[...root.childNodes].flatMap(all)];
}

test('nodes are put in page order, shadow roots included', () => {
  document.body.innerHTML = '<p>a<b>b</b>c</p><div>slotted</div><p>d<i></i></p>';
  document.querySelector('div')!.attachShadow({ mode: 'open' }).innerHTML = '<p>x</p><span>y</span>';
  document.querySelector('div')!.shadowRoot!.querySelector('span')!.attachShadow({ mode: 'open' }).innerHTML = 'z';
  const expected = all(document.body);
  fc.assert(
    fc.property(fc.shuffledSubarray(expected, { minLength: expected.length }), shuffled => {
      const order = new PageOrder();
      expect(shuffled.toSorted((a, b) => order.compare(a, b))).toEqual(expected);
    }),
  );
});

test('mentions in one text stand by their offset', () => {
  const text = new Text('T0001 T0002');
  document.body.replaceChildren(text);
  const [first, second] = [0, 6].map(
    (start): Mention => ({
      id: text.data.slice(start, start + 5),
      liveness: 'live',
      nodes: [text],
      start,
      end: start + 5,
    }),
  ) as [Mention, Mention];
  const order = new PageOrder();
  expect([second, first].toSorted((a, b) => order.compareMentions(a, b))).toEqual([first, second]);
});
