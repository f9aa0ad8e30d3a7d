import { webUrl } from './urls';

/** Text and links in Markdown that we write. */

/** A link if `url` may be one, else the text alone. Brackets in the address would end it early. */
export function link(text: string, url: string | undefined): string {
  const href = webUrl(url);
  const label = plain(text);
  return href === null
    ? label
    : `[${label}](${href.replace(/[()<>]/g, char => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)})`;
}

/**
 * Text that CommonMark shows as it was, on one line. Only what could mark something up is escaped, for the text is
 * also read raw in tickets: `ATT&CK` and `READ_SMS` stay, `*`, brackets and a leading `-` do not.
 */
export function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*[\]<~]|&(?=#?\w+;)|(?<!\w)_|_(?!\w)|^[-+#>=]/g, '\\$&')
    .replace(/^(\d+)(?=[.)])/, '$1\\');
}
