import type { Service } from '../../api/types';
import { localDay } from '../../core/clock';

type Hours = Pick<Service, 'open' | 'hours_known_until' | 'opening_hours'>;

/** Whether a place is open at a moment; null where that end is not known. */
export type Opening =
  | { state: 'open'; until: number | null }
  | { state: 'closed'; opens: number | null }
  /** Hours are written, but the times worked out from them have run out. */
  | { state: 'run_out' }
  /** Nobody wrote any hours. */
  | { state: 'unknown' };

/** Longer than this ahead an end is beyond what the server works out, not an end. */
const NO_END_MS = 60_000;

/** Whether a place is open at a moment, by the times the server worked out. */
export function openingAt(at: number, { open, hours_known_until, opening_hours }: Hours): Opening {
  if (!opening_hours) return { state: 'unknown' };
  const known_until = Date.parse(hours_known_until);
  if (at >= known_until) return { state: 'run_out' };
  const times = joined(open);
  const now = times.find(([opens, closes]) => opens <= at && at < closes);
  if (now) return { state: 'open', until: now[1] >= known_until - NO_END_MS ? null : now[1] };
  const next = times.filter(([opens]) => opens > at).map(([opens]) => opens);
  return { state: 'closed', opens: next.length ? Math.min(...next) : null };
}

/** The hours of one day; they may reach into the next. */
export interface DayHours {
  /** Midnight, by the phone's calendar. */
  day: number;
  times: [opens: number, closes: number][];
}

/** The hours of the week that begins today, as far as they are known. */
export function weekFrom(at: number, { open, hours_known_until }: Hours): DayHours[] {
  const known_until = Date.parse(hours_known_until);
  const days = Array.from({ length: 7 }, (_, n) => midnight(at, n));
  return days
    .filter((day) => day < known_until)
    .map((day, n) => {
      const [before, end] = [midnight(at, n - 1), midnight(at, n + 1)];
      // An evening that ends after midnight belongs to the day on which it began.
      const times = joined(open)
        .filter(([opens, closes]) => opens < end && closes > day)
        .filter(([opens, closes]) => opens >= day || opens < before || closes >= end)
        .map(([opens, closes]): [number, number] => [Math.max(opens, day), closes]);
      return { day, times };
    });
}

/** Whether the hours of a day are the whole day. */
export function isAllDay({ day, times }: DayHours): boolean {
  const end = midnight(day, 1);
  return times.some(([opens, closes]) => opens <= day && closes >= end);
}

/** Days from today to the day of a moment. */
export function daysAhead(at: number, then: number): number {
  return Math.round((Date.parse(localDay(then)) - Date.parse(localDay(at))) / (24 * 3600 * 1000));
}

function midnight(at: number, days: number): number {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime();
}

/** The times in order; those that touch are one, as a place that closes at midnight and opens then stays open. */
function joined(open: Hours['open']): [opens: number, closes: number][] {
  const times = open.map(([opens, closes]) => [Date.parse(opens), Date.parse(closes)] as const);
  const merged: [number, number][] = [];
  for (const [opens, closes] of times.sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && opens <= last[1]) last[1] = Math.max(last[1], closes);
    else merged.push([opens, closes]);
  }
  return merged;
}
