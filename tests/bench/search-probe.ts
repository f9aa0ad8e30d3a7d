import './no-eval';
import { KnowledgeDatabase } from '../../lib/knowledge/database';
import { prepareSearchIndex, searchIndex } from '../../lib/knowledge/search-index';
import { search } from '../../lib/search/search';
import type { SearchIndex } from '../../lib/search/search-index';

/** What the measuring calls in a page of the extension. */

const db = new KnowledgeDatabase();
let index: SearchIndex | null = null;

Object.assign(globalThis, {
  searchProbe: {
    /** Milliseconds from opening the database to an index that answers. */
    async load(): Promise<number> {
      const start = performance.now();
      index = await searchIndex(db);
      return performance.now() - start;
    },
    /** Milliseconds to build and store it anew. */
    async build(): Promise<number> {
      await db.search.clear();
      const start = performance.now();
      await prepareSearchIndex(db);
      return performance.now() - start;
    },
    /** Milliseconds of each key. */
    type(text: string): number[] {
      if (!index) throw new Error('There is no index');
      const times: number[] = [];
      for (let length = 1; length <= text.length; length++) {
        const start = performance.now();
        search(index, text.slice(0, length));
        times.push(performance.now() - start);
      }
      return times;
    },
    /** Characters of the stored index. */
    async size(): Promise<number> {
      return (await db.search.toCollection().first())?.text.length ?? 0;
    },
  },
});
