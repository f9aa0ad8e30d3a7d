import { plural } from '../lib/attack/wording';

interface BackupDueProps {
  /** How many records were made or changed since the last backup. */
  changes: number;
  onBackup: () => void;
  onSnooze: () => void;
}

/** The reminder of a backup, above the notes that it is about. */
export function BackupDue({ changes, onBackup, onSnooze }: BackupDueProps) {
  return (
    <p className="stale reminder" role="status">
      {plural(changes, 'change')} since the last backup. Everything is in this browser alone.{' '}
      <button type="button" className="link" onClick={onBackup}>
        Back up now
      </button>{' '}
      <button type="button" className="link" onClick={onSnooze}>
        Remind me later
      </button>
    </p>
  );
}
