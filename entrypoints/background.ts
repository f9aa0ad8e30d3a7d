import { digest } from 'virtual:pack';
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import type { AppError } from '../lib/attack/app-error';
import { kindOfId } from '../lib/attack/kinds';
import { openKnowledge } from '../lib/knowledge/database';
import { Keeper } from '../lib/knowledge/keeper';
import { objectNames } from '../lib/knowledge/object-names';
import { objectView } from '../lib/knowledge/object-queries';
import { techniqueView } from '../lib/knowledge/queries';
import { lookUpIn, prepareSearchIndex } from '../lib/knowledge/search-index';
import { syncPack } from '../lib/knowledge/sync';
import { keepEvidence } from '../lib/notes/keep';
import { countNotesAbout } from '../lib/notes/note-store';
import { notesOfWorker } from '../lib/notes/worker-notes';
import { showCountOf, showCounts } from '../lib/platform/badge';
import { changeSite } from '../lib/platform/change-site';
import { EVIDENCE_MENU, onKeepSelection, onPanelCommand } from '../lib/platform/evidence-menu';
import { keepSelection, sentenceOf } from '../lib/platform/keep';
import { createMenus, LOOK_UP_MENU, onMenuLookUp } from '../lib/platform/menus';
import { openPage, serveOmnibox } from '../lib/platform/omnibox';
import { injectIntoOpenTabs } from '../lib/platform/open-tabs';
import { loadManifest, loadShard } from '../lib/platform/pack-files';
import { injectCard, openWorkspace } from '../lib/platform/pages';
import { lookUpInPopup } from '../lib/platform/popup-window';
import { serve } from '../lib/platform/serve';
import { openPanel, showPanel } from '../lib/platform/side-panel';
import { stepOnCommand } from '../lib/platform/step';
import { noteSyncAttempt, RETRY_ALARM } from '../lib/platform/sync-failure';
import { addressBarAnswer, type Markup, pageOfAnswer } from '../lib/search/suggestion';

const MARKUP: Markup = import.meta.env.FIREFOX ? 'none' : 'chromium';
/** As many as Chromium shows below the first line. */
const SUGGESTIONS = 8;

/** On the icon of every tab. */
async function showAttempt(failure: AppError | null): Promise<void> {
  if (await noteSyncAttempt(failure, new Date())) await showCounts();
}

export default defineBackground(() => {
  const keeper = new Keeper({
    open: openKnowledge,
    sync: (db, onProgress) => syncPack({ db, digest, loadManifest, loadShard, onProgress }),
    async onAttempt(failure) {
      if (failure) console.error(failure);
      // What cannot be shown must not fail a sync that went well.
      await showAttempt(failure).catch(error => console.error(error));
    },
  });
  const prepareSearch = async () => prepareSearchIndex(await keeper.ready()).catch(error => console.error(error));
  // A failure is noted by `onAttempt`; here there is nobody to tell.
  const sync = () => void keeper.sync().then(prepareSearch, () => undefined);
  const lookUp = lookUpIn(() => keeper.ready());

  const notes = notesOfWorker({ now: Date.now, newId: () => crypto.randomUUID() });

  serve({
    'card.inject': async (_, sender) => injectCard(sender),
    'object.names': async ({ ids }) => objectNames(await keeper.ready(), ids),
    'technique.view': async ({ id, reports }) => techniqueView(await keeper.ready(), id, { reports }),
    'object.view': async ({ kind, id, reports }) => objectView(await keeper.ready(), kind, id, { reports }),
    'workspace.open': async ({ id }, sender) => openWorkspace(id, sender.tab),
    'site.rule': changeSite,
    'knowledge.status': async () => keeper.progress,
    'page.changed': async (_, { tab, frameId }) => {
      if (tab?.id !== undefined && frameId !== undefined) await showCountOf(tab.id, frameId);
      return null;
    },
    'evidence.keep': async ({ id, n }, sender) => {
      const { isNew } = await keepEvidence(await notes(), await sentenceOf(sender, id, n));
      return { isNew };
    },
    'notes.count': async ({ id }) => {
      const kind = kindOfId(id);
      const [count = 0] = kind ? await countNotesAbout((await notes()).db, [{ kind, id }]) : [];
      return count;
    },
    // Not async: the browser opens a panel only before anything is awaited.
    'panel.open': ({ id, to }, sender) => showPanel(sender, id, to),
    'knowledge.sync': async () => {
      await keeper.sync();
      return null;
    },
  });

  serveOmnibox({
    suggest: async text => addressBarAnswer(await lookUp(text, SUGGESTIONS + 1), MARKUP),
    open: async (text, disposition) => openPage(pageOfAnswer(await lookUp(text, 1), text), disposition),
  });

  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') injectIntoOpenTabs().catch(error => console.error(error));
    createMenus([LOOK_UP_MENU, EVIDENCE_MENU]).catch(error => console.error(error));
  });
  onKeepSelection(place => {
    openPanel(place.tab).catch(error => console.error(error));
    void keepSelection(place, async captured => keepEvidence(await notes(), captured));
  });
  onPanelCommand(tab => void openPanel(tab).catch(error => console.error(error)));
  // These listeners wake the worker; that it started is what brings the sync.
  browser.runtime.onStartup.addListener(sync);
  browser.alarms.onAlarm.addListener(({ name }) => name === RETRY_ALARM && sync());
  stepOnCommand();
  onMenuLookUp(query => void lookUpInPopup(query).catch(error => console.error(error)));
  sync();
});
