import { browser } from 'wxt/browser';
import { z } from 'zod';
import type { AppError } from '../attack/app-error';

/**
 * The last failed sync, kept where the reader can see it after the worker is gone: on the toolbar icon and, for
 * who asks `lastSyncFailure`, in words.
 */

const KEY = 'sync-failure';

const failureSchema = z.object({ code: z.string(), message: z.string(), at: z.iso.datetime(), attempts: z.int() });

/** How the last attempt failed: code and words of its `AppError`, when (ISO 8601), and how many failed in a row. */
export type SyncFailure = z.infer<typeof failureSchema>;

/** Minutes until the next attempt: soon after the first failure, every half hour from the third on. */
const RETRY_MINUTES = [1, 5, 30] as const;

/** Name of the alarm that asks for the next attempt. */
export const RETRY_ALARM = 'retry-sync';

/**
 * Stores and shows how an attempt ended (`null`: well), and plans the next one. Resolves to whether the icon has
 * changed.
 */
export async function noteSyncAttempt(failure: AppError | null, now: Date): Promise<boolean> {
  const before = await stored();
  if (!failure) {
    if (before === undefined) return false;
    await Promise.all([browser.storage.local.remove(KEY), browser.alarms.clear(RETRY_ALARM), showOnIcon(null)]);
    return true;
  }
  const attempts = (failureSchema.safeParse(before).data?.attempts ?? 0) + 1;
  const { code, message } = failure;
  const noted: SyncFailure = { code, message, at: now.toISOString(), attempts };
  const delayInMinutes = RETRY_MINUTES[Math.min(attempts, RETRY_MINUTES.length) - 1] ?? 30;
  await Promise.all([
    browser.storage.local.set({ [KEY]: noted }),
    browser.alarms.create(RETRY_ALARM, { delayInMinutes }),
    showOnIcon(message),
  ]);
  return true;
}

/** The failure that the last attempt ended with, or null. */
export async function lastSyncFailure(): Promise<SyncFailure | null> {
  return failureSchema.safeParse(await stored()).data ?? null;
}

async function stored(): Promise<unknown> {
  return (await browser.storage.local.get(KEY))[KEY];
}

async function showOnIcon(problem: string | null): Promise<void> {
  await browser.action.setBadgeText({ text: problem ? '!' : '' });
  await browser.action.setTitle({ title: problem ? `Tidbit: ${problem}` : 'Tidbit' });
}
