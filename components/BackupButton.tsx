/** How far a backup is, 0 to 1, and how to end it. */
export interface BackupCourse {
  share: number;
  onCancel: () => void;
}

interface BackupButtonProps {
  label: string;
  className: 'button' | 'link';
  /** While a backup is made that takes longer than a moment. */
  course: BackupCourse | null;
  onBackup: () => void;
}

/** Starts a backup, and ends it while it is made: one button, so that the focus stays where it is. */
export function BackupButton({ label, className, course, onBackup }: BackupButtonProps) {
  return (
    <>
      <button type="button" className={className} onClick={course ? course.onCancel : onBackup}>
        {course ? 'Cancel the backup' : label}
      </button>
      {course && <progress className="backing-up" aria-label="Backing up" max={1} value={course.share} />}
    </>
  );
}
