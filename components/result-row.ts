import type { Kind } from '../lib/attack/kinds';
import { plural } from '../lib/attack/wording';
import type { Hit, Matched } from '../lib/search/hit';
import type { Mentioned } from '../lib/search/mentioned';
import type { IdNearness } from '../lib/search/nearest';
import type { Span } from '../lib/search/words';

/** A stretch of a row; `spans` are highlighted. */
export interface RowText {
  text: string;
  spans?: readonly Span[];
  isId?: true;
}

/** One option of the popup's list, whatever it came from. */
export interface ResultRow {
  /** Unique within a list. */
  key: string;
  id: string;
  idSpans: readonly Span[];
  /** What Enter opens; null for an id that ATT&CK never published. */
  object: { kind: Kind; id: string; name: string } | null;
  name: string;
  nameSpans: readonly Span[];
  /** `technique`, `malware`. */
  what: string;
  /** Why it is here, or where it belongs; after the name. */
  note: readonly RowText[];
  /** An id in use no more is said in amber. */
  isStale: boolean;
  /** Number of mentions. */
  count?: number;
  /** The reader may take it off the list. */
  isForgettable?: true;
}

/** The row of a search result. */
export function rowOfHit(hit: Hit): ResultRow {
  const { kind, id, name, idSpans, nameSpans, liveness, matched } = hit;
  const why = whyOf(matched);
  return {
    key: `${kind}:${id}`,
    id,
    idSpans,
    object: { kind, id, name },
    name,
    nameSpans,
    what: whatOf(hit),
    note: noted(why.length > 0 ? why : belongsTo(hit), liveness),
    isStale: liveness === 'stale',
  };
}

/** The row of an id that a page or a text mentions. It stands under the id that is written there. */
export function rowOfMentioned({ id, count, object, oldName }: Mentioned): ResultRow {
  const base = { key: `mentioned:${id}`, id, idSpans: [], nameSpans: [], count };
  if (!object) return { ...base, object: null, name: 'Not in ATT&CK', what: '', note: [], isStale: false };
  const { kind, name, liveness } = object;
  const isReplaced = object.id !== id;
  return {
    ...base,
    object: { kind, id: object.id, name },
    name: isReplaced ? (oldName ?? '') : name,
    what: whatOf(object),
    note: isReplaced ? nowIs(object) : noted(belongsTo(object), liveness),
    isStale: isReplaced || liveness === 'stale',
  };
}

const WHAT: Partial<Record<Kind, string>> = {
  'detection-strategy': 'detection',
  'data-component': 'data component',
  'data-source': 'data source',
};

function whatOf({ kind, type, parent }: Pick<Hit, 'kind' | 'type' | 'parent'>): string {
  if (kind === 'technique' && parent) return 'sub-technique';
  return type ?? WHAT[kind] ?? kind;
}

function belongsTo({ kind, parent }: Pick<Hit, 'kind' | 'parent'>): RowText[] {
  if (!parent) return [];
  return [{ text: kind === 'analytic' ? `of ${parent.id}` : parent.name }];
}

function noted(note: readonly RowText[], liveness: Hit['liveness']): readonly RowText[] {
  if (liveness !== 'stale') return note;
  return [...note, { text: note.length > 0 ? '· no longer in use' : 'no longer in use' }];
}

function nowIs({ id, name }: { id: string; name: string }): RowText[] {
  return [{ text: 'revoked, now' }, { text: id, isId: true }, { text: name }];
}

/** Why a result was found, where its id and name don't show it. */
function whyOf(matched: Matched): RowText[] {
  switch (matched.by) {
    case 'old-id':
      return [{ text: 'replaced' }, { text: matched.id, isId: true }, { text: matched.name }];
    case 'former-name':
      return [
        { text: 'formerly' },
        { text: matched.text, spans: matched.spans },
        ...(matched.id === undefined ? [] : [{ text: matched.id, isId: true } as const]),
      ];
    case 'alias':
    case 'jargon':
      return [{ text: 'alias' }, { text: matched.text, spans: matched.spans }];
    case 'vendor-name':
      return [
        { text: matched.text, spans: matched.spans },
        { text: matched.vendor === undefined ? 'vendor name' : `by ${matched.vendor}` },
      ];
    case 'text':
      return [{ text: `brief: ${matched.words.join(', ')}` }];
    case 'near-id':
      return [{ text: NEARNESS[matched.nearness] }];
    case 'near-name':
      return [...(matched.isOwn ? [] : [{ text: matched.text }]), { text: `${plural(matched.letters, 'letter')} off` }];
    default:
      return [];
  }
}

const NEARNESS: Record<IdNearness, string> = {
  parent: 'its technique',
  slip: 'one character off',
  number: 'nearest number',
};
