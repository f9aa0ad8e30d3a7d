import type { Block } from './digest';
import { webUrl } from './urls';

/** A digest as text without markup, for a mail or a chat. */
export function plainText(blocks: readonly Block[]): string {
  return `${blocks.map(written).join('\n')}\n`;
}

function written(block: Block): string {
  switch (block.block) {
    case 'title':
      return address(block.text, block.url);
    case 'heading':
      return `\n${line(block.text)}`;
    case 'notice':
    case 'text':
      return line(block.text);
    case 'lines':
      return block.lines.map(line).join('\n');
    case 'list':
      return block.items
        .map(({ text, url, remark }) => `- ${address(text, url)}${remark ? ` (${line(remark)})` : ''}`)
        .join('\n');
    case 'provenance':
      return `\n${block.lines.map(line).join('\n')}`;
  }
}

function address(text: string, url: string | undefined): string {
  const href = webUrl(url);
  return href === null ? line(text) : `${line(text)} <${href}>`;
}

function line(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
