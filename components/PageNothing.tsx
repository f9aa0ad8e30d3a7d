interface PageNothingProps {
  /** Why there is nothing to list. */
  what: 'no-tab' | 'not-let-in' | 'no-mention';
  detail?: string;
}

const WORDS = {
  'no-tab': 'No page is open beside the panel.',
  'not-let-in': 'This page cannot be read.',
  'no-mention': 'No ATT&CK id on this page.',
};

const HINTS = {
  'no-tab': 'Open a report in a tab of this window; what it names appears here.',
  'not-let-in': 'Browsers keep extensions out of their own pages, their stores, and PDF files.',
  'no-mention': 'What you select on it can still be kept as evidence: right-click the selection.',
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
