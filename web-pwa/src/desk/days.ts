import { localDay } from '../core/clock';

/** A span of days, both included. */
export interface Days {
  from: string;
  to: string;
}

/** The spans on the buttons, in days up to today; `own` lets the coordinator choose two dates. */
export const SPANS = ['7', '30', '90', '365', 'own'] as const;
export type Span = (typeof SPANS)[number];

/** The last `n` days, today included. */
export function lastDays(n: number, now: number): Days {
  const first = new Date(now);
  first.setDate(first.getDate() - (n - 1));
  return { from: localDay(first.getTime()), to: localDay(now) };
}

/** Two chosen dates in the right order, whichever was chosen first; null while one is missing. */
export function ownDays(a: string, b: string): Days | null {
  if (!a || !b) return null;
  return a <= b ? { from: a, to: b } : { from: b, to: a };
}

/** How many days a span has. */
export function lengthOf({ from, to }: Days): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
}
