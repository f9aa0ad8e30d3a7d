import type { ResultRow } from './result-row';
import type { Said } from './use-said';

interface PopupFootProps {
  /** The active row. */
  row: ResultRow | undefined;
  isOpened: boolean;
  /** The release; not known before the index is there. */
  attack: string | undefined;
  said: Said | null;
  isMac: boolean;
  onOpenWorkspace: () => void;
}

/** The keys that do something now, and the release that is searched. For a moment, what a key has done instead. */
export function PopupFoot({ row, isOpened, attack, said, isMac, onOpenWorkspace }: PopupFootProps) {
  const keys = isOpened ? CARD_KEYS : rowKeys(row);
  return (
    <footer className="popup-foot">
      <p role="status" className={said?.isProblem ? 'problem-line' : 'said'}>
        {said?.text}
      </p>
      {!said && (
        <p className="legend">
          {keys.map(([names, what]) => (
            <span key={what}>
              <kbd>{names.map(name => (isMac && MAC_NAMES[name]) || name).join(' ')}</kbd> {what}
            </span>
          ))}
        </p>
      )}
      {attack !== undefined && (
        <button
          type="button"
          className="link quiet"
          title="What Tidbit knows, and from where"
          onClick={onOpenWorkspace}
        >
          ATT&amp;CK {attack}
        </button>
      )}
    </footer>
  );
}

type Keys = readonly [names: readonly string[], what: string];

const CARD_KEYS: readonly Keys[] = [
  [['Esc'], 'results'],
  [['Alt', '↵'], 'workspace'],
  [['Ctrl', '↵'], 'panel'],
  [['Ctrl', 'C'], 'copy'],
];

const MAC_NAMES: Record<string, string> = { Alt: '⌥', Ctrl: '⌘' };

function rowKeys(row: ResultRow | undefined): Keys[] {
  const workspace: Keys = [['Alt', '↵'], 'workspace'];
  if (!row) return [workspace];
  if (!row.object) return [];
  return [
    [['↵'], 'open'],
    ...(row.object.kind === 'technique' ? [workspace] : []),
    [['Ctrl', '↵'], 'panel'],
    [['Ctrl', 'C'], 'copy'],
    ...(row.isForgettable ? [[['Shift', 'Del'], 'forget'] satisfies Keys] : []),
  ];
}
