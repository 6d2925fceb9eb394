import { app } from '../app.svelte';
import type { Warning } from '../api/types';
import { now } from '../core/clock';
import { feel } from '../core/feel';
import { recall, type SeenWarning } from '../core/kept';
import { onChange } from '../core/news';
import { goesOn } from '../core/warnings';

const TICK_MS = 10_000;

const known = $state({ seen: [] as SeenWarning[], ready: false, now: now() });
/** The warnings that this page has called for already. */
const called = new Set<string>();

/** The warnings that go on, the unread ones and then the newest first. */
export function warningsNow(): Warning[] {
  const going = app.warnings.filter((warning) => goesOn(warning, known.now));
  const rank = (warning: Warning): number => (isSeen(warning) ? 1 : 0);
  return going.sort(
    (a, b) => rank(a) - rank(b) || Date.parse(b.written_at) - Date.parse(a.written_at),
  );
}

/** Whether somebody read it on this phone. */
export function isSeen({ id }: Warning): boolean {
  return known.seen.some(({ warning_id }) => warning_id === id);
}

/** Whether it is known which were read: before that nothing is shown, or all would flash up as unread. */
export function isReady(): boolean {
  return known.ready;
}

/** Follows time and disk, and lets the hand feel what is new; answers the way to stop. */
export function followWarnings(): () => void {
  void readSeen();
  const stop = onChange(() => void readSeen(), ['kept']);
  const tick = setInterval(() => (known.now = now()), TICK_MS);
  return () => {
    stop();
    clearInterval(tick);
  };
}

/** Buzzes once for each unread warning. */
export function callFor(warnings: Warning[]): void {
  const fresh = warnings.filter((warning) => !isSeen(warning) && !called.has(warning.id));
  fresh.forEach(({ id }) => called.add(id));
  if (fresh.length) feel('warning');
}

async function readSeen(): Promise<void> {
  known.seen = (await recall('seen')) ?? [];
  known.now = now();
  known.ready = true;
}
