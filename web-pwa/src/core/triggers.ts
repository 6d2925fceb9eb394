import { now } from './clock';
import { nextDue } from './envelopes';
import { onChange } from './news';
import { onSaved, tally } from './outbox';
import { refreshServices } from './services';
import { syncNow, type SyncOutcome } from './sync';
import { tellSeen } from './warnings';

const AFTER_SAVE_MS = 10_000;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 15 * 60_000;
/** A little after its time, so that the batch is due for certain. */
const AFTER_DUE_MS = 500;

let failures = 0;
let retry: ReturnType<typeof setTimeout> | undefined;
let afterSave: ReturnType<typeof setTimeout> | undefined;
let due: ReturnType<typeof setTimeout> | undefined;
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
  onChange(() => void wakeForSealed(), ['sealed']);
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
  // Nobody waits for them, and a phone that can't have them now keeps those it has.
  if (outcome === 'sent') void refreshServices().catch(() => undefined);
  if (outcome === 'sent') void tellSeen().catch(() => undefined);
  failures = outcome === 'sent' ? 0 : failures + 1;
  if (outcome !== 'sent' && outcome !== 'signed_out') {
    retry = setTimeout(() => void flush(), backOff(failures));
    void askForBackgroundSync();
  }
  if (outcome === 'sent') await wakeForSealed();
  return outcome;
}

/** Plans the moment at which the next sealed records leave; on a phone without network the other triggers see to it. */
async function wakeForSealed(): Promise<void> {
  const at = await nextDue();
  clearTimeout(due);
  if (at === null || failures > 0) return;
  due = setTimeout(() => void flush(), Math.max(0, at - now()) + AFTER_DUE_MS);
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
