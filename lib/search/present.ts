import type { Candidate, Reason } from './candidates';
import type { Expansion } from './expand';
import type { Hit, Matched } from './hit';
import type { SearchName } from './names';
import type { IndexedRecord, SearchIndex } from './search-index';
import { type Span, wordsOf } from './words';

/** A candidate as it is shown: what it is, why it was found, and what to highlight. */
export function present(index: SearchIndex, record: IndexedRecord, candidate: Candidate): Hit {
  const { reason, via, tier } = candidate;
  const { kind, id, name, parent, liveness, domains, type } = record;
  const matched = matchedBy(index, record, reason, via);
  return {
    kind,
    id,
    name,
    ...(parent && { parent }),
    liveness,
    domains,
    ...(type !== undefined && { type }),
    matched,
    idSpans: [],
    nameSpans: matched.by === 'name' || matched.by === 'text' ? nameSpans(name, reason) : [],
    isTypo: tier === 'typo',
  };
}

function matchedBy(index: SearchIndex, record: IndexedRecord, reason: Reason, via: number | null): Matched {
  const old = via === null ? undefined : index.records[via];
  const { by, name, textWords = [], nearness = 'slip', letters = 0 } = reason;
  if (by === 'id' || by === 'id-prefix' || by === 'page') {
    return old ? { by: 'old-id', id: old.id, name: old.name } : { by };
  }
  if (by === 'near-id') return old ? { by: 'old-id', id: old.id, name: old.name } : { by, nearness };
  if (by === 'near-name') return { by, text: name?.text ?? record.name, letters, isOwn: name?.text === record.name };
  if (by === 'letter') return { by: 'name' };
  if (by !== 'name' || !name) return by === 'text' ? { by, words: [...textWords] } : { by: by as 'filter' | 'opened' };
  if (old && name.type === 'name' && old.name !== record.name) {
    return { by: 'former-name', text: old.name, id: old.id, spans: spansIn(name, reason) };
  }
  const { text, type, vendor } = name;
  const spans = spansIn(name, reason);
  if (type === 'alias' || type === 'jargon') return { by: type, text, spans };
  if (type === 'vendor') return { by: 'vendor-name', text, ...(vendor !== undefined && { vendor }), spans };
  if (type === 'former') return { by: 'former-name', text, spans };
  return textWords.length > 0 ? { by: 'text', words: [...textWords] } : { by: 'name' };
}

/** What to highlight in a record's own name, whichever of its names was the best. */
function nameSpans(name: string, { by, name: best, expansions = [] }: Reason): Span[] {
  if (by === 'letter') return [[0, 1]];
  if (best?.text === name && expansions.length === 0) return [[0, name.length]];
  return highlight(name, expansions);
}

function spansIn({ text }: SearchName, { expansions = [] }: Reason): Span[] {
  return expansions.length === 0 ? [[0, text.length]] : highlight(text, expansions);
}

/** The parts of a text that a query's words stand for: of a word that was begun, the beginning. */
export function highlight(text: string, expansions: readonly Expansion[]): Span[] {
  const words = wordsOf(text);
  const spans: Span[] = [];
  for (const [at, word] of words.entries()) {
    const next = words[at + 1];
    for (const { words: meant, text: written, count } of expansions) {
      if (count === 1 && meant.has(word.text)) {
        const isBegun = word.text.startsWith(written) && word.text.length === word.end - word.start;
        spans.push([word.start, isBegun ? word.start + written.length : word.end]);
      } else if (next && meant.has(word.text + next.text)) spans.push([word.start, next.end]);
      else if (count > 1 && meant.has(word.text)) spans.push([word.start, word.end]);
    }
  }
  return merge(spans);
}

function merge(spans: Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans.sort(([left], [right]) => left - right)) {
    const last = merged.at(-1);
    if (last && span[0] <= last[1]) merged[merged.length - 1] = [last[0], Math.max(last[1], span[1])];
    else merged.push(span);
  }
  return merged;
}
