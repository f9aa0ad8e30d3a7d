import { storedIndex } from '../../lib/knowledge/stored-index';

// The browser reads the index while the page takes in React: this file is small and runs first.
const stored = storedIndex();
const shown = import('./show');
shown.then(
  ({ show }) => show(stored),
  thrown => console.error(thrown),
);
