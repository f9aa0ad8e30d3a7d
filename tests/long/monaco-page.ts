import * as monaco from 'monaco-editor-core/esm/vs/editor/editor.api.js';
import type { EditorState } from './editor-page';

let editor: monaco.editor.IStandaloneCodeEditor;

/** Opens Monaco. What it would ask a worker of its own is off, and so is what changes with time. */
export function open(parent: Element, value: string): void {
  editor = monaco.editor.create(parent as HTMLElement, {
    value,
    language: 'plaintext',
    dimension: { width: 600, height: 240 },
    minimap: { enabled: false },
    links: false,
    quickSuggestions: false,
    wordBasedSuggestions: 'off',
    cursorBlinking: 'solid',
  });
}

/** What is written in it, and what is selected. */
export function state(): EditorState {
  const model = editor.getModel();
  const selection = editor.getSelection();
  if (!model || !selection) throw new Error('Monaco has nothing open');
  return {
    text: model.getValue(),
    from: model.getOffsetAt({ lineNumber: selection.selectionStartLineNumber, column: selection.selectionStartColumn }),
    to: model.getOffsetAt(selection.getPosition()),
  };
}
