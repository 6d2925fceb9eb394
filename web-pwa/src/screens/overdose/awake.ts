/** Keeps the screen on until it is stopped, also after a look at another app; a running patrol keeps its own hold. */
export function keepLit(): () => void {
  let held: WakeLockSentinel | null = null;
  let over = false;
  const ask = async (): Promise<void> => {
    if (over || document.visibilityState !== 'visible' || held?.released === false) return;
    // Refused with a low battery, and unknown to some browsers: then the phone dims as usual.
    held = (await navigator.wakeLock?.request('screen').catch(() => null)) ?? null;
    if (over) void held?.release();
  };
  const again = (): void => void ask();
  document.addEventListener('visibilitychange', again);
  void ask();
  return () => {
    over = true;
    document.removeEventListener('visibilitychange', again);
    void held?.release();
  };
}
