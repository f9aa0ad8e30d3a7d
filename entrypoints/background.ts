import { digest } from 'virtual:pack';
import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import type { AppError } from '../lib/attack/app-error';
import { openKnowledge } from '../lib/knowledge/database';
import { Keeper } from '../lib/knowledge/keeper';
import { objectNames } from '../lib/knowledge/object-names';
import { objectView } from '../lib/knowledge/object-queries';
import { techniqueView } from '../lib/knowledge/queries';
import { syncPack } from '../lib/knowledge/sync';
import { showCountOf, showCounts } from '../lib/platform/badge';
import { changeSite } from '../lib/platform/change-site';
import { injectIntoOpenTabs } from '../lib/platform/open-tabs';
import { loadManifest, loadShard } from '../lib/platform/pack-files';
import { injectCard, openWorkspace } from '../lib/platform/pages';
import { serve } from '../lib/platform/serve';
import { stepOnCommand } from '../lib/platform/step';
import { noteSyncAttempt, RETRY_ALARM } from '../lib/platform/sync-failure';

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
  // A failure is noted by `onAttempt`; here there is nobody to tell.
  const sync = () => void keeper.sync().catch(() => undefined);

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
    'knowledge.sync': async () => {
      await keeper.sync();
      return null;
    },
  });

  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') injectIntoOpenTabs().catch(error => console.error(error));
  });
  // These listeners wake the worker; that it started is what brings the sync.
  browser.runtime.onStartup.addListener(sync);
  browser.alarms.onAlarm.addListener(({ name }) => name === RETRY_ALARM && sync());
  stepOnCommand();
  browser.action.onClicked.addListener(tab => {
    openWorkspace(null, tab).catch(error => console.error(error));
  });
  sync();
});
