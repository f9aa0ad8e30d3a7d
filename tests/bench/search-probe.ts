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
    /** Milliseconds to build and store it anew, and the longest of them in which nothing else had a turn. */
    async build(): Promise<{ whole: number; block: number }> {
      await db.search.clear();
      const start = performance.now();
      let last = start;
      let block = 0;
      const beat = () => {
        block = Math.max(block, performance.now() - last);
        last = performance.now();
      };
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        beat();
        port2.postMessage(null);
      };
      port2.postMessage(null);
      await prepareSearchIndex(db);
      beat();
      port1.close();
      return { whole: performance.now() - start, block };
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
    /** Bytes of the stored index. */
    async size(): Promise<number> {
      return (await db.search.toCollection().first())?.bytes.length ?? 0;
    },
  },
});
