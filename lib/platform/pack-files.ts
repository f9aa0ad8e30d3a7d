import { browser } from 'wxt/browser';

/** Reads the manifest of the bundled pack. */
export async function loadManifest(): Promise<unknown> {
  return (await fetchBundled('pack/manifest.json')).json();
}

/** Reads a shard of the bundled pack; `file` counts from the root of the extension. */
export async function loadShard(file: string): Promise<ArrayBuffer> {
  return (await fetchBundled(file)).arrayBuffer();
}

/** A file of the extension itself; nothing leaves the browser. */
async function fetchBundled(file: string): Promise<Response> {
  const response = await fetch(new URL(file, browser.runtime.getURL('/')));
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  return response;
}
