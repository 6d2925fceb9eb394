let wanted = false;
let asking = false;
let lock: WakeLockSentinel | null = null;
let report: (on: boolean) => void = () => undefined;

/** Keeps the screen on while the patrol goes on; reports whether the phone agrees. Called on a tap. */
export function keepAwake(onState: (on: boolean) => void): void {
  report = onState;
  wanted = true;
  void ask();
}

/** Lets the screen turn off again: at the end, and in a pause, when no ground is counted. */
export function letSleep(): void {
  wanted = false;
  void lock?.release().catch(() => undefined);
  lock = null;
}

async function ask(): Promise<void> {
  if (!wanted || lock || asking || document.visibilityState !== 'visible') return;
  asking = true;
  try {
    hold(await navigator.wakeLock.request('screen'));
  } catch {
    // Refused, as with a low battery, or not known to this browser at all.
    report(false);
  } finally {
    asking = false;
  }
}

function hold(given: WakeLockSentinel): void {
  if (!wanted) {
    void given.release();
    return;
  }
  lock = given;
  given.addEventListener('release', () => lose(given));
  report(true);
}

/** The phone takes the lock away whenever the app is hidden, and sometimes to spare the battery. */
function lose(taken: WakeLockSentinel): void {
  if (lock !== taken) return;
  lock = null;
  if (document.visibilityState === 'visible') report(false);
}

if (typeof document !== 'undefined')
  document.addEventListener('visibilitychange', () => void ask());
