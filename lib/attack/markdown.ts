import type { Block } from './digest';
import { link, plain } from './markdown-text';

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
