import { localDay } from '../../core/clock';
import type { Days } from '../days';

/** How many weeks back the desk looks, on the buttons. */
export const SPANS = ['4', '13', '26', '52'] as const;
export type Span = (typeof SPANS)[number];

/** The last `n` weeks that can have a release, Monday to Sunday, and the one after them, which still waits. */
export function lastWeeks(n: number, now: number): Days {
  const from = mondayOf(now);
  from.setDate(from.getDate() - 7 * (n + 1));
  const to = mondayOf(now);
  to.setDate(to.getDate() - 1);
  return { from: localDay(from.getTime()), to: localDay(to.getTime()) };
}

/** The seven days that begin on a Monday. */
export function weekOf(monday: string): Days {
  const sunday = new Date(`${monday}T12:00:00`);
  sunday.setDate(sunday.getDate() + 6);
  return { from: monday, to: localDay(sunday.getTime()) };
}

/** The Monday after `now`, when the next release is made, and the week it will be about: late records shall find their way in. */
export function nextRelease(now: number): { day: string; about: Days } {
  const day = mondayOf(now);
  day.setDate(day.getDate() + 7);
  const monday = new Date(day);
  monday.setDate(monday.getDate() - 14);
  return { day: localDay(day.getTime()), about: weekOf(localDay(monday.getTime())) };
}

function mondayOf(now: number): Date {
  const day = new Date(now);
  day.setHours(12, 0, 0, 0);
  day.setDate(day.getDate() - ((day.getDay() + 6) % 7));
  return day;
}
