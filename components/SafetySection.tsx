import { useRef } from 'react';
import { plural } from '../lib/attack/wording';
import type { BackupStatus } from '../lib/notes/backup';
import { type Course, CourseButton } from './CourseButton';
import { When } from './When';

interface SafetySectionProps {
  backup: BackupStatus | undefined;
  /** Whether the browser has promised to keep the notes; undefined while it was not asked. */
  isPersistent: boolean | undefined;
  /** While one is made that takes longer than a moment. */
  backingUp: Course | null;
  /** While a file is taken in that takes longer than a moment. */
  importing: Course | null;
  onBackup: () => void;
  onImport: (file: File) => void;
}

/** Backup, restore and import: one file holds everything, and taking one in never makes doubles. */
export function SafetySection({ backup, isPersistent, backingUp, importing, ...on }: SafetySectionProps) {
  const file = useRef<HTMLInputElement>(null);
  return (
    <section className="section safety" aria-labelledby="safety">
      <div className="section-head">
        <h2 id="safety">Backup and import</h2>
      </div>
      <div className="safety-actions">
        <CourseButton
          label="Back up everything"
          className="button"
          doing="Backing up"
          cancel="Cancel the backup"
          course={backingUp}
          onStart={on.onBackup}
        />
        <CourseButton
          label="Restore or import…"
          className="button"
          doing="Importing"
          cancel="Cancel the import"
          course={importing}
          onStart={() => file.current?.click()}
        />
        <input
          ref={file}
          type="file"
          hidden
          accept=".json,application/json"
          aria-label="File to restore or import"
          onChange={event => {
            const [chosen] = event.target.files ?? [];
            event.target.value = '';
            if (chosen) on.onImport(chosen);
          }}
        />
      </div>
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
