import type { Page } from '@playwright/test';
import type { Dump } from '../notes/native';
import type { Browser } from './extension';
import { addModule } from './page-module';

/** A page of the extension that runs none of its code, with `lib/notes` as `tidbitNotes`. */
export async function notesPage({ context, id }: Browser): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${id}/pack/NOTICE.txt`);
  await addModule(page, 'tests/e2e/notes-entry.ts', 'tidbitNotes');
  return page;
}

/** Makes the notes of a browser out of a dump, by IndexedDB's own means. */
export function loadNotes(page: Page, dump: Dump): Promise<void> {
  return page.evaluate(
    ({ version, stores }) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('tidbit-notes', version);
        request.onupgradeneeded = () => {
          for (const { name, keyPath, indexes, rows } of stores) {
            const store = request.result.createObjectStore(name, { keyPath });
            for (const index of indexes) store.createIndex(index.name, index.keyPath, { multiEntry: index.multiEntry });
            for (const row of rows) store.put(row);
          }
        };
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          request.result.close();
          resolve();
        };
      }),
    dump,
  );
}
