import { type AppError, toAppError } from '../attack/app-error';
import type { KnowledgeDatabase } from './database';
import { release } from './queries';
import type { Progress } from './sync';

/** What the keeper works with. The worker passes the real ones, a test its own. */
export interface KeeperOptions {
  open: () => Promise<KnowledgeDatabase>;
  /** Brings the database in step with the pack: `syncPack`. */
  sync: (db: KnowledgeDatabase, onProgress: (progress: Progress) => void) => Promise<unknown>;
  /**
   * Told after every attempt how it ended, `null` for well: to show it to the reader and to plan the next one. The
   * attempt ends with it, so that whoever waits for the knowledge also finds what was shown, and no two overlap.
   */
  onAttempt: (failure: AppError | null) => Promise<void>;
}

/**
 * Keeps the knowledge in step with the pack for one life of the worker, and hands it out.
 * It holds nothing that matters: a worker that is killed begins anew.
 */
export class Keeper {
  readonly #options: KeeperOptions;
  #opened: Promise<KnowledgeDatabase> | undefined;
  #attempt: Promise<void> | undefined;
  #isInStep = false;
  #progress: Progress | null = null;

  constructor(options: KeeperOptions) {
    this.#options = options;
  }

  /**
   * Syncs unless that was done. Calls during an attempt share it; after a failure the next call tries again.
   * Rejects with the `AppError` of the failure.
   */
  async sync(): Promise<void> {
    if (this.#isInStep) return;
    this.#attempt ??= this.#try().finally(() => {
      this.#attempt = undefined;
    });
    await this.#attempt;
  }

  /**
   * The database, with a release in it. One that is older than the pack answers while a sync runs or after it failed;
   * without any the sync is waited for. Rejects with the `AppError` that kept the knowledge from being ready.
   */
  async ready(): Promise<KnowledgeDatabase> {
    const db = await this.#open();
    if (this.#isInStep) return db;
    const attempt = this.sync();
    attempt.catch(() => undefined); // `onAttempt` was told; an older release may still answer
    if (await release(db)) return db;
    await attempt;
    return db;
  }

  /** How far the attempt is that runs now; null without one, and until it has found something to do. */
  get progress(): Progress | null {
    return this.#progress;
  }

  async #try(): Promise<void> {
    const failure = await this.#open()
      .then(db => this.#options.sync(db, progress => (this.#progress = progress)))
      .then(() => null, toAppError);
    this.#progress = null;
    this.#isInStep = !failure;
    await this.#options.onAttempt(failure);
    if (failure) throw failure;
  }

  #open(): Promise<KnowledgeDatabase> {
    this.#opened ??= this.#options.open().catch(thrown => {
      this.#opened = undefined;
      throw thrown;
    });
    return this.#opened;
  }
}
