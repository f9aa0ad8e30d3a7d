import axe from 'axe-core';
import { expect, test } from './fixtures';
import { hover } from './probe';

for (const colorScheme of ['light', 'dark'] as const) {
  for (const written of ['T1204', 'T1086', 'T1043', 'T0836']) {
    test(`axe finds nothing in the card of ${written}, ${colorScheme}`, async ({ page, server }) => {
      await page.emulateMedia({ colorScheme });
      await page.goto(`${server.url}report.html`);
      const card = await hover(page, written);
      expect(await card.axe()).toEqual([]);
    });
  }

  for (const hash of ['', '#/T1204', '#/T1086', '#/T9999', '#/nonsense']) {
    test(`axe finds nothing in the workspace at "${hash}", ${colorScheme}`, async ({ page, extension }) => {
      await page.emulateMedia({ colorScheme });
      await page.goto(`chrome-extension://${extension.id}/workspace.html${hash}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
      await page.evaluate(axe.source);
      const violations = await page.evaluate(async () => {
        const { axe } = window as unknown as { axe: typeof import('axe-core') };
        return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      });
      expect(violations).toEqual([]);
    });
  }
}
