import { useRef } from 'react';
import { plural } from '../lib/attack/wording';
import type { BackupStatus } from '../lib/notes/backup';
import { BackupButton, type BackupCourse } from './BackupButton';
import { When } from './When';

interface SafetySectionProps {
  backup: BackupStatus | undefined;
  /** Whether the browser has promised to keep the notes; undefined while it was not asked. */
  isPersistent: boolean | undefined;
  /** What the last import or restore did. */
  told: string | null;
  /** While a backup is made that takes longer than a moment. */
  course: BackupCourse | null;
  onBackup: () => void;
  onImport: (file: File) => void;
}

/** Backup, restore and import: one file holds everything, and taking one in never makes doubles. */
export function SafetySection({ backup, isPersistent, told, course, onBackup, onImport }: SafetySectionProps) {
  const file = useRef<HTMLInputElement>(null);
  return (
    <section className="section safety" aria-labelledby="safety">
      <div className="section-head">
        <h2 id="safety">Backup and import</h2>
      </div>
      <p className="safety-actions">
        <BackupButton label="Back up everything" className="button" course={course} onBackup={onBackup} />
        <button type="button" className="button" onClick={() => file.current?.click()}>
          Restore or import…
        </button>
        <input
          ref={file}
          type="file"
          hidden
          accept=".json,application/json"
          aria-label="File to restore or import"
          onChange={event => {
            const [chosen] = event.target.files ?? [];
            event.target.value = '';
            if (chosen) onImport(chosen);
          }}
        />
      </p>
      <p role="status" className="told-import">
        {told}
      </p>
      <p className="notice">
        {backup &&
          (backup.at === null ? (
            'No backup was made yet. '
          ) : (
            <>
              Last backup <When at={backup.at} />.{' '}
            </>
          ))}
        {backup && backup.changes > 0 && `${plural(backup.changes, 'change')} since. `}
        Takes backups, investigations saved as JSON, and ATT&amp;CK Navigator layers.
        {isPersistent === false && ' The browser may clear this storage when the disk is full.'}
      </p>
    </section>
  );
}
