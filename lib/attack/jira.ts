import type { Block } from './digest';
import { webUrl } from './urls';

/**
 * A digest as Jira's wiki markup, which its description and comment fields take.
 * https://jira.atlassian.com/secure/WikiRendererHelpAction.jspa?section=all
 */
export function jira(blocks: readonly Block[]): string {
  return `${blocks.map(written).join('\n\n')}\n`;
}

function written(block: Block): string {
  switch (block.block) {
    case 'title':
      return `h2. ${link(block.text, block.url)}`;
    case 'heading':
      return `h3. ${plain(block.text)}`;
    case 'notice':
      return `bq. ${plain(block.text)}`;
    case 'text':
      return plain(block.text);
    case 'lines':
      return block.lines.map(plain).join('\n');
    case 'list':
      return block.items
        .map(({ text, url, remark }) => `* ${link(text, url)}${remark ? ` (${plain(remark)})` : ''}`)
        .join('\n');
    case 'provenance':
      return `----\n${block.lines.map(plain).join('\n')}`;
  }
}

/** A link if `url` may be one, else the text alone. Bars and brackets in the address would end it early. */
function link(text: string, url: string | undefined): string {
  const href = webUrl(url);
  const label = plain(text);
  return href === null
    ? label
    : `[${label}|${href.replace(/[|[\]{}]/g, char => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)}]`;
}

/**
 * Text that Jira shows as it was, on one line. A backslash cannot be escaped by another one, which is a line break:
 * it is written as an entity, and what looks like an entity is kept from being one. Dashes mark up only where they
 * stand before or after a word, an underscore likewise.
 */
function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replace(
      /\\|[{}[\]|*^~+!]|(?<!\w)_|_(?!\w)|(?<!\w)-|-(?!\w)|\?(?=\?)|:(?=[()DP])|;(?=\))|\((?=[!?/*+xyin]\)|o(?:n|ff)\))/g,
      char => (char === '\\' ? '&#92;' : `\\${char}`),
    )
    .replace(/^(#|h[1-6](?=\.)|bq(?=\.))/, starts => (starts === '#' ? '\\#' : `${starts}&#8203;`));
}
