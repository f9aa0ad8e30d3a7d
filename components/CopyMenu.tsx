import { useEffect, useState } from 'react';
import { toAppError } from '../lib/attack/app-error';
import { COPY_FORMATS } from '../lib/attack/copy';
import type { View } from '../lib/knowledge/view';
import { Menu } from './Menu';

interface CopyMenuProps {
  view: View;
  /** Puts text on the clipboard; rejects with an `AppError`. */
  onCopy: (text: string) => Promise<void>;
}

/** Long enough to be read after looking back from the menu, short enough not to be taken for a state. */
const CONFIRMATION_MS = 2000;

/** Copies an object in the form that the reader chooses, and says whether it did. */
export function CopyMenu({ view, onCopy }: CopyMenuProps) {
  const [copied, setCopied] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    if (copied === null) return;
    const timer = setTimeout(() => setCopied(null), CONFIRMATION_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = async (name: string, text: string) => {
    setCopied(null);
    setProblem(null);
    try {
      await onCopy(text);
      setCopied(name);
    } catch (thrown) {
      setProblem(toAppError(thrown).message);
    }
  };
  const items = COPY_FORMATS.flatMap(({ name, write }) => {
    const text = write(view);
    return text === null ? [] : [{ name, onChoose: () => void copy(name, text) }];
  });
  return (
    <>
      <Menu label="Copy as…" groups={[items]}>
        {copied === null ? null : 'Copied'}
      </Menu>
      <span role="status" className={problem === null ? 'unseen' : 'problem-line'}>
        {copied !== null && `Copied as ${copied}`}
        {problem !== null && `Not copied: ${problem}`}
      </span>
    </>
  );
}
