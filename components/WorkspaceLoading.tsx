interface WorkspaceLoadingProps {
  /** What the page is about: an id, or whose knowledge. */
  title: string;
}

/** A workspace page while the database is read. The style sheet shows it only after 100 ms: most answers come sooner. */
export function WorkspaceLoading({ title }: WorkspaceLoadingProps) {
  return (
    <article className="page busy" aria-busy="true">
      <header className="page-head">
        <p className="meta headline" role="status">
          Looking it up…
        </p>
        <h1 className="name">{title}</h1>
      </header>
    </article>
  );
}
