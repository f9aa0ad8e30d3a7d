// @vitest-environment jsdom
import { afterEach, expect, test, vi } from 'vitest';
import { shadowRootOf } from '../../lib/platform/shadow-root';

const api = vi.hoisted(() => ({ browser: {} as { dom?: { openOrClosedShadowRoot: (element: Element) => unknown } } }));
vi.mock('wxt/browser', () => api);

afterEach(() => {
  delete api.browser.dom;
});

function hosted() {
  const element = document.createElement('x-card');
  return { element, root: element.attachShadow({ mode: 'closed' }) };
}

test('Firefox’s property of the element gives its root', () => {
  const { element, root } = hosted();
  expect(shadowRootOf(Object.assign(element, { openOrClosedShadowRoot: root }))).toBe(root);
});

test('Chromium’s API gives the root of the element', () => {
  const { element, root } = hosted();
  api.browser.dom = { openOrClosedShadowRoot: asked => (asked === element ? root : null) };
  expect(shadowRootOf(element)).toBe(root);
});

test.each([
  ['Firefox’s property says there is none', () => ({ openOrClosedShadowRoot: null })],
  [
    'Chromium’s API says there is none',
    () => {
      api.browser.dom = { openOrClosedShadowRoot: () => null };
      return {};
    },
  ],
  ['the browser has neither', () => ({})],
])('the root is null where %s', (_, prepare) => {
  expect(shadowRootOf(Object.assign(document.createElement('x-card'), prepare()))).toBeNull();
});
