import { ProblemText } from './ProblemText';
import type { PopupKnowledge } from './popup-search';

interface PopupStatusProps {
  knowledge: Exclude<PopupKnowledge, { state: 'ready' }>;
  /** Something was typed, and waits. */
  hasText: boolean;
  onTryAgain: () => void;
}

/** In the place of results as long as there is nothing to search: why, and what becomes of what was typed. */
export function PopupStatus({ knowledge, hasText, onTryAgain }: PopupStatusProps) {
  if (knowledge.state === 'failed') {
    return (
      <div className="popup-status">
        <h2>Nothing can be looked up</h2>
        <ProblemText problem={knowledge.problem} />
        <button type="button" className="button" onClick={onTryAgain}>
          Try again
        </button>
      </div>
    );
  }
  // The index mostly comes within a blink; the words appear only where it does not.
  return (
    <div className="popup-status late" role="status">
      <h2>{knowledge.state === 'opening' ? 'Opening the index…' : 'Preparing for first use…'}</h2>
      {knowledge.state === 'preparing' && <p>Tidbit takes in its ATT&amp;CK knowledge: a second or two, once.</p>}
      {hasText && <p>What you typed is answered as soon as it is here.</p>}
    </div>
  );
}
