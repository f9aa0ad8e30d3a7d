import type { Page } from '@playwright/test';
import { build } from 'vite';

interface Bundle {
  code: string;
  /** The styles that its libraries import. */
  css: string;
}

/** Each module is bundled once per process. */
const bundles = new Map<string, Promise<Bundle>>();

function bundled(entry: string, name: string): Promise<Bundle> {
  const bundle =
    bundles.get(entry) ??
    build({
      configFile: false,
      logLevel: 'error',
      // A library's build leaves this to who uses it; React asks.
      define: { 'process.env.NODE_ENV': '"production"' },
      build: { write: false, minify: false, lib: { entry, formats: ['iife'], name, cssFileName: name } },
    }).then(result => {
      const [output] = Array.isArray(result) ? result : [result];
      if (!output || !('output' in output)) throw new Error('Vite built nothing');
      const [chunk, ...others] = output.output;
      const css = others.flatMap(other => (other.type === 'asset' ? [String(other.source)] : []));
      return { code: chunk.code, css: css.join('\n') };
    });
  bundles.set(entry, bundle);
  return bundle;
}

/**
 * Gives a page what a module exports, as a global, and the styles that belong to it. For the database the page should be
 * one of the extension's origin that runs none of its code, such as `pack/NOTICE.txt`: the notes are the real ones, and
 * nobody else uses them.
 *
 * @param entry path of the module, from the root
 */
export async function addModule(page: Page, entry: string, name: string): Promise<void> {
  const { code, css } = await bundled(entry, name);
  if (css) await page.addStyleTag({ content: css });
  // As an expression of the debugger it is not subject to the extension's content security policy.
  await page.evaluate(`${code}; globalThis.${name} = ${name};`);
}
