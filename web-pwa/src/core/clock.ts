/** The phone's time; it may be wrong, and the server corrects by the difference to its own. */
export function now(): number {
  return Date.now();
}

/** Milliseconds that only count on, whatever is done to the phone's time; they may stand while the phone sleeps. */
export function steady(): number {
  return performance.now();
}

/** RFC 3339 in UTC. */
export function instant(ms: number): string {
  return new Date(ms).toISOString();
}

/** The calendar day on the phone's own calendar, `2026-11-21`. */
export function localDay(ms: number): string {
  const date = new Date(ms);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
