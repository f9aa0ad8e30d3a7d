import type { AppError, ErrorCode } from '../lib/attack/app-error';

/** An `AppError`, or what is left of one after a message. */
export type Problem = Pick<AppError, 'code' | 'message'>;

const NOTES_SAFE = 'Your notes are kept apart from this knowledge and are not touched.';

/** What each failure means to the reader, and what it cannot have harmed. */
const EXPLANATIONS: Record<ErrorCode, { what: string; safe: string }> = {
  'bad-message': {
    what: 'Two parts of the extension do not understand each other',
    safe: `It is likely of two versions; reloading the page puts that right. ${NOTES_SAFE}`,
  },
  'no-answer': {
    what: 'The extension did not answer',
    safe: `It may have been updated under this page; reloading the page puts that right. ${NOTES_SAFE}`,
  },
  'bad-pack': {
    what: 'The bundled ATT&CK knowledge cannot be read',
    safe: `An earlier release, if there was one, stays in use. ${NOTES_SAFE}`,
  },
  storage: {
    what: 'The browser refused to read or write its storage',
    safe: 'Nothing was deleted. A full disk and a private window are the usual causes.',
  },
  'bad-seed': { what: 'A source file of the knowledge is malformed', safe: NOTES_SAFE },
  'bad-stix': {
    what: 'The STIX file cannot be read',
    safe: `What was known before stays in use. ${NOTES_SAFE}`,
  },
  'unknown-id': {
    what: 'ATT&CK has nothing under this id',
    safe: 'It may be newer than the installed release, or misspelt where you read it.',
  },
  'notes-newer': {
    what: 'These notes were written by a newer Tidbit',
    safe: 'They are whole and were not touched.',
  },
  'notes-damaged': {
    what: 'Some notes cannot be read',
    safe: 'Nothing was changed or deleted. What is readable can still be exported.',
  },
  'notes-blocked': {
    what: 'The notes are in use by another page',
    safe: 'Everything that was saved is safe.',
  },
  'notes-gone': {
    what: 'This record is not there any more',
    safe: 'Nothing else was changed.',
  },
  'bad-input': {
    what: 'This is too long to be saved',
    safe: 'Nothing was changed, and what you wrote is still here.',
  },
  'bad-file': {
    what: 'This file cannot be imported',
    safe: 'Your notes were not changed.',
  },
  unexpected: { what: 'Something went wrong that Tidbit does not know', safe: NOTES_SAFE },
};

/** What went wrong, as a heading says it: `The extension did not answer`. */
export function problemTitle({ code }: Problem): string {
  return EXPLANATIONS[code].what;
}

interface ProblemTextProps {
  problem: Problem;
  /** False under a heading that says what went wrong already. */
  hasTitle?: boolean;
}

/** What went wrong, what is still safe, and what the program said; an alert, so that it is heard when it comes. */
export function ProblemText({ problem, hasTitle = true }: ProblemTextProps) {
  const { code, message } = problem;
  return (
    <div className="problem" role="alert">
      {hasTitle && <p className="problem-what">{problemTitle(problem)}.</p>}
      <p>{EXPLANATIONS[code].safe}</p>
      <p className="problem-detail">
        <span className="id">{code}</span> {message}
      </p>
    </div>
  );
}
