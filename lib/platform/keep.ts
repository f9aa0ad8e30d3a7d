import { AppError } from '../attack/app-error';
import { type Kind, kindOfId } from '../attack/kinds';
import { findIds } from '../attack/mentions';
import type { NewEvidence } from '../notes/evidence-store';
import type { SelectionPlace } from './evidence-menu';
import { askFrame } from './frame-ask';
import { captureSelection } from './page';
import type { Sender } from './serve';
import { handTask } from './side-panel';

/** A quote and what it speaks for, without the investigation that it will belong to. */
type Captured = Omit<NewEvidence, 'investigation'>;

/**
 * The sentence of a mention in the frame that asks: the n-th (from 0) of its object there.
 *
 * @throws AppError `no-answer` where the page has changed meanwhile
 */
export async function sentenceOf({ tab, frameId }: Sender, id: string, n: number): Promise<Captured> {
  const kind = kindOfId(id);
  if (tab?.id === undefined || frameId === undefined || !kind)
    throw new AppError('bad-message', 'No frame asks to keep');
  const { capture } = await askFrame({ tabId: tab.id, frameId }, 'evidence.mention', { id, n });
  if (!capture) throw new AppError('no-answer', 'The page has changed: this mention is not there any more.');
  const { quote, prefix, suffix } = capture;
  return { object: { kind, id }, quote, prefix, suffix, page: { url: withoutPlace(tab.url), title: tab.title ?? '' } };
}

/**
 * What is selected. Where it names one object, it is evidence for that, and `keep` is called; else the panel is handed
 * the question. Never rejects: whatever hinders it is told in the panel.
 */
export async function keepSelection(
  { tab, frameId }: SelectionPlace,
  keep: (captured: Captured) => Promise<unknown>,
): Promise<void> {
  try {
    const capture = tab.id === undefined ? null : await captureSelection(tab.id, frameId);
    if (!capture) {
      await handTask({ do: 'tell', message: 'Nothing is selected on the page. Select a passage, then keep it.' });
      return;
    }
    const { quote, prefix, suffix, pageUrl, pageTitle } = capture;
    const page = { url: pageUrl, title: pageTitle };
    const objects = objectsIn(quote);
    const [only] = objects;
    if (only && objects.length === 1) {
      await keep({ object: only, quote, prefix, suffix, page });
      await handTask({ do: 'evidence' });
    } else {
      await handTask({ do: 'choose', capture: { quote, prefix, suffix, page, ids: objects.map(({ id }) => id) } });
    }
  } catch (thrown) {
    await handTask({ do: 'tell', message: thrown instanceof Error ? thrown.message : String(thrown) });
  }
}

/** The objects that a text names, each once. */
function objectsIn(text: string): { kind: Kind; id: string }[] {
  const ids = new Set(findIds(text, id => kindOfId(id) !== null).map(({ id }) => id));
  return [...ids].flatMap(id => {
    const kind = kindOfId(id);
    return kind ? [{ kind, id }] : [];
  });
}

/** The address without a text fragment: it is a place, not a page. */
function withoutPlace(url = ''): string {
  return url.replace(/:~:.*$/s, '').replace(/#$/, '');
}
