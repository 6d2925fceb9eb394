/** Long enough for a thumb that is on its way to arrive. */
const REST_MS = 3_000;
const TOUCHES = ['pointerdown', 'pointerup', 'keydown', 'scroll'];

/** Calls back once no hand has touched the page for three seconds; answers the way to give up. */
export function onceAtRest(then: () => void): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  const fire = (): void => {
    listening.abort();
    then();
  };
  let timer = setTimeout(fire, REST_MS);
  const wait = (): void => {
    clearTimeout(timer);
    timer = setTimeout(fire, REST_MS);
  };
  for (const touch of TOUCHES) addEventListener(touch, wait, { capture: true, signal });
  signal.addEventListener('abort', () => clearTimeout(timer));
  return () => listening.abort();
}
