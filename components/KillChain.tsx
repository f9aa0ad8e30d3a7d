import type { Chain } from './panel-model';

/** Which tactics of a matrix occur, as a strip in the order of an intrusion; its text says the same. */
export function KillChain({ domain, columns }: Chain) {
  const present = columns.filter(({ techniques }) => techniques > 0);
  const names = present.map(({ name, techniques }) => `${name} (${techniques})`).join(', ');
  const text = `${domain} tactics, ${present.length} of ${columns.length}: ${names || 'none'}`;
  return (
    <figure className="chain-figure">
      <div role="img" aria-label={text} className="chain">
        {columns.map(({ id, name, techniques }) => (
          <span
            key={id}
            className={techniques > 0 ? 'on' : ''}
            title={techniques > 0 ? `${name}: ${techniques}` : name}
          />
        ))}
      </div>
    </figure>
  );
}
