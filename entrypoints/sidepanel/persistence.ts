const ASKED = 'asked-to-persist';

/**
 * Asks the browser, once, not to clear the notes when the disk runs full. What it answers changes nothing that Tidbit
 * does, and the backup section shows how things stand.
 */
export async function askToPersist(): Promise<void> {
  if (localStorage.getItem(ASKED) !== null) return;
  localStorage.setItem(ASKED, 'yes');
  await navigator.storage.persist();
}
