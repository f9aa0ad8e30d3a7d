const full = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

interface WhenProps {
  /** Milliseconds since 1970. */
  at: number;
}

/** A time in the reader's zone: of today the hour, of another day the day, and both on hovering. */
export function When({ at }: WhenProps) {
  const date = new Date(at);
  const isToday = date.toDateString() === new Date().toDateString();
  return (
    <time dateTime={date.toISOString()} title={full.format(date)} className="when">
      {isToday ? time.format(date) : day.format(date)}
    </time>
  );
}
