import type { ComponentProps } from 'react';
import Markdown from 'react-markdown';
import { webUrl } from '../lib/attack/urls';

/** What Markdown may become. Images are left out: fetching one would tell a web site who reads (DESIGN decision 7). */
const ALLOWED = [
  ...['p', 'br', 'hr', 'strong', 'em', 'del', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'a'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
];

/** Headings of a note stand below those of the panel, whatever level it gives them. */
const HEADINGS = { h1: Heading, h2: Heading, h3: Heading, h4: Heading, h5: Heading, h6: Heading };

/** A note as it reads. HTML in it is shown as text; links lead to http and https only, and say nothing of where from. */
export function NoteText({ text }: { text: string }) {
  return (
    <div className="note-text">
      <Markdown
        allowedElements={ALLOWED}
        unwrapDisallowed
        urlTransform={url => webUrl(url) ?? ''}
        components={{ a: Link, ...HEADINGS }}
      >
        {text}
      </Markdown>
    </div>
  );
}

function Link({ href, children }: ComponentProps<'a'>) {
  if (!href) return <span>{children}</span>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}

function Heading({ children }: ComponentProps<'h1'>) {
  return <h3 className="note-heading">{children}</h3>;
}
