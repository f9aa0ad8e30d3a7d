import type { ReactNode } from 'react';
import { webUrl } from '../lib/attack/urls';

interface ExternalLinkProps {
  href: string | undefined;
  className?: string;
  children: ReactNode;
}

/**
 * A link out of the extension, in a new tab that learns nothing of where it came from.
 * An address that is not http or https is not a link: its text stands alone.
 */
export function ExternalLink({ href, className, children }: ExternalLinkProps) {
  const address = webUrl(href);
  if (address === null) return <span className={className}>{children}</span>;
  return (
    <a className={className} href={address} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}
