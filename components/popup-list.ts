import { objectKey } from '../lib/attack/kinds';
import { plural } from '../lib/attack/wording';
import type { Lookup } from '../lib/platform/recent-lookups';
import type { Mentioned } from '../lib/search/mentioned';
import type { Understood } from '../lib/search/understand';
import type { PopupSearch } from './popup-search';
import type { PopupState } from './popup-state';
import { type ResultRow, rowOfHit, rowOfMentioned } from './result-row';

/** More than that nobody reads; a narrower query is the way to the rest. */
export const MOST_ROWS = 50;
/** Of the current page, so that the recent look-ups stay in sight. */
const MOST_OF_PAGE = 30;
const MOST_RECENT = 8;

/** Rows under a heading of their own. */
export interface RowGroup {
  key: string;
  title?: string;
  rows: readonly ResultRow[];
}

/** What the popup lists, and what is said of it. */
export interface PopupList {
  kind: 'start' | 'results' | 'nothing' | 'unfinished' | 'pasted';
  groups: readonly RowGroup[];
  /** How many there are beyond the rows. */
  more: number;
  /** Of a query that has no result, or only near ones. */
  understood?: Understood;
  /** The rows are no answer, only what may have been meant or looked for: none is chosen beforehand. */
  isOffer?: true;
}

/** What is known of the reader; each `undefined` until it is, shortly after the search can be used. */
export interface PopupContext {
  /** Ids on the page in front with their counts. */
  page: ReadonlyMap<string, number> | undefined;
  /** What was looked up before, newest first. */
  lookups: readonly Lookup[] | undefined;
}

const NO_PAGE: ReadonlyMap<string, number> = new Map();

/** The list for what stands in the field. */
export function popupList(
  search: PopupSearch,
  { query, pasted }: Pick<PopupState, 'query' | 'pasted'>,
  context: PopupContext,
): PopupList {
  if (pasted !== null) return pastedList(search, pasted);
  if (query.trim() === '') return startList(search, context);
  const { page = NO_PAGE, lookups = [] } = context;
  const { hits, total, isNearest, isGuess, understood } = search.search(query, {
    limit: MOST_ROWS,
    opened: new Map(lookups.map(({ kind, id, times }) => [objectKey(kind, id), times])),
    pageIds: Array.from(page.keys()),
  });
  const more = total - hits.length;
  const rows = hits.map(rowOfHit);
  if (rows.length === 0) {
    if (asksNothing(understood)) return { kind: 'unfinished', groups: [], more: 0, understood };
    return { kind: 'nothing', groups: filled([recentGroup(search, lookups)]), more: 0, understood, isOffer: true };
  }
  if (!isNearest) return { kind: 'results', groups: [{ key: 'results', rows }], more };
  const groups = [{ key: 'nearest', title: 'Nearest', rows }];
  return { kind: 'nothing', groups, more, understood, ...(isGuess && { isOffer: true }) };
}

/** A filter whose value is yet to come is no question that could have no result. */
function asksNothing({ ids, unknownIds, idPrefix, filters, words, url }: Understood): boolean {
  const parts = ids.length + unknownIds.length + filters.length + words.length;
  return parts === 0 && idPrefix === undefined && url === undefined;
}

function startList(search: PopupSearch, { page, lookups }: PopupContext): PopupList {
  // All of it at once: what the reader's keys go through must not get other rows above them.
  if (!page || !lookups) return { kind: 'start', groups: [], more: 0 };
  // Ids that were never published are of no use here: the page may mean something else by them.
  const onPage = search.mentioned(page).filter(({ object }) => object);
  const shown = onPage.slice(0, MOST_OF_PAGE).map(rowOfMentioned);
  const pageGroup = { key: 'page', title: `On this page · ${plural(onPage.length, 'object')}`, rows: shown };
  return {
    kind: 'start',
    groups: filled([pageGroup, recentGroup(search, lookups)]),
    more: onPage.length - shown.length,
  };
}

function recentGroup(search: PopupSearch, lookups: readonly Lookup[]): RowGroup {
  const rows = search.mentioned(lookups.slice(0, MOST_RECENT).map(({ id }) => [id, 1])).map(recentRow);
  return { key: 'recent', title: 'Looked up before', rows };
}

function filled(groups: readonly RowGroup[]): RowGroup[] {
  return groups.filter(({ rows }) => rows.length > 0);
}

function recentRow(mentioned: Mentioned): ResultRow {
  const { count: _count, ...row } = rowOfMentioned(mentioned);
  return { ...row, key: `recent:${row.id}`, isForgettable: true };
}

function pastedList(search: PopupSearch, text: string): PopupList {
  const all = search.mentionedIn(text).map(rowOfMentioned);
  const known = all.filter(({ object }) => object);
  const unknown = all.filter(({ object }) => !object);
  const groups = [
    { key: 'known', rows: known },
    { key: 'unknown', title: `Not in ATT&CK ${search.attack}`, rows: unknown },
  ];
  return { kind: 'pasted', groups: filled(groups), more: 0 };
}

/** The first rows of groups, as many as `count`. */
export function firstRows(groups: readonly RowGroup[], count: number): RowGroup[] {
  let left = count;
  return groups.flatMap(group => {
    const rows = group.rows.slice(0, left);
    left -= rows.length;
    return rows.length > 0 ? [{ ...group, rows }] : [];
  });
}

/** The rows of a list in the order of the arrow keys. */
export function rowsOf({ groups }: Pick<PopupList, 'groups'>): ResultRow[] {
  return groups.flatMap(({ rows }) => rows);
}
