import '../../components/workspace.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { KnowledgeDatabase } from '../../lib/knowledge/database';
import { Workspace } from './Workspace';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Workspace db={new KnowledgeDatabase()} />
    </StrictMode>,
  );
}
