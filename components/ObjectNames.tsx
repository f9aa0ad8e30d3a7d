import type { ObjectFact } from '../lib/attack/facts';
import { namesInWords } from '../lib/attack/object-wording';

/**
 * What else an actor, software or campaign is called. All of it, for a reader looks for one name among them.
 */
export function ObjectNames({ fact }: { fact: ObjectFact }) {
  const lines = namesInWords(fact);
  if (lines.length === 0) return null;
  return (
    <div className="names">
      {lines.map(({ label, text }) => (
        <p key={label} className={label ? undefined : 'quiet'}>
          {label && <span className="quiet">{label}</span>} {text}
        </p>
      ))}
    </div>
  );
}
