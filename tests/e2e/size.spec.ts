import { expect, test } from '@playwright/test';
import { measureSizes } from '../bench/size';

test('the built extension is within the budgets of its sizes', () => {
  for (const { what, value, budget } of measureSizes()) expect(value, what).toBeLessThanOrEqual(budget ?? 0);
});
