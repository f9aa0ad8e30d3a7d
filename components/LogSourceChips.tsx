import type { ReadableLog } from '../lib/attack/log-sources';
import { ExpandableList } from './ExpandableList';

/** The distinct logs that analytics read, with the event ids asked of each: `Sysmon 1, 3`. Nothing without any. */
export function LogSourceChips({ logs, limit }: { logs: readonly ReadableLog[]; limit: number }) {
  if (logs.length === 0) return null;
  return (
    <ExpandableList items={logs} limit={limit} className="chips" label="Log sources" keyOf={({ label }) => label}>
      {({ label, events }) => (
        <span className="chip">
          {label}
          {events && ' '}
          {events && <span className="events">{events}</span>}
        </span>
      )}
    </ExpandableList>
  );
}
