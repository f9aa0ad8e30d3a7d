import { afterEach, describe, expect, test } from 'vitest';
import type { Mention } from '../../lib/page/marks';
import { ATTACK_LINK, isBackedByPage, isNamedNearby, needsReason, REASON_IN_TEXT } from '../../lib/page/reasons';
import { textNodesOf } from '../../lib/page/text-run';

afterEach(() => {
  document.body.replaceChildren();
});

/** The mention of `id` in `html`, where it is written as `written`. */
function mentionIn(html: string, id: string, written = id): Mention {
  document.body.innerHTML = html;
  const node = textNodesOf(document.body).find(({ data }) => data.includes(written))!;
  const start = node.data.indexOf(written);
  return { id, liveness: 'live', nodes: [node], start, end: start + written.length };
}

describe('needsReason', () => {
  test.each([
    ['T1204', 'T1204'],
    ['T1204.002', 'T1204.002'],
    ['t1204.002', 'T1204.002'],
    ['t1204/002', 'T1204.002'],
    ['TA0002', 'TA0002'],
    ['DET0478', 'DET0478'],
  ])('%s is written like nothing else', (written, id) => {
    expect(needsReason(mentionIn(`see ${written}`, id, written))).toBe(false);
  });

  test.each([
    ['t1204', 'T1204'],
    ['ta0002', 'TA0002'],
    ['det0478', 'DET0478'],
    ['G0016', 'G0016'],
    ['g0016', 'G0016'],
    ['S0154', 'S0154'],
    ['C0024', 'C0024'],
    ['M1038', 'M1038'],
    ['DS0009', 'DS0009'],
    ['DC0032', 'DC0032'],
    ['AN1314', 'AN1314'],
  ])('%s may be something else', (written, id) => {
    expect(needsReason(mentionIn(`see ${written}`, id, written))).toBe(true);
  });
});

describe('REASON_IN_TEXT', () => {
  test.each([
    'https://attack.mitre.org/groups/G0016',
    'see ATTACK.MITRE.ORG',
    'attack.g0016',
    'attack.t1204.002',
    'tags: attack.TA0002',
    'attack.det0478',
  ])('%s is one', text => {
    expect(REASON_IN_TEXT.test(text)).toBe(true);
  });

  test.each(['attack.execution', 'attack G0016', 'attack.g001', 'attack.abcd0016', 'mitre.org', 'the attack. T1204'])(
    '%s is none',
    text => {
      expect(REASON_IN_TEXT.test(text)).toBe(false);
    },
  );

  test('answers the same each time', () => {
    expect(['attack.g0016', 'attack.g0016'].map(text => REASON_IN_TEXT.test(text))).toEqual([true, true]);
  });
});

test.each([
  ['https://attack.mitre.org/', true],
  ['http://attack.mitre.org/groups/', true],
  ['https://attack.mitre.org.evil.example/', false],
  ['https://example.org/', false],
])('a link to %s gives a reason: %s', (href, gives) => {
  document.body.innerHTML = `<a href="${href}">x</a>`;
  expect(document.querySelector('a')!.matches(ATTACK_LINK)).toBe(gives);
});

describe('isBackedByPage', () => {
  test.each(['G0016', 'S0154', 'M1038', 'DS0009', 'DC0032', 'AN1314', 'T1204'])(
    'the page’s reason is enough for %s',
    id => {
      expect(isBackedByPage(mentionIn(`see ${id}`, id))).toBe(true);
    },
  );

  test.each([
    ['no link', 'Delete File [C0047]', false],
    ['a link elsewhere', '<a href="https://example.org/">C0047</a>', false],
    ['a link to another campaign', '<a href="https://attack.mitre.org/campaigns/C0024">C0047</a>', false],
    ['a link beside', '<a href="https://attack.mitre.org/campaigns/C0047">x</a> C0047', false],
    ['its own link', '<a href="https://attack.mitre.org/campaigns/C0047/">C0047</a>', true],
    ['its own link in small letters', '<a href="https://example.org/c0047.md"><b>C0047</b></a>', true],
  ])('a campaign with %s: %s', (_, html, expected) => {
    expect(isBackedByPage(mentionIn(html, 'C0047'))).toBe(expected);
  });
});

describe('isNamedNearby', () => {
  const names = ['apt29', 'cozy bear'];

  test.each([
    ['the same text', 'G0016 is APT29'],
    ['another name', 'Cozy Bear (G0016)'],
    ['the same paragraph', '<p><b>APT29</b> is also <i>G0016</i></p>'],
    ['the same item', '<ul><li><span>APT29</span><div>G0016</div></li></ul>'],
    ['the same row', '<table><tr><td>G0016</td><td>APT29</td></tr></table>'],
    ['the same heading', '<h2><span>APT29</span> <small>G0016</small></h2>'],
    ['the same definition', '<dl><dd><i>G0016</i> APT29</dd></dl>'],
  ])('is true for a name in %s', (_, html) => {
    expect(isNamedNearby(mentionIn(html, 'G0016'), names)).toBe(true);
  });

  test.each([
    ['no name', '<p>G0016</p>'],
    ['a name in the next paragraph', '<p>G0016</p><p>APT29</p>'],
    ['a name in another row', '<table><tr><td>G0016</td></tr><tr><td>APT29</td></tr></table>'],
    ['a name in another item', '<ul><li>APT29</li><li>G0016</li></ul>'],
    ['a name elsewhere on a page without paragraphs', '<div><b>APT29</b> <i>G0016</i></div>'],
    ['half a name', '<p>G0016, a bear</p>'],
  ])('is false for %s', (_, html) => {
    expect(isNamedNearby(mentionIn(html, 'G0016'), names)).toBe(false);
  });

  test('is false where no names are known', () => {
    const mention = mentionIn('<p>G0016 is APT29</p>', 'G0016');
    expect(isNamedNearby(mention)).toBe(false);
    expect(isNamedNearby(mention, [])).toBe(false);
  });
});
