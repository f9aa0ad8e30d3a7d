import { afterEach, expect, test, vi } from 'vitest';
import { shadowRootsIn } from '../../lib/page/shadow-hosts';

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

test('finds open roots everywhere, closed ones of custom elements, in document order', () => {
  const { roots, rootOf } = page();
  expect(shadowRootsIn(document.body, rootOf, new Set())).toEqual([roots.open, roots.customOpen, roots.customClosed]);
});

test('asks the extension API for custom elements alone', () => {
  const { host, rootOf } = page();
  shadowRootsIn(document.body, rootOf, new Set());
  expect(rootOf.mock.calls.map(([element]) => element)).toEqual([host('custom-closed'), host('late')]);
});

test('remembers custom elements that have no root yet', () => {
  const { host, rootOf } = page();
  const before = document.createElement('x-before');
  const unattached = new Set<HTMLElement>([before]);
  shadowRootsIn(document.body, rootOf, unattached);
  expect(unattached).toEqual(new Set([before, host('late')]));
});

test.each([
  ['open', 'open'],
  ['custom-closed', 'customClosed'],
] as const)('finds the root of the element that it starts with: %s', (id, root) => {
  const { host, roots, rootOf } = page();
  expect(shadowRootsIn(host(id), rootOf, new Set())).toEqual([roots[root]]);
});

test('finds roots within a shadow root, but not within those that it finds there', () => {
  const { roots, rootOf } = page();
  roots.open.innerHTML = '<div><b></b></div>';
  const inner = roots.open.querySelector('b')!.parentElement!.attachShadow({ mode: 'open' });
  inner.innerHTML = '<div></div>';
  inner.querySelector('div')!.attachShadow({ mode: 'open' });
  expect(shadowRootsIn(roots.open, rootOf, new Set())).toEqual([inner]);
});

test('finds nothing where there are no hosts', () => {
  document.body.innerHTML = '<p>T1204</p>';
  const unattached = new Set<HTMLElement>();
  expect(shadowRootsIn(document.body, () => null, unattached)).toEqual([]);
  expect(unattached.size).toBe(0);
});
