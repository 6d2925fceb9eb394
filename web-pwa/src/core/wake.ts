let wanted = false;
let lock: WakeLockSentinel | null = null;
let report: (on: boolean) => void = () => undefined;

/** Keeps the screen on while the patrol goes on; reports whether the phone agrees. Called on a tap. */
export function keepAwake(onState: (on: boolean) => void): void {
  report = onState;
  wanted = true;
  void ask();
}

export function letSleep(): void {
  wanted = false;
  void lock?.release();
  lock = null;
}

async function ask(): Promise<void> {
  if (!wanted || document.visibilityState !== 'visible') return;
  try {
    lock = await navigator.wakeLock.request('screen');
    report(true);
  } catch {
    report(false);
  }
}

// The phone takes the lock away whenever the app is hidden.
if (typeof document !== 'undefined')
  document.addEventListener('visibilitychange', () => void ask());
