import type { Domain } from '../attack/facts';
import { KINDS, type Kind } from '../attack/kinds';
import type { Liveness } from '../attack/known-ids';

/**
 * How a hit came about, best first: the id itself, the beginning of an id, a whole name, words of the names (or their
 * beginnings), words of further names, words of our texts, words with a typing error.
 */
export const TIERS = ['id', 'id-prefix', 'exact', 'name', 'alias', 'text', 'typo'] as const;

/** How a hit came about; an earlier one always stands before a later one. */
export type Tier = (typeof TIERS)[number];

/** What the order of two hits depends on. */
export interface Ranked {
  readonly kind: Kind;
  readonly id: string;
  readonly isSub: boolean;
  readonly liveness: Liveness;
  readonly domains: readonly Domain[];
  readonly tier: Tier;
  /** Share of the query's words that were found, 0 to 1; rare words weigh more. */
  readonly coverage: number;
  /** How well the words fit within the tier, about 0 to 2. */
  readonly score: number;
  /** Where several ids were asked for, which of them, from 0. */
  readonly place: number;
  /** How often the reader opened it. */
  readonly opened: number;
}

/** What opening something once or often adds to its score: enough to decide between neighbours, never a tier. */
const OPENED_ONCE = 0.05;
const OPENED_MOST = 0.2;

/** Equal names are told apart by what analysts look up most. */
const KIND_ORDER: readonly Kind[] = [
  'technique',
  'actor',
  'software',
  'tactic',
  'campaign',
  'mitigation',
  'data-component',
  'data-source',
  'asset',
  'detection-strategy',
  'analytic',
];
const DOMAIN_ORDER: readonly Domain[] = ['enterprise', 'mobile', 'ics'];

/**
 * Orders two hits, for `sort`: what has all words before what lacks some; then by tier; then ids as they were asked
 * for; then live before revoked; then by score, in which what the reader opened before counts a little; then parents
 * before sub-techniques, and so that the order is always the same: kind, domain, id.
 */
export function compareRank(left: Ranked, right: Ranked): number {
  return (
    right.coverage - left.coverage ||
    TIERS.indexOf(left.tier) - TIERS.indexOf(right.tier) ||
    left.place - right.place ||
    staleness(left) - staleness(right) ||
    withOpened(right) - withOpened(left) ||
    Number(left.isSub) - Number(right.isSub) ||
    KIND_ORDER.indexOf(left.kind) - KIND_ORDER.indexOf(right.kind) ||
    domainRank(left) - domainRank(right) ||
    (left.id < right.id ? -1 : Number(left.id > right.id)) ||
    KINDS.indexOf(left.kind) - KINDS.indexOf(right.kind)
  );
}

function staleness({ liveness }: Ranked): number {
  return liveness === 'live' ? 0 : 1;
}

function withOpened({ score, opened }: Ranked): number {
  return score + Math.min(OPENED_MOST, OPENED_ONCE * Math.log2(1 + opened));
}

/** 0 for what is in the enterprise matrix, which most readers mean, then mobile, then ICS. */
export function domainRank({ domains }: Pick<Ranked, 'domains'>): number {
  return Math.min(...domains.map(domain => DOMAIN_ORDER.indexOf(domain)));
}
