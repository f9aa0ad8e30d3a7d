import type { AppError } from '../lib/attack/app-error';
import type { Completion } from '../lib/search/complete';
import type { SearchOptions, SearchResult } from '../lib/search/hit';
import type { Mentioned } from '../lib/search/mentioned';

/** What the popup asks of the search; each answers at once. */
export interface PopupSearch {
  /** The ATT&CK release that is searched, `19.1`. */
  readonly attack: string;
  search(query: string, options: SearchOptions): SearchResult;
  complete(query: string, caret: number): Completion | null;
  /** What the ids of a text stand for, in its order. */
  mentionedIn(text: string): Mentioned[];
  /** What ids stand for, in their order. */
  mentioned(counts: Iterable<readonly [id: string, count: number]>): Mentioned[];
}

/** Whether there is anything to search. What is typed meanwhile is kept and answered then. */
export type PopupKnowledge =
  /** The index is being read. */
  | { readonly state: 'opening' }
  /** The browser has just got the extension, and takes in its knowledge. */
  | { readonly state: 'preparing' }
  | { readonly state: 'failed'; readonly problem: AppError }
  | { readonly state: 'ready'; readonly search: PopupSearch };
