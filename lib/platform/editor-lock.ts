/**
 * Tells whether the page of an editor is still there. A lock is held for as long as the page lives and falls with it,
 * however it ends; no page has to say goodbye.
 */

const NAME = (editor: string) => `note-editor ${editor}`;

/** Says, for the life of this page, that its editor is there. */
export function holdEditor(editor: string): void {
  void navigator.locks.request(NAME(editor), () => new Promise(() => undefined));
}

/** Calls `then` once the page of an editor is gone: at once if it is. Resolves when that is done. */
export async function whenEditorIsGone(editor: string, then: () => Promise<void>): Promise<void> {
  await navigator.locks.request(NAME(editor), then);
}

/** A new id of an editor of this page, which is held. */
export function newEditor(): string {
  const editor = crypto.randomUUID();
  holdEditor(editor);
  return editor;
}
