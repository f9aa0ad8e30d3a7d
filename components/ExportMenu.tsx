import { useRef, useState } from 'react';
import type { ExportFile } from '../lib/notes/exports';
import { CopyButton } from './CopyButton';
import { type Problem, ProblemText } from './ProblemText';

/** One form of an export: its files, or none where there is nothing to be said in it. */
export interface ExportForm {
  label: string;
  files: readonly ExportFile[];
}

interface ExportMenuProps {
  /** Of what: the button's name says so. */
  what: string;
  /** Made when the menu is opened, and again each time: a click then has the text at hand, as the clipboard wants. */
  onOpen: () => void;
  forms: readonly ExportForm[] | Problem | undefined;
  onCopy: (text: string) => Promise<void>;
  onSave: (files: readonly ExportFile[]) => void;
}

/** Every form of an export, to be copied or saved. */
export function ExportMenu({ what, onOpen, forms, onCopy, onSave }: ExportMenuProps) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const toggle = () => {
    if (!isOpen) onOpen();
    setOpen(!isOpen);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc closes from wherever the focus is in it
    <div
      className="export"
      onKeyDown={event => {
        if (event.key !== 'Escape' || !isOpen) return;
        setOpen(false);
        button.current?.focus();
      }}
    >
      {isOpen && (
        <section className="export-forms" aria-label={`Export ${what}`}>
          {forms === undefined && <p className="quiet">Preparing…</p>}
          {forms !== undefined && 'code' in forms && <ProblemText problem={forms} />}
          {Array.isArray(forms) && (
            <ul className="rows">
              {forms.map(form => (
                <Form key={form.label} form={form} onCopy={onCopy} onSave={onSave} />
              ))}
            </ul>
          )}
        </section>
      )}
      <button ref={button} type="button" className="link" aria-expanded={isOpen} onClick={toggle}>
        Export {what}
      </button>
    </div>
  );
}

interface FormProps extends Pick<ExportMenuProps, 'onCopy' | 'onSave'> {
  form: ExportForm;
}

function Form({ form: { label, files }, onCopy, onSave }: FormProps) {
  return (
    <>
      {files.length === 0 && (
        <li className="export-form">
          <span>{label}</span>
          <span className="quiet">no technique to put in</span>
        </li>
      )}
      {files.map(file => (
        <li key={file.name} className="export-form">
          <span>
            {label}
            {files.length > 1 && <span className="quiet"> {file.name}</span>}
          </span>
          <fieldset>
            <legend className="unseen">{`${label} ${file.name}`}</legend>
            <CopyButton label="Copy" onCopy={() => onCopy(file.text)} />
            <button type="button" className="link" onClick={() => onSave([file])}>
              Save
            </button>
          </fieldset>
        </li>
      ))}
    </>
  );
}
