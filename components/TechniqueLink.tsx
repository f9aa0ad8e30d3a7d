import type { MouseEvent } from 'react';
import type { Ref } from '../lib/attack/documents';

interface TechniqueLinkProps {
  technique: Ref;
  workspaceUrl: ((id: string) => string) | undefined;
  onOpen: (id: string) => void;
}

/**
 * Another technique, to be opened in the workspace. It is a link where the workspace has an address that this
 * document may open, so that the middle button and "open in new tab" work; elsewhere a button.
 */
export function TechniqueLink({ technique: { id, name }, workspaceUrl, onOpen }: TechniqueLinkProps) {
  const content = (
    <>
      <span className="id">{id}</span> {name}
    </>
  );
  if (!workspaceUrl) {
    return (
      <button type="button" className="link technique-link" onClick={() => onOpen(id)}>
        {content}
      </button>
    );
  }
  const openPlainClick = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return; // the browser's own meaning
    event.preventDefault();
    onOpen(id);
  };
  return (
    <a className="technique-link" href={workspaceUrl(id)} onClick={openPlainClick}>
      {content}
    </a>
  );
}
