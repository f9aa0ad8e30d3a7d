import { type ReactNode, useId } from 'react';

interface SectionProps {
  title: string;
  /** Shown beside the heading, not in it: headings keep their fixed names. */
  count?: number | undefined;
  /** 3 on the card, whose name is an h2; 2 on the workspace page, whose name is the h1. */
  level: 2 | 3;
  children: ReactNode;
}

/** One named part of a technique, a region that screen readers can jump to. */
export function Section({ title, count, level, children }: SectionProps) {
  const headingId = useId();
  const Heading = `h${level}` as const;
  return (
    <section className="section" aria-labelledby={headingId}>
      <div className="section-head">
        <Heading id={headingId}>{title}</Heading>
        {count ? <span className="count">{count.toLocaleString('en')}</span> : null}
      </div>
      <div className="section-body">{children}</div>
    </section>
  );
}
