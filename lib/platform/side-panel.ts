import { type Browser, browser } from 'wxt/browser';
import { z } from 'zod';
import { AppError } from '../attack/app-error';
import { KINDS, kindOfId } from '../attack/kinds';
import type { Sender } from './serve';

/** Firefox has a sidebar, and opens it only for a click in its own menus or in a page of the extension. */
interface FirefoxBrowser {
  sidebarAction?: { open(): Promise<void> };
}

/**
 * What the panel is asked to do by whoever opens it. Through the session's storage, which no web page can read: the
 * panel may not be there yet to be told, and the worker may be gone when it is.
 */
const taskSchema = z.discriminatedUnion('do', [
  /** Write a note on an object, met on a page. */
  z.strictObject({
    do: z.literal('note'),
    id: z.string(),
    page: z.strictObject({ url: z.string(), title: z.string() }).nullable(),
  }),
  /** Show what is written and kept of an object. */
  z.strictObject({ do: z.literal('object'), kind: z.enum(KINDS), id: z.string() }),
  /** Show the card of an object. */
  z.strictObject({ do: z.literal('card'), id: z.string() }),
  /** Ask what a quote speaks for. */
  z.strictObject({
    do: z.literal('choose'),
    capture: z.strictObject({
      quote: z.string(),
      prefix: z.string(),
      suffix: z.string(),
      page: z.strictObject({ url: z.string(), title: z.string() }),
      /** Ids that the quote names itself. */
      ids: z.array(z.string()),
    }),
  }),
  /** Show the evidence of the current investigation: some was kept. */
  z.strictObject({ do: z.literal('evidence') }),
  /** Say why something that was asked for outside the panel did not happen. */
  z.strictObject({ do: z.literal('tell'), message: z.string() }),
]);
/** What `handTask` leaves and `receiveTasks` takes: one thing to do, with what it needs. */
export type PanelTask = z.infer<typeof taskSchema>;

const KEY = 'panel-task';

/**
 * Opens the panel beside a tab. Call it within the click or key press that asks for it, before anything is awaited:
 * browsers refuse it afterwards. Rejects with an `AppError` where the browser does not open it for this click.
 */
export function openPanel(tab: Pick<Browser.tabs.Tab, 'id'> | undefined): Promise<void> {
  const opening = open(tab);
  return opening.catch(thrown => {
    throw new AppError(
      'unexpected',
      'The browser did not open the panel. Open it from the toolbar or the sidebar menu.',
      {
        cause: thrown,
      },
    );
  });
}

async function open(tab: Pick<Browser.tabs.Tab, 'id'> | undefined): Promise<void> {
  const sidebar = (browser as FirefoxBrowser).sidebarAction;
  if (sidebar) return sidebar.open();
  if (tab?.id === undefined) throw new TypeError('A panel stands beside a tab');
  await browser.sidePanel.open({ tabId: tab.id });
}

/** Leaves a task for the panel that is open or about to be. */
export async function handTask(task: PanelTask): Promise<void> {
  // The number makes the same task once more another value.
  await browser.storage.session.set({ [KEY]: { task, at: Date.now() } });
}

/** Calls `onTask` with the task that lies there and with those that come later, each once. Ends with `signal`. */
export function receiveTasks(onTask: (task: PanelTask) => void, signal: AbortSignal): void {
  const take = async (value: unknown) => {
    const handed = z.object({ task: taskSchema }).safeParse(value);
    if (!handed.success || signal.aborted) return;
    await browser.storage.session.remove(KEY);
    onTask(handed.data.task);
  };
  const onChanged = (changes: Record<string, { newValue?: unknown }>) => void take(changes[KEY]?.newValue);
  browser.storage.session.onChanged.addListener(onChanged);
  signal.addEventListener('abort', () => browser.storage.session.onChanged.removeListener(onChanged));
  browser.storage.session.get(KEY).then(
    stored => take(stored[KEY]),
    thrown => console.error(thrown),
  );
}

/** Opens the panel beside the asking tab, and has it show an object there or write a note on it. */
export function showPanel({ tab }: Sender, id: string, to: 'write' | 'read'): Promise<null> {
  const opening = openPanel(tab);
  const kind = kindOfId(id);
  const handing = async () => {
    if (to === 'write') await handTask({ do: 'note', id, page: pageOf(tab) });
    if (to === 'read' && kind) await handTask({ do: 'object', kind, id });
  };
  return Promise.all([opening, handing()]).then(() => null);
}

/** What a note can be about: the browser's own pages are none. */
function pageOf(tab: Browser.tabs.Tab | undefined): { url: string; title: string } | null {
  const url = tab?.url?.replace(/:~:.*$/s, '').replace(/#$/, '') ?? '';
  return /^(https?|file):/.test(url) ? { url, title: tab?.title ?? '' } : null;
}
