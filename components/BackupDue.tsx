import { plural } from '../lib/attack/wording';
import { type Course, CourseButton } from './CourseButton';

interface BackupDueProps {
  /** How many records were made or changed since the last backup. */
  changes: number;
  /** While one is made that takes longer than a moment. */
  course: Course | null;
  onBackup: () => void;
  onSnooze: () => void;
}

/** The reminder of a backup, above the notes that it is about. */
export function BackupDue({ changes, course, onBackup, onSnooze }: BackupDueProps) {
  return (
    <p className="stale reminder" role="status">
      {plural(changes, 'change')} since the last backup. Everything is in this browser alone.{' '}
      <CourseButton
        label="Back up now"
        className="link"
        doing="Backing up"
        cancel="Cancel the backup"
        course={course}
        onStart={onBackup}
      />{' '}
      {!course && (
        <button type="button" className="link" onClick={onSnooze}>
          Remind me later
        </button>
      )}
    </p>
  );
}
