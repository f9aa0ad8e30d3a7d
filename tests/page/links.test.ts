import { afterEach, describe, expect, test } from 'vitest';
import type { KnownIds, Liveness } from '../../lib/attack/known-ids';
import { attackLinks, linkMentions } from '../../lib/page/links';
import { textNodesOf } from '../../lib/page/text-run';

const LIVENESS: ReadonlyMap<string, Liveness> = new Map([
  ['T1204', 'live'],
  ['T1204.002', 'live'],
  ['G0016', 'live'],
  ['AN1314', 'live'],
  ['T1086', 'stale'],
]);
const known: KnownIds = id => LIVENESS.get(id);

const SITE = 'https://attack.mitre.org';

afterEach(() => {
  document.body.replaceChildren();
});

function link(path: string, html: string): HTMLAnchorElement {
  document.body.innerHTML = `<a href="${path}">${html}</a>`;
  return document.querySelector('a')!;
}

describe('linkMentions', () => {
  test.each([
    ['a technique', '/techniques/T1204/', 'T1204', 'live'],
    ['a sub-technique', '/techniques/T1204/002', 'T1204.002', 'live'],
    ['a technique that was revoked', '/wiki/Technique/T1086', 'T1086', 'stale'],
    ['an actor', '/groups/G0016', 'G0016', 'live'],
    ['an analytic', '/detectionstrategies/DET0478#AN1314', 'AN1314', 'live'],
  ])('a name that is a link to %s is a mention of it, all of the name', (_, path, id, liveness) => {
    const anchor = link(SITE + path, 'The name');
    const text = anchor.firstChild;
    expect(linkMentions([anchor], known)).toEqual([{ id, liveness, nodes: [text], start: 0, end: 8 }]);
  });

  test('a name in several elements is one mention', () => {
    const anchor = link(`${SITE}/techniques/T1204`, '<b>User</b> <i>Execution!</i>');
    expect(linkMentions([anchor], known)).toEqual([
      { id: 'T1204', liveness: 'live', nodes: textNodesOf(anchor), start: 0, end: 10 },
    ]);
  });

  test.each([
    ['that id in its text', `${SITE}/techniques/T1204`, 'User Execution (T1204)'],
    ['another id in its text', `${SITE}/techniques/T1204`, 'G0016'],
    ['an id in its text that is split', `${SITE}/techniques/T1204`, 'T12<b>04</b>'],
    ['no text', `${SITE}/techniques/T1204`, ''],
    ['a picture', `${SITE}/techniques/T1204`, '<img alt="User Execution">'],
    ['blank text', `${SITE}/techniques/T1204`, ' \n <b> </b>\u00A0'],
    ['an id that was never published', `${SITE}/techniques/T9999`, 'User Execution'],
    ['no id', `${SITE}/matrices/enterprise/`, 'Matrix'],
    ['another site', 'https://example.org/techniques/T1204', 'User Execution'],
    ['no address', '', 'User Execution'],
  ])('a link with %s is none', (_, href, html) => {
    expect(linkMentions([link(href, html)], known)).toEqual([]);
  });

  test('an id in the text that was never published does not count', () => {
    expect(linkMentions([link(`${SITE}/techniques/T1204`, 'T9999')], known)).toHaveLength(1);
  });

  test('each link is its own mention', () => {
    document.body.innerHTML = ['T1204', 'T9999', 'T1204/002']
      .map(id => `<a href="${SITE}/techniques/${id}">x</a>`)
      .join('');
    const mentions = linkMentions([...document.querySelectorAll('a')], known);
    expect(mentions.map(({ id }) => id)).toEqual(['T1204', 'T1204.002']);
  });
});

describe('attackLinks', () => {
  test('are those to MITRE’s site, whatever page of it', () => {
    document.body.innerHTML = `
      <a id="a" href="https://attack.mitre.org/techniques/T1204">a</a>
      <p><a id="b" href="http://attack.mitre.org/">b</a></p>
      <a id="c" href="//attack.mitre.org/groups/">c</a>
      <a href="https://example.org/attack.mitre.org/">no</a>
      <a href="/techniques/T1204">no</a>
      <a>no</a>
      <link href="https://attack.mitre.org/">`;
    expect(attackLinks(document.body).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  test('begin with the root if it is one', () => {
    const anchor = link(`${SITE}/techniques/T1204`, 'x');
    expect(attackLinks(anchor)).toEqual([anchor]);
    expect(attackLinks(link('https://example.org/', 'x'))).toEqual([]);
  });

  test('are found in a shadow root, and not from outside it', () => {
    document.body.innerHTML = '<x-a></x-a>';
    const root = document.body.firstElementChild!.attachShadow({ mode: 'open' });
    root.innerHTML = `<a href="${SITE}/">x</a>`;
    expect(attackLinks(root)).toHaveLength(1);
    expect(attackLinks(document.body)).toEqual([]);
  });
});
