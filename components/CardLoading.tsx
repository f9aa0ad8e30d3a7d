import { useEffect, useState } from 'react';
import type { Progress } from '../lib/knowledge/sync';

/** The head of a card whose facts are on their way. The style sheet shows it only after 100 ms: most come sooner. */
export function LoadingHead({ id }: { id: string }) {
  return (
    <>
      <p className="meta headline" role="status">
        <span className="id">{id}</span> · looking it up…
      </p>
      <h2 className="name" tabIndex={-1}>
        {id}
      </h2>
    </>
  );
}

interface LoadingBodyProps {
  /** How far the knowledge is that the object will come from; null once it is ready. */
  progress: (() => Promise<Progress | null>) | undefined;
}

/** Sooner, hardly any answer is waiting for the knowledge. */
const ASK_EVERY_MS = 300;

/** Lines where the text will be; after an installation or an update, how far the knowledge is. */
export function LoadingBody({ progress: ask }: LoadingBodyProps) {
  const [progress, setProgress] = useState<Progress | null>(null);
  useEffect(() => {
    if (!ask) return;
    // A failure is told by the answer that is waited for.
    const timer = setInterval(() => ask().then(setProgress, () => setProgress(null)), ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [ask]);
  return (
    <>
      <div className="preparing">
        <p role="status">{progress && 'Preparing the ATT&CK knowledge, once after an installation or update.'}</p>
        {progress && <progress aria-label="Preparing" max={1} value={shareOf(progress)} />}
      </div>
      {!progress && (
        <div className="skeleton" aria-hidden="true">
          <span />
          <span />
          <span />
        </div>
      )}
    </>
  );
}

/** Reading takes about as long as writing, of which there are no steps to show. */
function shareOf({ step, done, total }: Progress): number {
  return (step === 'read' ? 0 : 0.5) + (0.5 * done) / Math.max(1, total);
}
