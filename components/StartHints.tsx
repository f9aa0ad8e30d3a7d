interface StartHintsProps {
  /** Neither the page nor the past has anything to offer. */
  isFirstUse: boolean;
  onFilter: (filter: string) => void;
  /** Absent where there is nothing to forget. */
  onForgetAll: (() => void) | undefined;
}

const FILTERS = ['tactic:', 'platform:', 'actor:', 'domain:', 'kind:'] as const;

/** Below the list of an empty field: what can be typed, and how it is narrowed. */
export function StartHints({ isFirstUse, onFilter, onForgetAll }: StartHintsProps) {
  return (
    <div className="hints">
      {isFirstUse && (
        <div className="first-use">
          <h2>Look up anything of ATT&amp;CK</h2>
          <p>
            An id in any spelling, a name or alias, what a vendor calls an actor, words of a description, an address of
            attack.mitre.org. Slips of the keys are forgiven.
          </p>
          <p>Paste a report or a list, and its ids are listed here. Nothing leaves this computer.</p>
        </div>
      )}
      <p className="filters">
        Narrow with{' '}
        {FILTERS.map(filter => (
          <button key={filter} type="button" className="chip" onClick={() => onFilter(filter)}>
            {filter}
          </button>
        ))}
      </p>
      {onForgetAll && (
        <p className="filters">
          <button type="button" className="link quiet" onClick={onForgetAll}>
            Forget what was looked up
          </button>
        </p>
      )}
    </div>
  );
}
