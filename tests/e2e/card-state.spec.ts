import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, EXTENSION, launch } from './extension';
import { expect, test } from './fixtures';
import { Card, hover, mentionOf, openCard } from './probe';

/** Keeps the knowledge database busy until the returned function is called, so that no answer arrives. */
async function holdKnowledge({ context, id }: Browser): Promise<() => Promise<void>> {
  const page = await context.newPage();
  // A file of the extension that runs none of its code.
  await page.goto(`chrome-extension://${id}/pack/NOTICE.txt`);
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('tidbit-knowledge');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const stores = [...opening.result.objectStoreNames];
          const store = opening.result.transaction(stores, 'readwrite').objectStore('meta');
          const goOn = () => {
            resolve();
            store.count().onsuccess = goOn;
          };
          store.count().onsuccess = goOn;
        };
      }),
  );
  return () => page.close();
}

test('a card whose answer is late says so after a tenth of a second, and is filled when it comes', async ({
  page,
  serve,
  extension,
}) => {
  await page.goto(serve('<p style="margin: 60px 40px">About T1105, <span style="margin-left: 500px">T1190</span></p>'));
  // The extension is awake, the card script is here.
  await hover(page, 'T1190');
  await page.keyboard.press('Escape');
  const release = await holdKnowledge(extension);
  await page.bringToFront();
  const { x, y } = await mentionOf(page, 'T1105');
  await page.mouse.move(x, y + 40);
  await page.mouse.move(x, y);
  await page.waitForSelector('hover-card', { state: 'attached' });
  const card = await Card.of(page);

  const looks = await card.evaluate(root => {
    const dialog = root.querySelector('[role="dialog"]')!;
    const [appearing] = dialog.getAnimations();
    return [0, 99, 102].map(time => {
      appearing!.currentTime = time;
      const { opacity, pointerEvents } = getComputedStyle(dialog);
      return `${opacity} ${pointerEvents}`;
    });
  });
  expect(looks).toEqual(['0 none', '0 none', '1 auto']);
  expect(await card.evaluate(root => root.querySelector('[role="dialog"]')?.getAttribute('aria-busy'))).toBe('true');
  expect(await card.text()).toContain('T1105 · looking it up…');
  expect(await card.name()).toBe('T1105');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await card.axe()).toEqual([]);
  }
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const moving = () =>
    card.evaluate(
      root => [...root.querySelectorAll('.skeleton > span')].filter(line => line.getAnimations().length > 0).length,
    );
  expect(await moving()).toBe(0);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  expect(await moving()).toBeGreaterThan(0);

  await release();
  await openCard(page);
  expect(await card.name()).toBe('T1105 Ingress Tool Transfer');
});

test('while the knowledge is prepared, the card says how far that is, and is filled then', async ({ server }) => {
  test.setTimeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), 'tidbit-'));
  const extension = join(folder, 'extension');
  cpSync(EXTENSION, extension, { recursive: true });
  const code = join(extension, 'background.js');
  const slow = `const read = globalThis.fetch; let isHeld = true; globalThis.letGo = () => { isHeld = false };
    globalThis.fetch = async (...of) => {
      while (isHeld && String(of[0]).includes('reports')) await new Promise(done => setTimeout(done, 50));
      return read(...of);
    };\n`;
  writeFileSync(code, slow + readFileSync(code, 'utf8'));
  const browser = await launch({ extension });
  const page = await browser.context.newPage();
  await page.goto(`${server.url}report.html`);
  const { x, y } = await mentionOf(page, 'T1204');
  await page.mouse.move(x, y - 40);
  await page.mouse.move(x, y);
  await page.waitForSelector('hover-card', { state: 'attached' });
  const card = await Card.of(page);
  await expect.poll(() => card.text()).toContain('Preparing the ATT&CK knowledge');
  const share = await card.evaluate(root => root.querySelector('progress')?.value);
  expect(share).toBeGreaterThan(0);
  expect(share).toBeLessThan(1);
  expect(await card.axe()).toEqual([]);

  await browser.worker.evaluate(() => (globalThis as unknown as { letGo: () => void }).letGo());
  await openCard(page);
  expect(await card.name()).toBe('T1204 User Execution');
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a technique without a brief says so and shows its facts', async ({ page, serve }) => {
  await page.goto(serve('<p style="margin: 60px 40px">About T0808 and T1204.</p>'));
  const card = await hover(page, 'T0808');
  const words = (await card.text()).replace(/\s+/g, ' ');
  expect(words).toContain('No brief yet for this technique. Its facts are below.');
  expect(words).toMatch(/is (deprecated and has no successor|now)/);
  expect(words).toContain('facts only');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await card.axe()).toEqual([]);
  }
});
