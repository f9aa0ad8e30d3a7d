import { plural } from '../attack/wording';
import type { Hit, SearchResult } from './hit';
import type { Span } from './words';

/** A suggestion of the address bar. */
export interface Suggestion {
  /** What is put into the field when it is chosen: the id. */
  content: string;
  /** Chromium's markup, or plain text for Firefox, which shows markup as it is. */
  description: string;
}

/** Whether the address bar understands `<match>` and `<dim>`. */
export type Markup = 'chromium' | 'none';

/** What the address bar shows: the line above, which says what Enter opens, and what can be chosen below it. */
export function addressBarAnswer(
  result: SearchResult,
  markup: Markup,
): { headline: string; suggestions: Suggestion[] } {
  const suggestions = result.hits.map(hit => ({ content: hit.id, description: describe(hit, markup) }));
  // The first one stands in the headline, unless it only looks like what was typed.
  return { headline: headlineOf(result, markup), suggestions: result.isGuess ? suggestions : suggestions.slice(1) };
}

/** What Enter opens: the best hit; where there is none, or only something alike, the popup that says so. */
export function pageOfAnswer({ hits, isGuess }: Pick<SearchResult, 'hits' | 'isGuess'>, query: string): string {
  const [first] = hits;
  return first && !isGuess ? pageOf(first) : `/popup.html?q=${encodeURIComponent(query)}`;
}

/** Where an object is read: techniques in the workspace, everything else in the popup, which also opens in a tab. */
function pageOf({ kind, id }: Pick<Hit, 'kind' | 'id'>): string {
  return kind === 'technique' ? `/workspace.html#/${id}` : `/popup.html?q=${encodeURIComponent(id)}`;
}

function headlineOf({ hits, isNearest, isGuess, understood }: SearchResult, markup: Markup): string {
  const text = (plain: string) => (markup === 'chromium' ? escapeXml(plain) : plain);
  const [first] = hits;
  if (first && !isGuess) return isNearest ? `${text('Nearest: ')}${describe(first, markup)}` : describe(first, markup);
  const { unknownIds, url, text: words, filters } = understood;
  const asked = [...unknownIds, ...filters.map(({ field, written }) => `${field}:${written}`), words, url ?? ''];
  const query = Array.from(new Set(asked)).filter(Boolean).join(' ') || (understood.idPrefix ?? '');
  if (query === '') return text('Search ATT&CK: an id, a name, an alias or words');
  return text(`Nothing in ATT&CK for ${query}${isGuess ? '. Nearest:' : ''}`);
}

/** `T1059.001 Command and Scripting Interpreter: PowerShell, was T1086`. */
function describe({ id, name, parent, kind, nameSpans, matched, liveness }: Hit, markup: Markup): string {
  const dim = (text: string) => (markup === 'chromium' ? `<dim>${escapeXml(text)}</dim>` : text);
  const family = kind === 'technique' && parent ? dim(`${parent.name}: `) : '';
  const reason = reasonOf(matched);
  const stale = liveness === 'stale' ? ', no longer in use' : '';
  return `${dim(`${id} `)}${family}${marked(name, nameSpans, markup)}${reason || stale ? dim(reason + stale) : ''}`;
}

function reasonOf(matched: Hit['matched']): string {
  switch (matched.by) {
    case 'old-id':
      return `, was ${matched.id}`;
    case 'former-name':
      return `, was ${matched.text}`;
    case 'alias':
    case 'jargon':
      return `, also ${matched.text}`;
    case 'vendor-name':
      return `, also ${matched.text}${matched.vendor === undefined ? '' : ` (${matched.vendor})`}`;
    case 'near-id':
      return { parent: ', its technique', slip: ', one character off', number: ', nearest number' }[matched.nearness];
    case 'near-name':
      return `, ${matched.isOwn ? '' : `${matched.text}, `}${plural(matched.letters, 'letter')} off`;
    default:
      return '';
  }
}

function marked(text: string, spans: readonly Span[], markup: Markup): string {
  if (markup === 'none') return text;
  let written = '';
  let last = 0;
  for (const [start, end] of spans) {
    written += `${escapeXml(text.slice(last, start))}<match>${escapeXml(text.slice(start, end))}</match>`;
    last = end;
  }
  return written + escapeXml(text.slice(last));
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Text as XML content or attribute; characters that XML has no place for, and lone surrogates, are left out. */
export function escapeXml(text: string): string {
  return text
    .replace(/[&<>"']/g, character => ENTITIES[character] ?? '')
    .replace(/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
}
