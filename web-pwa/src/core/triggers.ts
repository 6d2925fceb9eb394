import { onSaved, tally } from './outbox';
import { syncNow, type SyncOutcome } from './sync';

const AFTER_SAVE_MS = 10_000;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 15 * 60_000;

let failures = 0;
let retry: ReturnType<typeof setTimeout> | undefined;
let afterSave: ReturnType<typeof setTimeout> | undefined;
let report: (state: 'sending' | SyncOutcome) => void = () => undefined;

/** Starts the triggers: now, back online, visible again, ten seconds after a save, and a timer that backs off. */
export function startSyncing(onState: typeof report): void {
  report = onState;
  window.addEventListener('online', () => void flush());
  document.addEventListener('visibilitychange', () => void flush());
  navigator.serviceWorker?.addEventListener('message', (event) => {
    if (event.data === 'flush') void flush();
  });
  onSaved(flushSoon);
  void flush();
}

let running: Promise<SyncOutcome> | null = null;

/** One attempt at once, shared by all who ask meanwhile; the next one is planned by how it went. */
export function flush(): Promise<SyncOutcome> {
  running ??= attempt().finally(() => (running = null));
  return running;
}

async function attempt(): Promise<SyncOutcome> {
  clearTimeout(retry);
  clearTimeout(afterSave);
  afterSave = undefined;
  report('sending');
  const outcome = await syncNow();
  report(outcome);
  failures = outcome === 'sent' ? 0 : failures + 1;
  if (outcome !== 'sent' && outcome !== 'signed_out') {
    retry = setTimeout(() => void flush(), backOff(failures));
    void askForBackgroundSync();
  }
  return outcome;
}

/** Doubling from two seconds to a quarter of an hour, with jitter so that a whole shift does not call at once. */
export function backOff(failed: number, random = Math.random()): number {
  const doubled = FIRST_WAIT_MS * 2 ** Math.min(failed - 1, 20);
  return Math.min(doubled, LONGEST_WAIT_MS) * (0.5 + random / 2);
}

function flushSoon(): void {
  if (afterSave !== undefined) return;
  afterSave = setTimeout(() => {
    afterSave = undefined;
    void tally().then(({ waiting }) => (waiting > 0 ? flush() : null));
  }, AFTER_SAVE_MS);
}

async function askForBackgroundSync(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  const sync = (registration as { sync?: { register(tag: string): Promise<void> } } | undefined)
    ?.sync;
  await sync?.register('flush').catch(() => undefined);
}
