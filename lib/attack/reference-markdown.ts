import type { Kind } from './kinds';
import { attackUrl, hasPage } from './urls';

/** An object by kind, id and name. */
interface Reference {
  kind: Kind;
  id: string;
  name: string;
}

/** A mentioned id with what it stands for; null where it was never published. */
interface MentionedReference {
  /** As it is written in the text, in canonical form. */
  id: string;
  count?: number;
  isStale: boolean;
  object: Reference | null;
}

/** `[T1059.001 PowerShell](https://attack.mitre.org/techniques/T1059/001)`, or the text where there is no such page. */
export function referenceMarkdown({ kind, id, name }: Reference): string {
  const label = `${id} ${name}`.replace(/[\\`*_[\]<]/g, '\\$&');
  return hasPage(kind) ? `[${label}](${attackUrl(kind, id)})` : label;
}

/**
 * Ids of a text as a Markdown list, one an item, with what a reader must know of them: that one is revoked and what it
 * is now, that it is no longer in use, or that the release (`19.1`) has none such.
 */
export function mentionsMarkdown(mentions: readonly MentionedReference[], attack: string): string {
  const lines = mentions.map(({ id, count = 1, isStale, object }) => {
    const times = count > 1 ? ` ×${count}` : '';
    if (!object) return `- ${id}${times}: not in ATT&CK ${attack}`;
    const reference = referenceMarkdown(object);
    if (object.id !== id) return `- ${id}${times}: revoked, now ${reference}`;
    return `- ${reference}${times}${isStale ? ': no longer in use' : ''}`;
  });
  return `${lines.join('\n')}\n`;
}
