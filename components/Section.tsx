import { type ReactNode, useId } from 'react';

interface SectionProps {
  title: string;
  /** Shown beside the heading, not in it: headings keep their fixed names. */
  count?: number | undefined;
  /** 3 on the card, whose name is an h2; 2 on the workspace page, whose name is the h1. */
  level: 2 | 3;
  children: ReactNode;
}

/**
 * One named part of a technique. On a page it is a landmark that screen readers can jump to; in a card it is a group,
 * for several cards can be open, and their landmarks would be the page's.
 */
export function Section({ title, count, level, children }: SectionProps) {
  const headingId = useId();
  const Heading = `h${level}` as const;
  const Part = level === 3 ? 'div' : 'section';
  return (
    <Part className="section" role={level === 3 ? 'group' : undefined} aria-labelledby={headingId}>
      <div className="section-head">
        <Heading id={headingId}>{title}</Heading>
        {count ? <span className="count">{count.toLocaleString('en')}</span> : null}
      </div>
      <div className="section-body">{children}</div>
    </Part>
  );
}
