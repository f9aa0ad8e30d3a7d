import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { AddTechnique } from '../../components/AddTechnique';
import { AssessedObject } from '../../components/AssessedObject';
import { BackupDue } from '../../components/BackupDue';
import type { Course } from '../../components/CourseButton';
import { EvidenceItem } from '../../components/EvidenceItem';
import { ExportMenu } from '../../components/ExportMenu';
import { FoundNotes } from '../../components/FoundNotes';
import { InvestigationHead } from '../../components/InvestigationHead';
import { NoteEditor } from '../../components/NoteEditor';
import { NotesClosed } from '../../components/NotesClosed';
import { SafetySection } from '../../components/SafetySection';
import { ToldBar } from '../../components/ToldBar';
import { UndoBar } from '../../components/UndoBar';
import { AppError } from '../../lib/attack/app-error';
import { snapshot } from '../fixtures/exports/case';
import { expectAccessible } from './axe';

const press = (keys: string) => userEvent.keyboard(keys);
const nothing = () => undefined;

test('an investigation is renamed, tagged and closed with the keyboard alone', async () => {
  const on = { onRename: vi.fn(), onTag: vi.fn(), onClose: vi.fn(), onReopen: vi.fn(), onDelete: vi.fn() };
  const investigation = { ...snapshot.investigation, tags: { value: ['old'], at: 0 } };
  const { container } = render(
    <InvestigationHead investigation={investigation} longest={{ title: 300, tag: 60 }} {...on} />,
  );
  await press('{Tab}');
  expect(screen.getByRole('textbox', { name: 'Title' })).toHaveFocus();
  await userEvent.clear(screen.getByRole('textbox', { name: 'Title' }));
  await press('  Renamed {Enter}');
  expect(on.onRename).toHaveBeenCalledExactlyOnceWith('Renamed');
  await userEvent.click(screen.getByRole('textbox', { name: 'Title' }));
  await press(' not so{Escape}{Tab}{Enter}');
  expect(on.onTag).toHaveBeenLastCalledWith([]);
  await press('{Tab}new{Enter}');
  expect(on.onTag).toHaveBeenLastCalledWith(['old', 'new']);
  await press('{Tab}{Enter}{Tab}{Enter}');
  expect([on.onClose, on.onDelete].map(one => one.mock.calls.length)).toEqual([1, 1]);
  await expectAccessible(container);
});

test('a note is written, read and deleted; that it could not be saved is an alert', async () => {
  const on = { onType: vi.fn(), onTakeIn: nothing, onDismiss: nothing, onAbout: nothing, onBack: vi.fn() };
  const editor = (status: 'saved' | AppError) => (
    <NoteEditor
      {...{ text: '**bold**', status, versions: [], about: [], longest: 9, page: null }}
      {...on}
      onDelete={nothing}
      nameOf={() => ''}
      subjectOf={() => null}
    />
  );
  const { container, rerender } = render(editor('saved'));
  expect(screen.getByRole('textbox', { name: /^Text of the note/ })).toHaveFocus();
  await press('!');
  expect(on.onType).toHaveBeenCalledExactlyOnceWith('**bold**!');
  expect(screen.getByText('Saved')).toBeVisible();
  await expectAccessible(container);
  await userEvent.click(screen.getByRole('button', { name: 'Preview' }));
  expect(screen.getByText('bold').tagName).toBe('STRONG');
  rerender(editor(new AppError('storage', 'The disk is full.')));
  expect(screen.getByRole('alert')).toHaveTextContent('Not saved yet: The disk is full.');
});

test('a quote says what it speaks for and where it stood; not found is said, and leads nowhere', async () => {
  const [evidence] = snapshot.evidence;
  const on = { onReveal: vi.fn(), onComment: vi.fn(), onRemove: vi.fn() };
  const item = (isFound?: boolean) => (
    <EvidenceItem
      evidence={evidence!}
      name="Spearphishing Attachment"
      status="confirmed"
      url="https://example.org/#:~:text=x"
      longestComment={100}
      isFound={isFound}
      {...on}
    />
  );
  const { container, rerender } = render(item());
  expect(screen.getByRole('link')).toHaveAttribute('href', 'https://example.org/#:~:text=x');
  expect(screen.getByRole('article')).toHaveTextContent('confirmed');
  await expectAccessible(container);
  await userEvent.click(screen.getByRole('button', { name: /emark/ }));
  await press('!');
  expect(on.onComment).toHaveBeenCalledExactlyOnceWith(`${evidence!.comment.value}!`);
  rerender(item(true));
  await userEvent.click(screen.getByRole('button', { name: evidence!.quote.replace(/\s+/g, ' ').trim() }));
  expect(on.onReveal).toHaveBeenCalledOnce();
  rerender(item(false));
  expect(screen.getByText('not found on the page as it is now')).toBeVisible();
  expect(within(screen.getByRole('article')).queryByRole('link')).toBeNull();
});

test('a technique is judged with the arrow keys, with a name and how sure one is', async () => {
  const onJudge = vi.fn();
  const props = { notes: 1, evidence: 2, longestName: 100, by: 'Ada', isTechnique: true, isOpen: true };
  const { container } = render(
    <AssessedObject
      {...props}
      id="T1086"
      name="PowerShell"
      successor={{ id: 'T1059.001', name: 'PowerShell' }}
      current={{ status: 'suspected', confidence: 'low', by: '', at: 1 }}
      assessment={undefined}
      onToggle={nothing}
      onJudge={onJudge}
      onBy={nothing}
    />,
  );
  expect(screen.getByText('revoked, now T1059.001 PowerShell')).toBeVisible();
  expect(screen.getByText('2 kept · 1 note · low confidence')).toBeVisible();
  screen.getByRole('radio', { name: 'suspected' }).focus();
  await press('{ArrowRight}');
  expect(onJudge).toHaveBeenLastCalledWith({ status: 'confirmed', confidence: 'low', by: 'Ada' });
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Confidence' }), 'high');
  expect(onJudge).toHaveBeenLastCalledWith({ status: 'suspected', confidence: 'high', by: 'Ada' });
  await expectAccessible(container);
});

test('what is no technique is refused in words', async () => {
  const onAdd = vi.fn();
  const { container } = render(<AddTechnique idOf={text => (text === 'T1204' ? text : null)} onAdd={onAdd} />);
  await userEvent.click(screen.getByRole('textbox'));
  await press('G0016{Enter}');
  expect(screen.getByRole('status')).toHaveTextContent('“G0016” is no id of a technique.');
  await expectAccessible(container);
  await userEvent.clear(screen.getByRole('textbox'));
  await press('T1204{Enter}');
  expect(onAdd).toHaveBeenCalledExactlyOnceWith('T1204');
});

test('each form of an export is copied or saved; Esc closes the menu, and a failure is told in it', async () => {
  const file = { name: 'a.md', mime: 'text/markdown', text: '# A' };
  const forms = [
    { label: 'Markdown report', files: [file] },
    { label: 'ATT&CK Navigator layer', files: [] },
  ];
  const on = { onOpen: vi.fn(), onCopy: vi.fn(async () => undefined), onSave: vi.fn() };
  const { container, rerender } = render(<ExportMenu what="investigation" forms={forms} {...on} />);
  await userEvent.click(screen.getByRole('button', { name: 'Export investigation' }));
  expect(on.onOpen).toHaveBeenCalledOnce();
  const group = within(screen.getByRole('group', { name: /^Markdown report/ }));
  await userEvent.click(group.getByRole('button', { name: 'Copy' }));
  expect(on.onCopy).toHaveBeenCalledExactlyOnceWith('# A');
  await userEvent.click(group.getByRole('button', { name: 'Save' }));
  expect(on.onSave).toHaveBeenCalledExactlyOnceWith([file]);
  expect(screen.getByText('no technique to put in')).toBeVisible();
  await expectAccessible(container);
  rerender(<ExportMenu what="investigation" forms={new AppError('bad-pack', 'Not ready.')} {...on} />);
  expect(screen.getByRole('alert')).toHaveTextContent('Not ready.');
  screen.getByRole('button', { name: 'Export investigation' }).focus();
  await press('{Escape}');
  expect(screen.queryByRole('alert')).toBeNull();
  expect(screen.getByRole('button', { name: 'Export investigation' })).toHaveFocus();
});

test('notes that a search finds are shown with the word, their investigation, and how many there are', async () => {
  const onOpen = vi.fn();
  const found = [
    { id: 'one', title: '', createdAt: 0, excerpt: { text: 'the beacon called', spans: [[4, 8] as [number, number]] } },
  ];
  const { container, rerender } = render(<FoundNotes found={undefined} total={0} onOpen={onOpen} />);
  expect(screen.getByRole('status')).toHaveTextContent('Searching…');
  rerender(<FoundNotes found={found} total={1_200} onOpen={onOpen} />);
  expect(screen.getByRole('status')).toHaveTextContent('1,200, the newest 1');
  rerender(<FoundNotes found={found} total={null} onOpen={onOpen} />);
  expect(screen.getByRole('status')).toHaveTextContent('more than 1, the newest 1');
  expect(screen.getByText('beac').tagName).toBe('MARK');
  await userEvent.click(screen.getByRole('button', { name: /^the beacon called/ }));
  expect(onOpen).toHaveBeenCalledExactlyOnceWith('one');
  await expectAccessible(container);
});

test('backup, reminder, import and the way back', async () => {
  const on = { onBackup: vi.fn(), onSnooze: vi.fn(), onImport: vi.fn() };
  const bars = { onForget: vi.fn(), onUndo: vi.fn(), onDismiss: vi.fn() };
  const { container } = render(
    <>
      <BackupDue changes={1} course={null} onBackup={on.onBackup} onSnooze={on.onSnooze} />
      <SafetySection
        backup={{ at: null, changes: 1, isDue: true }}
        isPersistent={false}
        backingUp={null}
        importing={null}
        onBackup={on.onBackup}
        onImport={on.onImport}
      />
      <ToldBar told="“a.json”: 2 records added, 0 changed." onDismiss={bars.onForget} />
      <UndoBar done={{ text: 'Note deleted.', undo: bars.onUndo }} onDismiss={bars.onDismiss} />
    </>,
  );
  expect(screen.getByText(/^1 change since the last backup/)).toBeVisible();
  for (const name of ['Back up now', 'Back up everything', 'Remind me later', 'Undo']) {
    await userEvent.click(screen.getByRole('button', { name }));
  }
  for (const dismiss of screen.getAllByRole('button', { name: 'Dismiss' })) await userEvent.click(dismiss);
  expect(on.onBackup).toHaveBeenCalledTimes(2);
  for (const one of [on.onSnooze, ...Object.values(bars)]) expect(one).toHaveBeenCalledOnce();
  const file = new File(['{}'], 'a.json', { type: 'application/json' });
  await userEvent.upload(screen.getByLabelText('File to restore or import'), file);
  expect(on.onImport).toHaveBeenCalledExactlyOnceWith(file);
  expect(screen.getByText(/may clear this storage/)).toBeVisible();
  await expectAccessible(container);
});

test('a long backup or import shows how far it is, and its button ends it without losing the focus', async () => {
  const [onBackup, onCancel, onCancelImport] = [vi.fn(), vi.fn(), vi.fn()];
  const section = (backingUp: Course | null, importing: Course | null) => (
    <>
      <BackupDue changes={80} course={backingUp} onBackup={onBackup} onSnooze={vi.fn()} />
      <SafetySection
        backup={undefined}
        isPersistent
        backingUp={backingUp}
        importing={importing}
        onBackup={onBackup}
        onImport={vi.fn()}
      />
    </>
  );
  const valuesOf = (name: string) =>
    screen.queryAllByRole('progressbar', { name }).map(bar => (bar as HTMLProgressElement).value);
  const { container, rerender } = render(section(null, null));
  expect(screen.queryByRole('progressbar')).toBeNull();
  screen.getByRole('button', { name: 'Back up everything' }).focus();
  await press('{Enter}');
  expect(onBackup).toHaveBeenCalledOnce();
  rerender(section({ share: 0.4, onCancel }, null));
  expect([valuesOf('Backing up'), valuesOf('Importing')]).toEqual([[0.4, 0.4], []]);
  await press('{Enter}');
  expect(onCancel).toHaveBeenCalledOnce();

  rerender(section(null, null));
  screen.getByRole('button', { name: 'Restore or import…' }).focus();
  rerender(section(null, { share: 0.2, onCancel: onCancelImport }));
  expect([valuesOf('Backing up'), valuesOf('Importing')]).toEqual([[], [0.2]]);
  expect(screen.getByRole('button', { name: 'Cancel the import' })).toHaveFocus();
  await press('{Enter}');
  expect(onCancelImport).toHaveBeenCalledOnce();
  await expectAccessible(container);
});

test('closed notes offer what is readable, and nothing where nothing can be read', async () => {
  const onRescue = vi.fn();
  const problem = new AppError('notes-newer', 'Update the extension.');
  const { container, rerender } = render(<NotesClosed problem={problem} onRescue={onRescue} />);
  expect(screen.getByRole('alert')).toHaveTextContent('They are whole and were not touched.');
  await userEvent.click(screen.getByRole('button', { name: 'Export what is readable' }));
  expect(onRescue).toHaveBeenCalledOnce();
  await expectAccessible(container);
  rerender(<NotesClosed problem={problem} onRescue={null} />);
  expect(screen.queryByRole('button')).toBeNull();
});
