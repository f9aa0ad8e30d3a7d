import { afterEach, expect, test, vi } from 'vitest';
import { type ShadowRootOf, shadowOf } from '../../lib/page/shadow-hosts';

afterEach(() => {
  document.body.replaceChildren();
});

/** The page of the tests: hosts by id, and an extension API that knows the closed roots too. */
function page() {
  document.body.innerHTML = `
    <div id="open"></div>
    <p><span id="closed"></span></p>
    <x-open id="custom-open"></x-open>
    <x-closed id="custom-closed"></x-closed>
    <x-late id="late"></x-late>
    <svg><font-face></font-face></svg>`;
  const host = (id: string) => document.getElementById(id)!;
  const attach = (id: string, mode: ShadowRootMode) => host(id).attachShadow({ mode });
  const roots = {
    open: attach('open', 'open'),
    closed: attach('closed', 'closed'),
    customOpen: attach('custom-open', 'open'),
    customClosed: attach('custom-closed', 'closed'),
  };
  const byHost = new Map<Element, ShadowRoot>(Object.values(roots).map(root => [root.host, root]));
  const rootOf = vi.fn((element: HTMLElement) => byHost.get(element) ?? null);
  return { host, roots, rootOf };
}

/** The roots of all elements below the body. */
function rootsOnPage(rootOf: ShadowRootOf, unattached = new Set<HTMLElement>()): (ShadowRoot | null)[] {
  const roots = [...document.body.querySelectorAll('*')].map(element => shadowOf(element, rootOf, unattached));
  return roots.filter(root => root !== null);
}

test('finds open roots everywhere, closed ones of custom elements', () => {
  const { roots, rootOf } = page();
  expect(rootsOnPage(rootOf)).toEqual([roots.open, roots.customOpen, roots.customClosed]);
});

test('asks the extension API for custom elements alone', () => {
  const { host, rootOf } = page();
  rootsOnPage(rootOf);
  expect(rootOf.mock.calls.map(([element]) => element)).toEqual([host('custom-closed'), host('late')]);
});

test('remembers custom elements that have no root yet', () => {
  const { host, rootOf } = page();
  const before = document.createElement('x-before');
  const unattached = new Set<HTMLElement>([before]);
  rootsOnPage(rootOf, unattached);
  expect(unattached).toEqual(new Set([before, host('late')]));
});

test('finds nothing where there are no hosts', () => {
  document.body.innerHTML = '<p>T1204</p>';
  const unattached = new Set<HTMLElement>();
  expect(rootsOnPage(() => null, unattached)).toEqual([]);
  expect(unattached.size).toBe(0);
});
