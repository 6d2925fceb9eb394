import { app } from '../app.svelte';

/** Whether the app waits for its PIN, and whether it hides itself because something else came in front. */
export const lock = $state({ locked: app.preferences.lock, covered: false });

/**
 * Locks whenever the app is hidden, if that was chosen; answers the way to stop. Nothing is closed: a half written
 * count, an open sheet and the running patrol are there again after the PIN.
 */
export function lockWhenHidden(): () => void {
  const hide = (): void => {
    if (app.preferences.lock && document.visibilityState === 'hidden') lock.locked = true;
  };
  // The list of open apps takes its picture before the page hears that it is hidden.
  const cover = (): void => void (lock.covered = app.preferences.lock);
  const uncover = (): void => void (lock.covered = false);
  document.addEventListener('visibilitychange', hide);
  window.addEventListener('blur', cover);
  window.addEventListener('focus', uncover);
  return () => {
    document.removeEventListener('visibilitychange', hide);
    window.removeEventListener('blur', cover);
    window.removeEventListener('focus', uncover);
  };
}
