import type { Page } from '@playwright/test';
import { expectNoCard, idleFor } from './cards';
import { expect, type Serve, test } from './fixtures';
import { type Card, hover } from './probe';

/** Opens a page about one object, linked as reports link it, and its card. */
async function open(page: Page, serve: Serve, id: string): Promise<Card> {
  await page.goto(
    serve(`<p style="margin: 60px 40px 2000px">See <a href="https://attack.mitre.org/x/${id}">${id}</a>.</p>`),
  );
  return hover(page, id);
}

const wordsOf = async (card: Card) => (await card.text()).replace(/\s+/g, ' ');

for (const [id, name, headings, parts] of [
  [
    'T1059.001',
    'PowerShell',
    ['Detection logic', 'Observed actors', 'Correlated CTI and IR reports', 'Continue the investigation'],
    [/^T1059\.001 · execution · \d+ actors · \d+ correlated reports/, /part of T1059/, /siblings?/, /Mitigations/],
  ],
  [
    'TA0002',
    'Execution',
    ['Techniques', 'Continue the investigation'],
    [/^TA0002 · tactic · \d+ techniques/, /sub-techniques/],
  ],
  [
    'G0016',
    'APT29',
    ['Techniques', 'Software', 'Campaigns', 'Correlated CTI and IR reports', 'Continue the investigation'],
    [
      /^G0016 · actor · \d+ techniques · \d+ reports/,
      /also known as .*Cozy Bear/,
      /vendor names/,
      /linked with Russia by/,
    ],
  ],
  [
    'S0154',
    'Cobalt Strike',
    ['Techniques', 'Observed actors', 'Campaigns', 'Correlated CTI and IR reports', 'Continue the investigation'],
    [/^S0154 · malware · \d+ techniques · \d+ actors/, /Windows/],
  ],
  [
    'C0024',
    'SolarWinds Compromise',
    [
      'Attributed by ATT&CK to',
      'Techniques',
      'Software',
      'Correlated CTI and IR reports',
      'Continue the investigation',
    ],
    [/^C0024 · campaign · August 2019 – January 2021/, /APT29/],
  ],
  [
    'M1038',
    'Execution Prevention',
    ['Techniques', 'Continue the investigation'],
    [/^M1038 · mitigation · \d+ techniques/],
  ],
  [
    'DET0455',
    'Abuse of PowerShell for Arbitrary Execution',
    ['Detects', 'Analytics', 'Continue the investigation'],
    [/^DET0455 · detection strategy · detects T1059\.001/, /AN\d{4} Windows/],
  ],
  [
    'AN1252',
    'Abuse of PowerShell for Arbitrary Execution',
    ['Log sources', 'Detects', 'Continue the investigation'],
    [/^AN1252 · analytic of DET0455 · Windows/],
  ],
  [
    'DC0032',
    'Process Creation',
    ['Log sources', 'Detection strategies', 'Continue the investigation'],
    [/^DC0032 · data component · \d+ detection strategies/, /Sysmon/],
  ],
  [
    'DS0009',
    'Process',
    ['Continue the investigation'],
    [/^DS0009 .*deprecated/, /Nothing in ATT&CK 19\.1 is linked with it/],
  ],
] as const) {
  test(`the card of ${id} is made for its kind, in light and dark`, async ({ page, serve }) => {
    const card = await open(page, serve, id);
    expect(await card.name()).toBe(`${id} ${name}`);
    expect(await card.headings()).toEqual([name, ...headings]);
    const words = await wordsOf(card);
    for (const part of parts) expect(words).toMatch(part);
    expect(words).toMatch(/ATT&CK 19\.1 · (brief|facts only)$/);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await card.axe()).toEqual([]);
    }
  });
}

test('what a card leads to opens in it, and Back returns to the place that was left', async ({ page, serve }) => {
  const card = await open(page, serve, 'T1059.001');
  const shown = () => card.evaluate(root => root.querySelector('[role="dialog"]')?.getAttribute('aria-label'));
  const top = () => card.evaluate(root => [...root.querySelectorAll('.card-body')].map(body => body.scrollTop)[0]);
  const before = await card.box();

  await card.click('APT29');
  await expect.poll(shown).toBe('G0016 APT29');
  expect(await page.locator('hover-card').count()).toBe(1);
  expect(await card.evaluate(root => root.querySelectorAll('[role="dialog"]').length)).toBe(1);
  // The card stays where it was, and as high, so that the pointer stays in it.
  expect(await card.box()).toMatchObject(before);
  expect(await top()).toBe(0);

  await card.click('SolarWinds Compromise');
  await expect.poll(shown).toBe('C0024 SolarWinds Compromise');
  await page.keyboard.press('Backspace');
  await expect.poll(shown).toBe('G0016 APT29');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(shown).toBe('T1059.001 PowerShell');
  expect(await top()).toBeGreaterThan(0);
  expect(await card.evaluate(root => root.activeElement?.textContent)).toMatch(/^APT29/);
  expect(await wordsOf(card)).not.toContain('Back to');

  // The parent and the tactic, from the head.
  await card.click('Command and Scripting Interpreter');
  await expect.poll(shown).toBe('T1059 Command and Scripting Interpreter');
  await card.click('execution');
  await expect.poll(shown).toBe('TA0002 Execution');
  await card.click('Back to Command and Scripting Interpreter');
  await expect.poll(shown).toBe('T1059 Command and Scripting Interpreter');
});

test('long lists say how much they hold back, and unfold', async ({ page, serve }) => {
  const card = await open(page, serve, 'T1059.001');
  const actors = () => card.evaluate(root => root.querySelectorAll('[aria-label="Actors"] > li:not(.more)').length);
  const total = Number(/· (\d+) actors/.exec(await card.text())?.[1]);
  const shown = await actors();
  expect(shown).toBeLessThan(total);
  await card.click(`${total - shown} more`);
  await expect.poll(actors).toBe(total);
  await card.click('show fewer');
  await expect.poll(actors).toBe(shown);
  expect(await page.locator('hover-card').count()).toBe(1);
});

test('a card that gets shorter under the pointer waits for its reader', async ({ page, serve }) => {
  await page.setViewportSize({ width: 1280, height: 1400 });
  const card = await open(page, serve, 'DET0455');
  const before = await card.box();
  await card.click('Sources');
  await expect.poll(async () => (await card.box()).height).toBeGreaterThan(before.height);
  // At the very end of what is about to go.
  const { x, y, height } = await card.box();
  await page.mouse.move(x + 100, y + height - 5, { steps: 3 });
  await card.evaluate(root => [...root.querySelectorAll('button')].find(one => one.textContent === 'Sources')?.click());
  await expect.poll(async () => (await card.box()).height).toBe(before.height);
  await idleFor(page, 600);
  expect(await page.locator('hover-card').count()).toBe(1);
  await page.mouse.move(1000, 1200, { steps: 3 });
  await expectNoCard(page);
});

test('a description ends after a sentence, the detection is never cut', async ({ page, serve }) => {
  const card = await open(page, serve, 'T1204.002');
  const description = () => card.evaluate(root => root.querySelector('.description')?.textContent ?? '');
  const short = await description();
  expect(short).toMatch(/[.!?] more$/);
  await card.click('more');
  await expect.poll(description).toMatch(/[.!?] less$/);
  expect((await description()).startsWith(short.replace(/ more$/, ''))).toBe(true);
  const isDetectionWhole = await card.evaluate(root => {
    const text = root.querySelector('.section .prose');
    return text !== null && text.scrollHeight <= text.clientHeight + 1 && !text.querySelector('button');
  });
  expect(isDetectionWhole).toBe(true);
});

test('reports have a timeline by year where that tells something', async ({ page, serve }) => {
  const years = (card: Card) =>
    card.evaluate(root => {
      const picture = root.querySelector('[role="img"]');
      const bars = [...root.querySelectorAll<HTMLElement>('.bar > span')].map(({ offsetHeight }) => offsetHeight);
      return { label: picture?.getAttribute('aria-label') ?? null, bars };
    });
  const many = await years(await open(page, serve, 'T1204'));
  expect(many.label).toMatch(/^Reports by year\. 2022: 2, 2023: 1, 2024: 2, 2025: 1/);
  expect(Math.max(...many.bars)).toBeGreaterThan(Math.min(...many.bars));
  await page.keyboard.press('Escape');
  expect((await years(await open(page, serve, 'G0014'))).label).toBeNull();
});

test('a tactic that had another name on the page’s date says so', async ({ page, serve }) => {
  const former = 'Stealth, until April 2026 Defense Evasion';
  expect(await wordsOf(await open(page, serve, 'TA0005'))).toContain(former);
  await page.keyboard.press('Escape');
  expect(await wordsOf(await open(page, serve, 'T1027'))).toContain(former);
});
