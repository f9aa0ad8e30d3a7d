import { afterEach, describe, expect, test } from 'vitest';
import { nextInRun, textNodesOf, walkTexts } from '../../lib/page/text-run';

afterEach(() => {
  document.body.replaceChildren();
  document.head.replaceChildren();
});

function render(html: string): void {
  document.body.innerHTML = html;
}

/** The texts of the run that begins with the first text of the page. */
function run(): string[] {
  const [first] = textNodesOf(document.body);
  const texts: string[] = [];
  for (let node: Text | null = first ?? null; node; node = nextInRun(node)) texts.push(node.data);
  return texts;
}

describe('a run goes on', () => {
  test.each([
    ['into an inline element', 'a<b>b</b>', ['a', 'b']],
    ['out of an inline element', '<b>a</b>b', ['a', 'b']],
    ['from one inline element into the next', '<i>a</i><code>b</code><a href="#">c</a>', ['a', 'b', 'c']],
    ['down and up over several elements', '<b><i>a</i></b><u><s><em>b</em></s></u>', ['a', 'b']],
    ['over a place where a word may break', 'a<wbr>b', ['a', 'b']],
    ['over an element without text', 'a<b></b><span><i></i></span>b', ['a', 'b']],
    ['over an image', 'a<img alt="">b', ['a', 'b']],
    ['over a comment', 'a<!-- no -->b', ['a', 'b']],
    ['over an element that has no box of its own', 'a<div style="display: contents">b</div>c', ['a', 'b', 'c']],
    ['over an inline block', 'a<span style="display: inline-block">b</span>c', ['a', 'b', 'c']],
    ['over a block that is shown inline', 'a<div style="display: inline">b</div>c', ['a', 'b', 'c']],
    ['over ruby', '<ruby>a<rt>b</rt></ruby>c', ['a', 'b', 'c']],
  ])('%s', (_, html, texts) => {
    render(html);
    expect(run()).toEqual(texts);
  });

  test('over an empty text', () => {
    document.body.append('a', '', 'b');
    expect(run()).toEqual(['a', 'b']);
  });

  test('as the page’s style says', () => {
    render('<style>.row { display: inline-flex }</style>');
    document.head.append(document.body.firstChild!);
    render('a<p class="row">b</p>c');
    expect(run()).toEqual(['a', 'b', 'c']);
  });
});

describe('a run ends', () => {
  test.each([
    ['where the page ends', 'a'],
    ['where a block begins', 'a<div>b</div>'],
    ['where a block ends', '<p>a</p>b'],
    ['where an inline element ends with its block', '<p><b>a</b></p><p>b</p>'],
    ['at an empty block', 'a<div></div>b'],
    ['at a block deep in an inline element', 'a<span><b><div>b</div></b></span>'],
    ['at a line break', 'a<br>b'],
    ['at a line break in an inline element', 'a<b><br>b</b>'],
    ['at the end of a table cell', '<table><tr><td>a</td><td>b</td></tr></table>'],
    ['at the end of a row', '<table><tr><th>a</th></tr><tr><td>b</td></tr></table>'],
    ['at the end of an item', '<ul><li>a</li><li>b</li></ul>'],
    ['at a rule', 'a<hr>b'],
    ['at an inline element that is shown as a block', 'a<span style="display: block">b</span>'],
    ['at an item of a flex box', 'a<span style="display: flex">b</span>'],
    ['at an element that is not shown', 'a<span style="display: none">b</span>c'],
    ['at a script', 'a<script type="text/plain">b</script>c'],
  ])('%s', (_, html) => {
    render(html);
    expect(run()).toEqual(['a']);
  });

  test('as the page’s style says', () => {
    render('<style>.line { display: grid }</style>');
    document.head.append(document.body.firstChild!);
    render('a<span class="line">b</span>');
    expect(run()).toEqual(['a']);
  });

  test('at the edge of a shadow root', () => {
    render('<x-a></x-a>b');
    const root = document.body.firstElementChild!.attachShadow({ mode: 'open' });
    root.innerHTML = '<b>a</b>c';
    const [first, second] = textNodesOf(root);
    expect(nextInRun(first!)).toBe(second);
    expect(nextInRun(second!)).toBeNull();
  });
});

/** The text node before a node, in its tree. */
const textBefore = (node: Node) => walkTexts(node.getRootNode(), node).previousNode() as Text | null;

describe('a walk', () => {
  test.each([
    ['beside it', 'a<b id="at">b</b>', 'a'],
    ['within the element before', '<p>x<b>a</b></p><p id="at">b</p>', 'a'],
    ['above it', '<div>a<p><b id="at">b</b></p></div>', 'a'],
  ])('finds the text before a node: %s', (_, html, before) => {
    render(html);
    const at = document.getElementById('at')!;
    expect(textBefore(at)?.data).toBe(before);
    expect(textBefore(at.firstChild!)?.data).toBe(before);
  });

  test('finds none before the beginning of a shadow root, whatever the page has before it', () => {
    render('a<x-a></x-a>');
    const root = document.querySelector('x-a')!.attachShadow({ mode: 'open' });
    root.innerHTML = '<b>b</b>';
    expect(textBefore(root.querySelector('b')!)).toBeNull();
    expect(textBefore(root)).toBeNull();
  });

  test('finds none before the beginning of a tree outside the document', () => {
    const loose = document.createElement('p');
    loose.textContent = 'a';
    expect(textBefore(loose.firstChild!)).toBeNull();
  });
});

test('the texts of a tree come in document order, none of a shadow root among them', () => {
  render('a<p>b<i>c</i><!-- d --></p><x-a>e</x-a><textarea>f</textarea>');
  document.querySelector('x-a')!.attachShadow({ mode: 'open' }).innerHTML = 'not this';
  expect(textNodesOf(document.body).map(node => node.data)).toEqual(['a', 'b', 'c', 'e', 'f']);
});

test('a text is itself the only one below it', () => {
  render('a');
  expect(textNodesOf(document.body.firstChild!)).toEqual([document.body.firstChild]);
});
