import { textFragmentLink } from '../attack/text-fragment';
import { webUrl } from '../attack/urls';
import type { Evidence } from './model';

/** Address that brings the reader to a quote on its page; null where the page is no http or https one. */
export function quoteUrl({ page, ...quote }: Pick<Evidence, 'page' | 'quote' | 'prefix' | 'suffix'>): string | null {
  const url = webUrl(page.url);
  return url === null ? null : textFragmentLink(url, quote);
}
