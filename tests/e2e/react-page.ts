import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';

/** Renders a list of ids into `main` again and again, in another order and with other words each time, as an app does. */
export async function renderRounds(rounds: number): Promise<void> {
  const root = createRoot(document.querySelector('main') as Element);
  const ids = Array.from({ length: 40 }, (_, i) => `T1059.00${1 + (i % 9)}`);
  for (let round = 0; round < rounds; round++) {
    const rows = ids.map((id, i) =>
      createElement('li', { key: i }, `${id} seen ${round} times, and `, createElement('b', null, 'T1204'), '.002'),
    );
    for (let i = 0; i < round % 7; i++) rows.push(rows.shift() as (typeof rows)[number]);
    flushSync(() => root.render(createElement('ul', { title: `round ${round}` }, rows)));
    await new Promise(requestAnimationFrame);
  }
}
