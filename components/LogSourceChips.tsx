import type { Strategy } from '../lib/attack/documents';
import { distinctLogs } from '../lib/attack/log-sources';
import { ExpandableList } from './ExpandableList';

/** The distinct logs that a technique's analytics read, with the event ids asked of each: `Sysmon 1, 3`. */
export function LogSourceChips({ strategies, limit }: { strategies: readonly Strategy[]; limit: number }) {
  const logs = distinctLogs(strategies);
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
