import { localDay } from '../../core/clock';
import type { FollowUpReason } from '../../core/street';

/** Days until a slip of each kind is due, unless somebody says otherwise. */
const DAYS: Record<FollowUpReason, number> = {
  treatment_guarantee_14d: 14,
  lead_30d: 30,
  naloxone_refill: 7,
  wound_check: 2,
  own_promise: 3,
};
/** The server takes nothing later. */
const LONGEST_DAYS = 365;

export function usualDays(reason: FollowUpReason): number {
  return DAYS[reason];
}

/** So many days from today, moved by some; never today or before, and never out of reach. */
export function movedDays(days: number, by: number): number {
  return Math.min(LONGEST_DAYS, Math.max(1, days + by));
}

/** The day so many days after the one of a moment, `2026-12-05`. */
export function dayAfter(at: number, days: number): string {
  const date = new Date(at);
  return localDay(
    new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, 12).getTime(),
  );
}

/** A day in words, "Saturday 5 December". */
export function dayInWords(day: string, locale: string): string {
  const noon = new Date(`${day}T12:00:00`);
  return noon.toLocaleDateString(locale, { weekday: 'long', day: 'numeric', month: 'long' });
}
