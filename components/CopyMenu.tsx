import { COPY_FORMATS } from '../lib/attack/copy';
import type { View } from '../lib/knowledge/view';
import { CopyOutcome } from './CopyOutcome';
import { Menu } from './Menu';
import { useCopying } from './use-copying';

interface CopyMenuProps {
  view: View;
  /** Puts text on the clipboard; rejects with an `AppError`. */
  onCopy: (text: string) => Promise<void>;
}

/** Copies an object in the form that the reader chooses, and says whether it did. */
export function CopyMenu({ view, onCopy }: CopyMenuProps) {
  const [outcome, copy] = useCopying();
  const items = COPY_FORMATS.flatMap(({ name, write }) => {
    const text = write(view);
    return text === null ? [] : [{ name, onChoose: () => copy(`Copied as ${name}`, () => onCopy(text)) }];
  });
  return (
    <>
      <Menu label="Copy as…" groups={[items]}>
        {outcome.copied && 'Copied'}
      </Menu>
      <CopyOutcome outcome={outcome} />
    </>
  );
}
