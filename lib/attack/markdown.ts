import type { Block } from './digest';
import { webUrl } from './urls';

/** A digest as CommonMark, for a ticket or a wiki. */
export function markdown(blocks: readonly Block[]): string {
  return `${blocks.map(written).join('\n\n')}\n`;
}

function written(block: Block): string {
  switch (block.block) {
    case 'title':
      return `# ${link(block.text, block.url)}`;
    case 'heading':
      return `## ${plain(block.text)}`;
    case 'notice':
      return `> ${plain(block.text)}`;
    case 'text':
      return plain(block.text);
    case 'lines':
      return lines(block.lines);
    case 'list':
      return block.items
        .map(({ text, url, remark }) => `- ${link(text, url)}${remark ? ` (${plain(remark)})` : ''}`)
        .join('\n');
    case 'provenance':
      return `---\n\n${lines(block.lines)}`;
  }
}

function lines(texts: readonly string[]): string {
  return texts.map(plain).join('  \n');
}

/** A link if `url` may be one, else the text alone. Brackets in the address would end it early. */
function link(text: string, url: string | undefined): string {
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
function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*[\]<~]|&(?=#?\w+;)|(?<!\w)_|_(?!\w)|^[-+#>=]/g, '\\$&')
    .replace(/^(\d+)(?=[.)])/, '$1\\');
}
