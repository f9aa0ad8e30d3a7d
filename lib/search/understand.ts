import { idOfAttackLink } from '../attack/attack-links';
import { fold } from '../attack/fold';
import { findIds } from '../attack/mentions';
import { FILTERS, type Filter, type FilterField, filterOf } from './filters';
import type { SearchIndex } from './search-index';
import { plainWords } from './words';

/** What a query was taken for, to be said where nothing is found. */
export interface Understood {
  /** Ids that the index knows, in the order written, each once. */
  readonly ids: readonly string[];
  /** What is written like an id but was never published: `T9999`. */
  readonly unknownIds: readonly string[];
  /** The beginning of an id, in canonical form: `T105`, `T1059.`. */
  readonly idPrefix?: string;
  readonly filters: readonly Filter[];
  /** The remaining words, folded. */
  readonly words: readonly string[];
  /** What `words` were taken from, as written. */
  readonly text: string;
  /** An address that leads to no ATT&CK object. */
  readonly url?: string;
}

/** An id or the beginning of one: `T10`, `t-1055`, `T1059.`, `T1059/0`. */
const ID_START =
  /^(?<letters>T|TA|G|S|C|M|DS|DC|DET|AN|A)[\s_-]?(?<digits>\d{1,4})(?:\s*[./_:-]\s*(?<sub>\d{1,3})|(?<dot>\.))?$/i;
const BRACKETS = /^[[({<"'`]+|[\])}>"'`,;:]+$/g;
/** Too many digits for any id, but meant for one: `S99999`, `T1059.9999`. */
const LONG_ID = /^(?<letters>T|TA|G|S|C|M|DS|DC|DET|AN|A)[\s_-]?(?<digits>\d{4,6})(?:[./_-](?<sub>\d{1,5}))?$/i;
const BARE_NUMBER = /^(\d{4})(?:[./_-](\d{1,3}))?$/;
const SPACED_SUB = /(?<![\p{L}\p{N}])(T\d{4})[\s:]+\.?(\d{3})(?![\p{L}\p{N}])/giu;
// The brackets of Markdown and prose are no part of an address.
const ADDRESS = /(?:https?:\/\/|(?<![\w.])(?:www\.)?attack\.mitre\.org\/)[^\s<>"'()[\]]+/gi;
const ID_LETTERS = ['T', 'G', 'S', 'C', 'M', 'TA', 'DS', 'DC', 'DET', 'AN', 'A'];

/** Reads a query. Never throws, whatever is in it. */
export function understand(index: SearchIndex, query: string): Understood {
  const { filters, rest } = takeFilters(index, query.normalize('NFKC').replace(/\s+/g, ' ').trim());
  const { text: withoutUrls, url } = replaceUrls(rest);
  const isKnown = (id: string) => index.byId.has(id);
  const whole = wholeId(withoutUrls.trim(), isKnown);
  if (whole) return { filters, text: '', words: [], ...whole };

  const joined = withoutUrls.replace(SPACED_SUB, (written, id: string, sub: string) =>
    isKnown(`${id.toUpperCase()}.${sub}`) ? `${id}.${sub}` : written,
  );
  const found = findIds(joined, isKnown);
  const unknown = found.length > 0 ? [] : findIds(joined, () => true).map(({ id }) => id);
  if (found.length + unknown.length === 0) unknown.push(...longId(joined));
  const text = found.reduceRight((left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`, joined).trim();
  return {
    ids: distinct(found.map(({ id }) => id)),
    unknownIds: distinct(unknown),
    filters,
    text,
    words: plainWords(text),
    ...(url !== undefined && { url }),
  };
}

function distinct(ids: readonly string[]): string[] {
  return Array.from(new Set(ids));
}

function longId(text: string): string[] {
  const { letters, digits, sub } = LONG_ID.exec(text.trim().replace(BRACKETS, ''))?.groups ?? {};
  if (letters === undefined || digits === undefined) return [];
  return [letters.toUpperCase() + digits + (sub === undefined ? '' : `.${sub}`)];
}

/** A query that is one id or the beginning of one, however it is written. */
function wholeId(
  text: string,
  isKnown: (id: string) => boolean,
): Pick<Understood, 'ids' | 'unknownIds' | 'idPrefix'> | null {
  const [, number, sub] = BARE_NUMBER.exec(text) ?? [];
  if (number !== undefined) {
    const ids = ID_LETTERS.map(letter => letter + number + (sub ? `.${sub}` : '')).filter(isKnown);
    if (ids.length > 0) return { ids, unknownIds: [] };
    return sub !== undefined && isKnown(`T${number}`) ? begunOrUnknown(`T${number}.${sub}`) : null;
  }
  const { letters, digits, sub: begun, dot } = ID_START.exec(text.replace(BRACKETS, ''))?.groups ?? {};
  if (letters === undefined || digits === undefined) return null;
  const base = letters.toUpperCase() + digits;
  if (digits.length === 4 && !isKnown(base)) return null;
  const id = begun === undefined && dot === undefined ? base : `${base}.${begun ?? ''}`;
  if (isKnown(id)) return { ids: [id], unknownIds: [], idPrefix: id };
  return begunOrUnknown(id);
}

function begunOrUnknown(id: string): { ids: string[]; unknownIds: string[]; idPrefix?: string } {
  return /\.\d{3}$/.test(id) ? { ids: [], unknownIds: [id] } : { ids: [], unknownIds: [], idPrefix: id };
}

/** Puts the id of an ATT&CK address in its place and takes out every other one. */
function replaceUrls(text: string): { text: string; url?: string } {
  let url: string | undefined;
  const replaced = text.replace(ADDRESS, written => {
    const address = written.replace(/[.,;:!?]+$/, '');
    const id = idOfAttackLink(/^https?:/i.test(address) ? address : `https://${address.replace(/^www\./i, '')}`);
    if (id !== null) return ` ${id} `;
    if (findIds(address, () => true).length > 0) return written;
    url ??= address;
    return ' ';
  });
  return { text: replaced, ...(url !== undefined && { url }) };
}

const FILTER = new RegExp(`(?<![\\p{L}\\p{N}])(${FILTERS.join('|')}):\\s*("[^"]*"?|[^\\s"]*)`, 'giu');
const MOST_VALUE_WORDS = 4;

/** Takes the filters out of a query. A value of several words needs no quotes where it is known. */
function takeFilters(index: SearchIndex, query: string): { filters: Filter[]; rest: string } {
  const filters: Filter[] = [];
  let rest = '';
  let last = 0;
  for (const match of query.matchAll(FILTER)) {
    const [whole, key = '', value = ''] = match;
    if (match.index < last) continue;
    rest += query.slice(last, match.index);
    last = match.index + whole.length;
    const field = fold(key) as FilterField;
    let written = value.replaceAll('"', '').trim();
    if (!value.startsWith('"') && written !== '') {
      const longer = longerValue(index, field, written, query.slice(last));
      written += longer;
      last += longer.length;
    }
    if (written !== '') filters.push(filterOf(index, field, written));
  }
  return { filters, rest: rest + query.slice(last) };
}

/** How many of the characters after a value belong to it: `access` after `tactic:initial`. */
function longerValue(index: SearchIndex, field: FilterField, written: string, after: string): string {
  let longest = '';
  let taken = '';
  for (const word of after.match(/\s+[^\s:"]+/g)?.slice(0, MOST_VALUE_WORDS) ?? []) {
    if (!after.startsWith(taken + word)) break;
    taken += word;
    const { values } = filterOf(index, field, written + taken);
    const isWhole = values.length > 0 && isExact(values, written + taken);
    if (isWhole) longest = taken;
  }
  return longest;
}

function isExact(values: Filter['values'], written: string): boolean {
  const wanted = plainWords(written).join('');
  return values.some(({ value, also }) => [value, ...also].some(one => plainWords(one).join('') === wanted));
}
