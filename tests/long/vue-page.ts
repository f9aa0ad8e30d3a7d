import { createApp, nextTick, reactive } from 'vue/dist/vue.esm-bundler.js';

interface Row {
  key: number;
  parent: string;
  sub: number;
}

// Templates, not render functions: Vue compiles them to code that sets only what it knows can change.
const TEMPLATE = `
  <h1>Round {{ round }}: {{ rows.length }} rows</h1>
  <ul>
    <li v-for="{ key, parent, sub } in rows" :key="key" :title="'row ' + key">
      {{ parent }}<b>.00{{ sub }}</b>, seen {{ round }} times <i v-if="(round + key) % 3">with T1486</i><s v-else>alone</s>
    </li>
  </ul>
  <p v-show="round % 2">Shown at times: T1190</p>
  <div v-html="html"></div>`;

const state = reactive({ round: 0, rows: [] as Row[], html: '' });

/** Starts the app in `main`. */
export function start(): void {
  createApp({ template: TEMPLATE, setup: () => state }).mount('main');
}

/** Changes everything that can change, again and again: rows come, go and move, texts and raw HTML are others each time. */
export async function renderRounds(rounds: number): Promise<void> {
  for (let i = 0; i < rounds; i++) {
    state.round++;
    const { round, rows } = state;
    rows.push({ key: round, parent: round % 2 ? 'T1059' : 'T1003', sub: 1 + (round % 8) });
    if (rows.length > 20) rows.splice((round * 7) % rows.length, 1);
    if (round % 3 === 0) rows.reverse();
    if (rows[2]) rows[2].sub = 1 + ((rows[2].sub + round) % 8);
    state.html = `<p>Raw <em>T1566</em>.00${1 + (round % 3)}</p>`.repeat(1 + (round % 4));
    await nextTick();
    await new Promise(requestAnimationFrame);
  }
}
