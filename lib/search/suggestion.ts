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

/** The hits of a result as suggestions, in their order. */
export function suggestionsOf({ hits }: Pick<SearchResult, 'hits'>, markup: Markup): Suggestion[] {
  return hits.map(hit => ({ content: hit.id, description: describe(hit, markup) }));
}

/** Where an object is read: techniques in the workspace, everything else in the popup, which also opens in a tab. */
export function pageOf({ kind, id }: Pick<Hit, 'kind' | 'id'>): string {
  return kind === 'technique' ? `/workspace.html#/${id}` : `/popup.html?q=${encodeURIComponent(id)}`;
}

/** Where a query that finds nothing is said to find nothing. */
export function pageOfQuery(query: string): string {
  return `/popup.html?q=${encodeURIComponent(query)}`;
}

/** What the address bar says above the suggestions: what Enter opens, or that nothing was found. */
export function headlineOf({ hits, isNearest, understood }: SearchResult, markup: Markup): string {
  const text = (plain: string) => (markup === 'chromium' ? escapeXml(plain) : plain);
  const [first] = hits;
  if (first) return isNearest ? `${text('Nearest: ')}${describe(first, markup)}` : describe(first, markup);
  const { unknownIds, url, text: words, filters } = understood;
  const asked = [...unknownIds, ...filters.map(({ field, written }) => `${field}:${written}`), words, url ?? ''];
  const query = Array.from(new Set(asked)).filter(Boolean).join(' ');
  return text(query === '' ? 'Search ATT&CK: an id, a name, an alias or words' : `Nothing in ATT&CK for ${query}`);
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
