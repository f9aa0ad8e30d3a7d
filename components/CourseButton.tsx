/** How far something is that takes a while, 0 to 1, and how to end it. */
export interface Course {
  share: number;
  onCancel: () => void;
}

interface CourseButtonProps {
  label: string;
  className: 'button' | 'link';
  /** What the bar says while it lasts, and the button that ends it. */
  doing: string;
  cancel: string;
  /** While it lasts longer than a moment. */
  course: Course | null;
  onStart: () => void;
}

/** Starts what takes a while, and ends it while it lasts: one button, so that the focus stays where it is. */
export function CourseButton({ label, className, doing, cancel, course, onStart }: CourseButtonProps) {
  return (
    <span className="with-course">
      <button type="button" className={className} onClick={course ? course.onCancel : onStart}>
        {course ? cancel : label}
      </button>
      {course && <progress className="course" aria-label={doing} max={1} value={course.share} />}
    </span>
  );
}
