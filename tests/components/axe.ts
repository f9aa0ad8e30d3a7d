import axe from 'axe-core';
import { expect } from 'vitest';

/**
 * Asserts that axe finds nothing in `element`. Two rules are off: jsdom has no layout, so contrast is computed from the
 * tokens instead, and a component is no page, so it need not lie within landmarks.
 */
export async function expectAccessible(element: Element): Promise<void> {
  const { violations } = await axe.run(element, {
    resultTypes: ['violations'],
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}
