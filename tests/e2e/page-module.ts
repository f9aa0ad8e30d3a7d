import type { Page } from '@playwright/test';
import { build } from 'vite';

/** Each module is bundled once per process. */
const bundles = new Map<string, Promise<string>>();

function bundled(entry: string, name: string): Promise<string> {
  const bundle =
    bundles.get(entry) ??
    build({
      configFile: false,
      logLevel: 'error',
      // A library's build leaves this to who uses it; React asks.
      define: { 'process.env.NODE_ENV': '"production"' },
      build: { write: false, minify: false, lib: { entry, formats: ['iife'], name } },
    }).then(result => {
      const [output] = Array.isArray(result) ? result : [result];
      if (!output || !('output' in output)) throw new Error('Vite built nothing');
      return output.output[0].code;
    });
  bundles.set(entry, bundle);
  return bundle;
}

/**
 * Gives a page what a module exports, as a global. For the database the page should be one of the extension's origin that
 * runs none of its code, such as `pack/NOTICE.txt`: the notes are the real ones, and nobody else uses them.
 *
 * @param entry path of the module, from the root
 */
export async function addModule(page: Page, entry: string, name: string): Promise<void> {
  const code = await bundled(entry, name);
  // As an expression of the debugger it is not subject to the extension's content security policy.
  await page.evaluate(`${code}; globalThis.${name} = ${name};`);
}
