import type { Strategy } from '../lib/attack/documents';
import { describeLogSource } from '../lib/attack/log-sources';

interface LogTableProps {
  logSources: Strategy['analytics'][number]['logSources'];
  /** Opens a data component; without it they are words. */
  onOpen?: (id: string) => void;
}

/** What an analytic reads from which log, by data component. */
export function LogTable({ logSources, onOpen }: LogTableProps) {
  if (logSources.length === 0) return <p className="none">No log source named.</p>;
  return (
    <dl className="logs">
      {logSources.map(source => {
        const { label, events, detail } = describeLogSource(source);
        const { component } = source;
        return (
          <div key={`${component.id} ${source.name} ${source.channel}`}>
            <dt>
              {onOpen ? (
                <button type="button" className="link" onClick={() => onOpen(component.id)}>
                  {component.name}
                </button>
              ) : (
                component.name
              )}
            </dt>
            <dd>
              {label}
              {events && ' '}
              {events && <span className="events">{events}</span>}
              {detail && <span className="detail"> {detail}</span>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
