import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { KnownIds, Liveness } from '../../lib/attack/known-ids';
import { mentionsIn, standingOf } from '../../lib/page/mentions-in-text';
import { textNodesOf } from '../../lib/page/text-run';

// jsdom has no `checkVisibility`: what is rendered and what is not is for the browser tests.
Element.prototype.checkVisibility = () => true;

const LIVE = [
  ...['T1204', 'T1204.002', 'T1204.003', 'T1218', 'T1218.003', 'T1593', 'T1593.003', 'T1593.004', 'T1105'],
  ...['TA0002', 'G0016', 'S0154', 'C0024', 'M1038', 'DET0478', 'AN1314', 'DC0032', 'DS0009'],
];
const LIVENESS = new Map<string, Liveness>([...LIVE.map((id): [string, Liveness] => [id, 'live']), ['T1086', 'stale']]);
const known: KnownIds = id => LIVENESS.get(id);

afterEach(() => {
  document.body.replaceChildren();
});

/** All mentions of the page: id, the text from its first character to its last, and in how many nodes that lies. */
function read(html: string): [id: string, text: string, nodes: number][] {
  document.body.innerHTML = html;
  return readBody();
}

function readBody(): [id: string, text: string, nodes: number][] {
  return textNodesOf(document.body).flatMap(node =>
    mentionsIn(node, known).map(({ id, nodes, start, end }): [string, string, number] => {
      expect(nodes[0]).toBe(node);
      const range = document.createRange();
      range.setStart(nodes[0], start);
      range.setEnd(nodes.at(-1)!, end);
      return [id, range.toString(), nodes.length];
    }),
  );
}

const cells = (...contents: string[]) =>
  `<table><tr>${contents.map(content => `<td>${content}</td>`).join('')}</tr></table>`;

describe('in one text', () => {
  test.each<[string, string, [string, string, number][]]>([
    ['one id', 'via T1204.', [['T1204', 'T1204', 1]]],
    [
      'several, in their order',
      'T1204.002, s0154 and TA0002',
      [
        ['T1204.002', 'T1204.002', 1],
        ['S0154', 's0154', 1],
        ['TA0002', 'TA0002', 1],
      ],
    ],
    ['none that was never published', 'T9999 and T1204.999', []],
    ['none', 'User Execution', []],
  ])('finds %s', (_, html, found) => {
    expect(read(html)).toEqual(found);
  });

  test('says which are in use and which are not', () => {
    document.body.textContent = 'T1204, once T1086';
    const [text] = textNodesOf(document.body);
    expect(mentionsIn(text!, known)).toEqual([
      { id: 'T1204', liveness: 'live', nodes: [text], start: 0, end: 5 },
      { id: 'T1086', liveness: 'stale', nodes: [text], start: 12, end: 17 },
    ]);
  });
});

describe('over several texts of a run', () => {
  test.each([
    ['behind an element', '<b>T1204</b>.002', 'T1204.002', 'T1204.002', 2],
    ['in an element', 'T1204<b>.002</b>', 'T1204.002', 'T1204.002', 2],
    ['after the dot', 'T1204.<b>002</b>', 'T1204.002', 'T1204.002', 2],
    ['within the last number', '<i>T1204.0</i>02', 'T1204.002', 'T1204.002', 2],
    ['at a place to break', 'T12<wbr>04', 'T1204', 'T1204', 2],
    ['at a place to break before the dot', 'T1204<wbr>.002', 'T1204.002', 'T1204.002', 2],
    ['after the first letter', 'T<b>1204</b>', 'T1204', 'T1204', 2],
    ['into three', '<b>T</b>12<i>04</i>', 'T1204', 'T1204', 3],
    ['into four', '<b>T</b><i>1204</i>.<u>002</u>', 'T1204.002', 'T1204.002', 4],
    ['over an empty element', 'T1204<b></b>.002', 'T1204.002', 'T1204.002', 2],
    ['over an unseen character', 'T1204\u00AD<b>.002</b>', 'T1204.002', 'T1204\u00AD.002', 2],
    ['with a slash', 'T1204/<b>002</b>', 'T1204.002', 'T1204/002', 2],
    ['with an underscore', 'T1204_<b>002</b>', 'T1204.002', 'T1204_002', 2],
    ['in small letters', 't12<b>04</b>.002', 'T1204.002', 't1204.002', 3],
    ['a half prefix of a tactic', '<b>T</b>A0002', 'TA0002', 'TA0002', 2],
    ['the prefix of a tactic', '<b>TA</b>0002', 'TA0002', 'TA0002', 2],
    ['the prefix of a strategy', '<b>DET</b>0478', 'DET0478', 'DET0478', 2],
    ['the prefix of an analytic', '<b>AN</b>1314', 'AN1314', 'AN1314', 2],
    ['the prefix of a data component', '<b>DC</b>0032', 'DC0032', 'DC0032', 2],
    ['the prefix of a data source', '<b>DS</b>0009', 'DS0009', 'DS0009', 2],
    ['an actor', '<b>G</b>0016', 'G0016', 'G0016', 2],
    ['software', 'S0<b>154</b>', 'S0154', 'S0154', 2],
    ['a campaign', '<b>C</b>0024', 'C0024', 'C0024', 2],
    ['a mitigation', 'M103<b>8</b>', 'M1038', 'M1038', 2],
    ['and goes on with words', 'see <b>T1204</b>.002: a file', 'T1204.002', 'T1204.002', 2],
    ['and goes on with a word that touches', 'T1218<b>.003</b><i>_x</i>', 'T1218.003', 'T1218.003', 2],
  ])('an id is one, split %s', (_, html, id, text, nodes) => {
    expect(read(html)).toEqual([[id, text, nodes]]);
  });

  test('an id is one, however it is split', () => {
    const wrappers = ['', 'b', 'i', 'code', 'a', 'mark'];
    const piece = fc.record({ length: fc.integer({ min: 1, max: 9 }), wrapper: fc.constantFrom(...wrappers) });
    const id = fc.constantFrom<string[]>('T1204', 'T1204.002', 'T1593.003', 'TA0002', 'G0016');
    fc.assert(
      fc.property(id, fc.array(piece, { minLength: 9, maxLength: 9 }), fc.boolean(), (written, pieces, isBroken) => {
        document.body.replaceChildren('See ');
        let rest = written;
        let count = 0;
        for (const { length, wrapper } of pieces) {
          if (rest === '') break;
          const text = document.createTextNode(rest.slice(0, length));
          rest = rest.slice(length);
          count++;
          if (isBroken) document.body.append(document.createElement('wbr'));
          if (wrapper === '') document.body.append(text);
          else document.body.appendChild(document.createElement(wrapper)).append(text);
        }
        document.body.append(' there');
        expect(readBody()).toEqual([[written, written, count]]);
      }),
    );
  });

  test.each<[string, string, [string, string, number][]]>([
    [
      'the last id of a text alone goes on',
      'T1105, T1204<b>.002</b>',
      [
        ['T1105', 'T1105', 1],
        ['T1204.002', 'T1204.002', 2],
      ],
    ],
    [
      'the text that completes an id may have more',
      'T1204<b>.002, T1105</b>',
      [
        ['T1204.002', 'T1204.002', 2],
        ['T1105', 'T1105', 1],
      ],
    ],
    [
      'two can be split one after the other',
      'T12<b>04, T11</b>05',
      [
        ['T1204', 'T1204', 2],
        ['T1105', 'T1105', 2],
      ],
    ],
    ['a digit behind, as of a footnote, changes nothing', 'T1204<sup>5</sup>', [['T1204', 'T1204', 1]]],
    ['a digit behind a sub-technique changes nothing', 'T1204.002<sup>5</sup>', [['T1204.002', 'T1204.002', 1]]],
    ['a sub-technique that was never published does not count', 'T1204<b>.999</b>', [['T1204', 'T1204', 1]]],
    ['a half of nothing known is nothing', 'T99<b>99</b>', []],
    ['a word is no half', 'GT12<b>04</b>', []],
    ['a space parts', 'T1204 <b>.002</b>', [['T1204', 'T1204', 1]]],
    ['what follows may be too long for an id', 'T12<b>045</b>', []],
    ['what follows may be longer than any id', `T12<b>04${' and so on'.repeat(50)}</b>`, [['T1204', 'T1204', 2]]],
    ['a long text before is no hindrance', `${'so on '.repeat(500)}T12<b>04</b>`, [['T1204', 'T1204', 2]]],
  ])('%s', (_, html, found) => {
    expect(read(html)).toEqual(found);
  });

  test.each([
    ['a line break', 'T1204<br>.002'],
    ['a block', 'T1204<div>.002</div>'],
    ['the end of a block', '<p>T1204</p>.002'],
    ['an element that is not shown', 'T1204<span style="display: none">.003</span>.002'],
    ['an element that is shown as a block', 'T1204<span style="display: block">.002</span>'],
  ])('an id does not go on over %s', (_, html) => {
    expect(read(html)).toEqual([['T1204', 'T1204', 1]]);
  });
});

describe('over two table cells', () => {
  test.each([
    ['technique and sub-technique', cells('T1593', '.003')],
    ['with words behind the sub-technique', cells('T1593', '.003 Code Repositories')],
    ['in links', cells('<a href="#">T1593</a>', '<a href="#">.003</a>')],
    ['as indented pages have them', cells('\n <a href="#"> T1593 </a>\n ', '\n <a href="#"> .003 </a>\n ')],
    ['in a row whose first cell is a heading', '<table><tr><th>T1593</th><td>.003</td></tr></table>'],
    ['not in the first column', cells('Enterprise', 'T1593', '.003', 'Code Repositories')],
  ])('an id is one: %s', (_, html) => {
    const found = read(html);
    expect(found.map(([id, , nodes]) => [id, nodes])).toEqual([['T1593.003', 2]]);
    expect(found[0]?.[1]).toMatch(/^T1593\s*\.003$/);
  });

  test.each([
    ['the sub-technique was never published', cells('T1593', '.999')],
    ['the number is longer', cells('T1593', '.0031')],
    ['there is no dot', cells('T1593', '003')],
    ['a cell lies between', cells('T1593', '', '.003')],
    ['there are other words in the first', cells('see T1593', '.003')],
    ['they stand in different rows', '<table><tr><td>T1593</td></tr><tr><td>.003</td></tr></table>'],
    ['they are no cells', '<div>T1593</div><div>.003</div>'],
  ])('an id is the technique’s where %s', (_, html) => {
    expect(read(html)).toEqual([['T1593', 'T1593', 1]]);
  });

  test.each([
    ['in one text', cells('T1593.003', '.004'), 1],
    ['over two elements', cells('<b>T1593</b>.003', '.004'), 2],
  ])('a cell that has a sub-technique %s takes no other', (_, html, nodes) => {
    expect(read(html)).toEqual([['T1593.003', 'T1593.003', nodes]]);
  });
});

describe('a reader does not read', () => {
  test.each([
    ['a field', '<textarea>T1204</textarea>'],
    ['a list to choose from', '<select><option>T1204</option></select>'],
    ['the definitions of a picture', '<svg><defs><text>T1204</text></defs></svg>'],
    ['text being written', '<div contenteditable><p>T1204</p></div>'],
    ['text being written, said otherwise', '<div contenteditable="plaintext-only">T1204</div>'],
    ['a part of it that is not', '<div contenteditable="true"><b contenteditable="false">T1204</b></div>'],
  ])('%s', (_, html) => {
    document.body.innerHTML = html;
    expect(textNodesOf(document.body).map(standingOf)).toEqual(['unread']);
  });

  test('a text in no document', () => {
    expect(standingOf(document.createTextNode('T1204'))).toBe('unread');
  });
});

test('a reader reads the text that stands in a shadow root itself', () => {
  document.body.innerHTML = '<x-a></x-a>';
  const root = document.body.firstElementChild!.attachShadow({ mode: 'closed' });
  root.append('T1204');
  expect(standingOf(root.firstChild as Text)).toBe('read');
});
