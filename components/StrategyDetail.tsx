import type { Strategy } from '../lib/attack/documents';
import { describeLogSource } from '../lib/attack/log-sources';
import { ExternalLink } from './ExternalLink';

/** One detection strategy in full: its analytics by platform, and what each reads from which log. */
export function StrategyDetail({ strategy: { id, name, url, analytics } }: { strategy: Strategy }) {
  return (
    <div className="strategy">
      <p className="strategy-name">
        <ExternalLink href={url}>
          <span className="id">{id}</span> {name}
        </ExternalLink>
      </p>
      {analytics.map(analytic => (
        <div key={analytic.id} className="analytic">
          <p className="analytic-name">
            {analytic.platforms.length > 0 ? analytic.platforms.join(', ') : 'Any platform'}{' '}
            <span className="id">{analytic.id}</span>
          </p>
          <LogTable logSources={analytic.logSources} />
        </div>
      ))}
    </div>
  );
}

function LogTable({ logSources }: { logSources: Strategy['analytics'][number]['logSources'] }) {
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
