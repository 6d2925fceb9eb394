import type { Days } from '../days';

const DAY_MS = 86_400_000;

/** How many days a span has, both ends included. */
export function lengthOf({ from, to }: Days): number {
  return Math.round((noonOf(to) - noonOf(from)) / DAY_MS) + 1;
}

/** The span of the same length that ends the day before. */
export function daysBefore(days: Days): Days {
  return moved(days, -lengthOf(days));
}

/** The same days of the week a year earlier: 52 weeks, so that weekends meet weekends. */
export function yearEarlier(days: Days): Days {
  return moved(days, -52 * 7);
}

/** The last days up to `to`. */
export function endingOn(to: string, length: number): Days {
  return { from: dayOf(noonOf(to) - (length - 1) * DAY_MS), to };
}

/** Whether two spans have a day in common. */
export function overlap(a: Days, b: Days): boolean {
  return a.from <= b.to && b.from <= a.to;
}

/** The week in which a window ends, as an index; the last week for a window that ends later, -1 where there is no week. */
export function endWeek(weeks: Days[], days: Days): number {
  const at = weeks.findIndex((week) => days.to <= week.to);
  return at < 0 ? weeks.length - 1 : at;
}

/** The first week at whose end a window of this length lies wholly within the weeks; the last where none does. */
export function firstWeek(weeks: Days[], length: number): number {
  const [oldest] = weeks;
  if (!oldest) return -1;
  const at = weeks.findIndex((week) => endingOn(week.to, length).from >= oldest.from);
  return at < 0 ? weeks.length - 1 : at;
}

function moved({ from, to }: Days, by_days: number): Days {
  return { from: dayOf(noonOf(from) + by_days * DAY_MS), to: dayOf(noonOf(to) + by_days * DAY_MS) };
}

// In UTC, where every day has 24 hours.
function noonOf(day: string): number {
  return Date.parse(`${day}T12:00:00Z`);
}

function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
