import { type AppError, toAppError } from '../attack/app-error';
import type { Author } from './author';
import { type Clock, covers, type Draft, joined } from './draft';
import { forgetTyped, type JournalStorage, leaveTyped } from './journal';
import type { Note } from './model';
import { saveNoteBody } from './note-store';

/** What an editor shows. */
export interface EditedNote {
  text: string;
  /** `typing`: the text is in the journal and on its way into the database. */
  status: 'saved' | 'typing' | AppError;
  /** Texts of other editors that lost against this one and that nobody has looked at. */
  versions: readonly Draft[];
}

/** Long enough not to save between two letters, short enough that "Saved" follows the last one. */
export const SAVE_AFTER_MS = 400;

/** What an editor needs: where it saves, who it is, and whom to tell. `onChange` reads `shown`. */
export interface NoteEditingOptions {
  author: Author;
  storage: JournalStorage;
  /** An id of this page, as in `SavedBody`. */
  editor: string;
  /** Another id of this page. */
  newEditor: () => string;
  note: Note;
  onChange: () => void;
}

/**
 * One note while it is edited on one page. Each change goes into the journal at once and into the database soon after;
 * what another page saves meanwhile is taken over where nothing is unsaved here, and kept as a version where something
 * is.
 */
export class NoteEditing {
  readonly id: string;
  readonly #options: NoteEditingOptions;
  #base: Clock;
  #editor: string;
  #shown: EditedNote;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> | undefined;

  constructor(options: NoteEditingOptions) {
    const { id, body, versions } = options.note;
    this.id = id;
    this.#options = options;
    this.#base = body.clock;
    this.#editor = options.editor;
    this.#shown = { text: body.text, status: 'saved', versions };
  }

  /** The same object until something changes. */
  get shown(): EditedNote {
    return this.#shown;
  }

  /** Takes a key press. */
  type(text: string): void {
    this.#show({ text, status: 'typing' });
    clearTimeout(this.#timer);
    try {
      this.#leave();
      this.#timer = setTimeout(() => void this.flush(), SAVE_AFTER_MS);
    } catch (thrown) {
      console.warn('The journal is full or refused, so the database is written at once', thrown);
      void this.flush();
    }
  }

  /** Takes over what the database has. An answer that is older than what was saved here says nothing new. */
  receive({ body, versions }: Note): void {
    const isOld = ![body, ...versions].some(({ clock }) => covers(clock, this.#base));
    if (isOld) return;
    if (this.#shown.status !== 'saved') {
      this.#show({ versions });
      return;
    }
    // What was written here lost and is a version now. Whoever goes on from the other text is another editor: else the
    // next save would count as one that goes on from the version, and take it away.
    if (!covers(body.clock, this.#base)) this.#editor = this.#options.newEditor();
    this.#base = body.clock;
    this.#show({ text: body.text, versions });
  }

  /** Adds a version below the text, which makes it a part of it. */
  takeIn(version: Draft): void {
    this.#base = joined(this.#base, version.clock);
    const { text } = this.#shown;
    this.type(text.trim() === '' ? version.text : `${text.trimEnd()}\n\n${version.text}`);
  }

  /** Lets a version go. */
  dismiss(version: Draft): void {
    this.#base = joined(this.#base, version.clock);
    this.type(this.#shown.text);
  }

  /** Saves what is unsaved. Never rejects: a failure is shown, and what was typed stays in the journal. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#shown.status === 'saved') return;
    // One after the other: each needs the clock of the one before.
    this.#saving ??= this.#save().finally(() => {
      this.#saving = undefined;
    });
    await this.#saving;
    if (this.#shown.status === 'typing') await this.flush();
  }

  async #save(): Promise<void> {
    const { author, storage } = this.#options;
    const editor = this.#editor;
    const { text } = this.#shown;
    try {
      const note = await saveNoteBody(author, this.id, { text, base: this.#base, editor });
      this.#base = joined(this.#base, note.body.clock);
      const isAll = this.#shown.text === text;
      if (isAll) forgetTyped(storage, this.id, editor);
      else this.#leave();
      this.#show({ status: isAll ? 'saved' : 'typing', versions: note.versions });
    } catch (thrown) {
      this.#show({ status: toAppError(thrown) });
    }
  }

  #leave(): void {
    leaveTyped(this.#options.storage, this.id, { editor: this.#editor, text: this.#shown.text, base: this.#base });
  }

  #show(change: Partial<EditedNote>): void {
    this.#shown = { ...this.#shown, ...change };
    this.#options.onChange();
  }
}
