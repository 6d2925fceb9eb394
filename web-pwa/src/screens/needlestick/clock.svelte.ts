import { now } from '../../core/clock';

// Kept for this tab alone: it is there again after the call, when the phone had cleared the app away meanwhile, and
// gone with "Done" or with the app. Nothing else of what happened is written down.
const NAME = 'gadeplan-clock';
export const EARLIER_MS = 5 * 60_000;

/** When it happened, and the time now; null while nothing was noted. */
export const clock = $state({ at: read(), now: now() });

/** Lets the minutes run; answers the way to stop. */
export function runClock(): () => void {
  const tick = setInterval(() => (clock.now = now()), 10_000);
  return () => clearInterval(tick);
}

export function note(at: number): void {
  clock.now = now();
  clock.at = at;
  sessionStorage.setItem(NAME, String(at));
}

export function forgetClock(): void {
  clock.at = null;
  sessionStorage.removeItem(NAME);
}

function read(): number | null {
  return Number(sessionStorage.getItem(NAME)) || null;
}
