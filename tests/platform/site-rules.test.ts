import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { siteOf } from '../../lib/platform/site-rule';
import { changeSiteRule, setSiteRule, siteRules } from '../../lib/platform/site-rules';

vi.mock('wxt/browser', async () => ({ browser: (await import('wxt/testing/fake-browser')).fakeBrowser }));

const stored = async () => (await fakeBrowser.storage.local.get('site-rules'))['site-rules'];

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

test('there is no rule before one is set', async () => {
  expect(await siteRules()).toEqual({});
});

test('a site, and ids on another, are switched off and on again', async () => {
  await setSiteRule('example.org', '*');
  await setSiteRule('blog.example', ['T1204', 'G0016', 'T1204']);
  expect(await siteRules()).toEqual({ 'example.org': '*', 'blog.example': ['T1204', 'G0016'] });
  expect(await stored()).toEqual(await siteRules());

  await setSiteRule('example.org', null);
  await setSiteRule('blog.example', []);
  expect(await siteRules()).toEqual({});
});

test('changes that are asked for at once are all kept', async () => {
  const add = (id: string) => changeSiteRule('a.example', rule => (rule === '*' ? rule : [...(rule ?? []), id]));
  await Promise.all([add('T1204'), setSiteRule('b.example', '*'), add('T1105')]);
  expect(await siteRules()).toEqual({ 'a.example': ['T1204', 'T1105'], 'b.example': '*' });
});

test('a write that failed is told to who asked, and the next one is made', async () => {
  vi.spyOn(fakeBrowser.storage.local, 'set').mockRejectedValueOnce(new Error('the disk is full'));
  const failing = setSiteRule('a.example', '*');
  const next = setSiteRule('b.example', '*');
  await expect(failing).rejects.toThrow('the disk is full');
  await next;
  expect(await siteRules()).toEqual({ 'b.example': '*' });
});

test.each([['*'], [['a.example']], [{ 'a.example': 1 }], [{ 'a.example': [1] }], [{ 'a.example': 'T1204' }]])(
  'damaged rules are an error that says what to do, and are replaced by the next write: %j',
  async damaged => {
    await fakeBrowser.storage.local.set({ 'site-rules': damaged });
    await expect(siteRules()).rejects.toMatchObject({ code: 'storage', message: expect.stringContaining('again') });
    await setSiteRule('b.example', '*');
    expect(await siteRules()).toEqual({ 'b.example': '*' });
  },
);

test.each(['__proto__', 'constructor'])('%s is a host name like any other', async host => {
  await setSiteRule(host, '*');
  expect(Object.keys((await stored()) as object)).toEqual([host]);
});

test.each([
  ['https://www.example.org:8443/a?b#c', 'www.example.org'],
  ['http://[::1]/', '[::1]'],
  ['https://münchen.example/', 'xn--mnchen-3ya.example'],
  ['file:///home/me/report.html', ''],
])('the site of %s is %j', (url, site) => {
  expect(siteOf(url)).toBe(site);
});
