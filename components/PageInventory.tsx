import { useState } from 'react';
import { plural } from '../lib/attack/wording';
import { KillChain } from './KillChain';
import { type PageObjectActions, PageObjectRow, type Revealed } from './PageObjectRow';
import type { Chain, PageObject } from './panel-model';

interface PageInventoryProps {
  /** In page order. */
  objects: readonly PageObject[];
  chains: readonly Chain[];
  revealed: Revealed | null;
  actions: PageObjectActions;
}

/** What the page mentions: counts, the tactics as a strip, and the objects in page order or by tactic. */
export function PageInventory({ objects, chains, revealed, actions }: PageInventoryProps) {
  const [isByTactic, setByTactic] = useState(false);
  const groups = isByTactic ? byTactic(objects, chains) : [{ name: null, objects }];
  return (
    <>
      <div className="section-head">
        <h2>{countLine(objects)}</h2>
        <span className="count">{tacticLine(chains)}</span>
      </div>
      {chains.map(chain => (
        <KillChain key={chain.domain} {...chain} />
      ))}
      <fieldset className="toggle">
        <legend className="unseen">Order</legend>
        {([false, true] as const).map(value => (
          <label key={String(value)}>
            <input type="radio" name="order" checked={isByTactic === value} onChange={() => setByTactic(value)} />
            {value ? 'By tactic' : 'Page order'}
          </label>
        ))}
      </fieldset>
      {groups.map(({ name, objects: found }) => (
        <div key={name ?? 'all'}>
          {name !== null && <h3 className="group-name">{name}</h3>}
          <ul className="rows" aria-label={name ?? 'Objects on this page'}>
            {found.map(object => (
              <PageObjectRow
                key={object.id}
                object={object}
                revealed={revealed?.id === object.id ? revealed : null}
                actions={actions}
              />
            ))}
          </ul>
        </div>
      ))}
    </>
  );
}

function countLine(objects: readonly PageObject[]): string {
  const techniques = objects.filter(({ kind }) => kind === 'technique').length;
  const others = objects.length - techniques;
  const mentions = objects.reduce((sum, { count }) => sum + count, 0);
  const parts = [
    techniques > 0 || others === 0 ? plural(techniques, 'technique') : '',
    others > 0 ? (techniques > 0 ? plural(others, 'other') : plural(others, 'object')) : '',
    plural(mentions, 'mention'),
  ];
  return parts.filter(Boolean).join(', ');
}

function tacticLine(chains: readonly Chain[]): string {
  return chains
    .map(({ domain, columns }) => {
      const present = columns.filter(({ techniques }) => techniques > 0).length;
      return `${present} of ${columns.length} ${chains.length > 1 ? `${domain} ` : ''}tactics`;
    })
    .join(' · ');
}

/** A technique of several tactics stands under each of them, as in the matrix. */
function byTactic(objects: readonly PageObject[], chains: readonly Chain[]) {
  const names = [...new Set(chains.flatMap(({ columns }) => columns.map(({ name }) => name)))];
  const groups = names.map(name => ({
    name,
    objects: objects.filter(({ tactics }) => tactics.some(tactic => tactic.name === name)),
  }));
  const others = { name: 'Without a tactic', objects: objects.filter(({ tactics }) => tactics.length === 0) };
  return [...groups, others].filter(group => group.objects.length > 0);
}
