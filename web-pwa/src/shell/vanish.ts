const HOLD_MS = 2000;

type Panic = typeof import('../core/panic');
let ready: Promise<Panic> | null = null;

/** Fetched early and kept in memory: when it is needed there may be no network, and soon no cache. */
function keepPanicReady(): Promise<Panic> {
  ready ??= import('../core/panic').catch((error: unknown) => {
    ready = null;
    throw error;
  });
  return ready;
}

/** Clears this phone and leaves, without a question. */
export async function vanish(): Promise<void> {
  try {
    (await keepPanicReady()).vanish();
  } catch {
    // Even if nothing can be cleared, the eyes of others find nothing.
    location.replace('about:blank');
  }
}

/** Clears the phone when a finger stays for two seconds on the mark of any screen or sheet; answers the way to stop. */
export function watchMarks(): () => void {
  let held: HTMLElement | null = null;
  let hold: ReturnType<typeof setTimeout> | undefined;
  void keepPanicReady().catch(() => undefined);
  const letGo = (): void => {
    clearTimeout(hold);
    delete held?.dataset['held'];
    held = null;
  };
  const press = ({ target, pointerId }: PointerEvent): void => {
    letGo();
    held = (target as Element).closest<HTMLElement>('[data-mark]');
    if (!held) return;
    // The finger may slide a little: a cold thumb is not steady.
    held.setPointerCapture(pointerId);
    held.dataset['held'] = '';
    hold = setTimeout(() => void vanish(), HOLD_MS);
  };
  // Or the phone would offer to copy or share the picture.
  const keepQuiet = (event: Event): void => {
    if ((event.target as Element).closest('[data-mark]')) event.preventDefault();
  };
  const watching = new AbortController();
  const { signal } = watching;
  document.addEventListener('pointerdown', press, { signal });
  document.addEventListener('pointerup', letGo, { signal });
  document.addEventListener('pointercancel', letGo, { signal });
  document.addEventListener('contextmenu', keepQuiet, { signal });
  return () => {
    letGo();
    watching.abort();
  };
}
