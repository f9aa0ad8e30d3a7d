import { StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { KnowledgeDatabase } from '../../lib/knowledge/database';
import { fitPopup } from './fit-popup';
import { openSearch } from './knowledge';
import { PopupPage } from './PopupPage';

const db = new KnowledgeDatabase();
// Reading the index takes longer than anything else, so it begins before React does.
const search = openSearch(db);
fitPopup().catch(thrown => console.error(thrown));
const root = document.getElementById('root');
if (root) {
  hydrateRoot(
    root,
    <StrictMode>
      <PopupPage db={db} search={search} />
    </StrictMode>,
  );
}
