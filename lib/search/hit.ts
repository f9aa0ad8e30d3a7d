import type { Ref } from '../attack/documents';
import type { Domain } from '../attack/facts';
import type { Kind } from '../attack/kinds';
import type { Liveness } from '../attack/known-ids';
import type { IdNearness } from './nearest';
import type { Understood } from './understand';
import type { Span } from './words';

/** Why something was found. `spans` are what to highlight in `text`. */
export type Matched =
  /** Its id was written, or the beginning of it. */
  | { by: 'id' | 'id-prefix' }
  /** An id was written that was revoked; it is what replaced it. */
  | { by: 'old-id'; id: string; name: string }
  /** Its name; see `nameSpans`. */
  | { by: 'name' }
  /** One of ATT&CK's aliases, or what the field calls it. */
  | { by: 'alias' | 'jargon'; text: string; spans: Span[] }
  /** A name that another vendor gave it. */
  | { by: 'vendor-name'; text: string; vendor?: string; spans: Span[] }
  /** An earlier name; `id` is the revoked object that had it, if it was another one. */
  | { by: 'former-name'; text: string; id?: string; spans: Span[] }
  /** Words of our brief or summary. */
  | { by: 'text'; words: string[] }
  /** Only like the id that was asked for, which was never published. */
  | { by: 'near-id'; nearness: IdNearness }
  /** A word of one of its names is so many letters from what was typed; `text` is that name. */
  | { by: 'near-name'; text: string; letters: number; isOwn: boolean }
  /** It passes the filters, the page has it, or the reader opened it before. */
  | { by: 'filter' | 'page' | 'opened' };

/** One result. */
export interface Hit {
  kind: Kind;
  /** Of what is to be opened: never a revoked object that has a successor. */
  id: string;
  name: string;
  /** The technique of a sub-technique, the strategy of an analytic. */
  parent?: Ref;
  liveness: Liveness;
  domains: readonly Domain[];
  /** `malware` or `tool`. */
  type?: string;
  matched: Matched;
  idSpans: Span[];
  nameSpans: Span[];
  /** Whether a word was read as mistyped. */
  isTypo: boolean;
}

/** The answer to a query. */
export interface SearchResult {
  /** Best first, at most as many as asked for. */
  hits: Hit[];
  /** How many there are in all. Of hundreds, those far behind are counted without a second look: a few too many, rarely. */
  total: number;
  /** Nothing has everything that was asked for; the hits are the nearest there is. */
  isNearest: boolean;
  /**
   * Nothing at all of what was asked for was found: the hits are ids or names that look like it, by the distances of
   * `nearest.ts`. Then nothing is to be opened unless the reader chooses it.
   */
  isGuess: boolean;
  understood: Understood;
}

/** How an object is named in `opened` and `pageIds`: as `objectKey` makes it, `technique:T1204`. */
export interface SearchOptions {
  /** At most so many hits; 20 unless told. */
  limit?: number;
  /** How often the reader opened an object, by `objectKey`; the order is that of the recent look-ups. */
  opened?: ReadonlyMap<string, number>;
  /** Ids on the current page, in its order: they come first for an empty query, and win over equals. */
  pageIds?: readonly string[];
}
