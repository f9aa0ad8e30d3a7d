/** Longer than fingers wait between keys. */
const PAUSE_MS = 400;

/** Calls `act` once no key has been pressed for a moment; returns how to call that off. */
export function inAPause(act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const controller = new AbortController();
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      controller.abort();
      act();
    }, PAUSE_MS);
  };
  wait();
  addEventListener('keydown', wait, { signal: controller.signal });
  return () => {
    clearTimeout(timer);
    controller.abort();
  };
}
