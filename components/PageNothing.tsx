interface PageNothingProps {
  /** Why there is nothing to list. */
  what: 'no-tab' | 'not-let-in' | 'no-mention' | 'switched-off' | 'left-out';
  detail?: string;
}

const WORDS = {
  'no-tab': 'No page is open beside the panel.',
  'not-let-in': 'This page cannot be read.',
  'no-mention': 'No ATT&CK id on this page.',
  'switched-off': 'This page is not marked.',
  'left-out': 'No ATT&CK id is marked on this page.',
};

const HINTS = {
  'no-tab': 'Open a report in a tab of this window; what it names appears here.',
  'not-let-in': 'Browsers keep extensions out of their own pages, their stores, and PDF files.',
  'no-mention': 'What you select on it can still be kept as evidence: right-click the selection.',
  'switched-off': 'You switched this site off. Mark it again, and what the page names is listed here.',
  'left-out': 'It may name those that you left out on this site.',
};

/** In the place of the inventory where there is none. */
export function PageNothing({ what, detail }: PageNothingProps) {
  return (
    <div className="empty">
      <p className="empty-what">{WORDS[what]}</p>
      <p>{HINTS[what]}</p>
      {detail && <p className="quiet">{detail}</p>}
    </div>
  );
}
