import type { Strategy } from '../lib/attack/documents';
import { describeLogSource } from '../lib/attack/log-sources';

/** What an analytic reads from which log, by data component. */
export function LogTable({ logSources }: { logSources: Strategy['analytics'][number]['logSources'] }) {
  if (logSources.length === 0) return <p className="none">No log source named.</p>;
  return (
    <dl className="logs">
      {logSources.map(source => {
        const { label, events, detail } = describeLogSource(source);
        return (
          <div key={`${source.component.id} ${source.name} ${source.channel}`}>
            <dt>{source.component.name}</dt>
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
