import '../../components/panel.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { KnowledgeDatabase } from '../../lib/knowledge/database';
import { SidePanel } from './SidePanel';

const root = document.getElementById('root');
if (root) {
  // `?tab=7` pins the panel to a tab, for whoever opens it as a page of its own.
  const tab = new URLSearchParams(location.search).get('tab');
  createRoot(root).render(
    <StrictMode>
      <SidePanel knowledge={new KnowledgeDatabase()} pinned={tab === null ? null : Number(tab)} />
    </StrictMode>,
  );
}
