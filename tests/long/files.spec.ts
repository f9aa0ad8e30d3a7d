import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch } from '../e2e/extension';
import { expect, test } from '../e2e/fixtures';
import { hover, mentionOf, mentionsOn, scanned } from '../e2e/probe';

const FILES: Record<string, string> = {
  'notes.txt': 'Seen: T1204, then T1105.\n',
  'report.html': '<!doctype html><meta charset="utf-8"><p>Seen: <b>T1204</b>.002, then T1105.</p>',
};

// A browser of its own: the permission is the extension's, and changing it starts the extension anew.
test('files are read where the user allowed it, and left alone where not', async ({ serve }) => {
  const folder = mkdtempSync(join(tmpdir(), 'tidbit-files-'));
  const { context, id, close } = await launch();
  try {
    for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
    const [notes, report] = Object.keys(FILES).map(name => pathToFileURL(join(folder, name)).href);
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', error => errors.push(error.message));
    const settings = await context.newPage();
    await settings.goto(`chrome://extensions/?id=${id}`);
    // An extension that is started anew is switched off without it, if it is from no store.
    await settings.getByRole('switch', { name: 'Developer mode' }).setChecked(true);
    const allowed = settings.getByRole('switch', { name: 'Allow access to file URLs' });

    // Chromium allows it to an extension that the command line names, and to no other.
    await expect(allowed).toBeChecked();
    await page.goto(notes ?? '');
    await mentionOf(page, 'T1204');
    await mentionOf(page, 'T1105');
    await page.goto(report ?? '');
    expect(await (await hover(page, 'T1204.002')).name()).toBe('T1204.002 Malicious File');

    await allowed.click();
    await expect(allowed).not.toBeChecked();
    // Where it may read, it is back.
    await expect(async () => {
      await page.goto(serve('<p>On the web: T1486.</p>'));
      await mentionOf(page, 'T1486');
    }).toPass();
    for (const [name, url] of Object.entries({ 'notes.txt': notes, 'report.html': report })) {
      await page.goto(url ?? '');
      await scanned(page);
      expect(await mentionsOn(page)).toEqual([]);
      expect(await page.locator('body').innerText()).toContain(
        name === 'notes.txt' ? 'T1204, then' : 'T1204.002, then',
      );
    }
    expect(errors).toEqual([]);
  } finally {
    await close();
    rmSync(folder, { recursive: true, force: true });
  }
});
