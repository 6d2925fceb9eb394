import { spoken, t } from '../../i18n';
import { clockTime, kilometres } from '../../i18n/formats';
import { daysAhead, isAllDay, type DayHours, type Opening } from './opening';

/** From so many days on a weekday alone would be taken for this week's. */
const WEEK_DAYS = 6;
/** An end that is nearer needs no day beside its time, even past midnight. */
const SOON_MS = 20 * 3600 * 1000;

/** Whether a place is open, in a line: "Open until 17:00", "Opens Monday 09:00". */
export function openingWords(
  opening: Opening,
  at: number,
  hours: string | null,
  as_of: number,
): string {
  if (opening.state === 'open') return openWords(opening.until, at);
  if (opening.state === 'closed') return closedWords(opening.opens, at);
  if (opening.state === 'run_out' && hours)
    return t('services.hours_as_of', { hours, day: dayMonth(as_of) });
  return t('services.hours_unknown');
}

function openWords(until: number | null, at: number): string {
  if (until === null) return t('services.open');
  const time = clockTime(until);
  if (until - at < SOON_MS) return t('services.open_until', { time });
  return t('services.open_until_day', { time, day: dayWords(until, at) });
}

function closedWords(opens: number | null, at: number): string {
  if (opens === null) return t('services.closed_long');
  const time = clockTime(opens);
  const days = daysAhead(at, opens);
  if (days === 0) return t('services.opens_today', { time });
  if (days === 1) return t('services.opens_tomorrow', { time });
  return t('services.opens_day', { time, day: dayWords(opens, at) });
}

/** The weekday, and from a week on the date. */
function dayWords(then: number, at: number): string {
  if (daysAhead(at, then) > WEEK_DAYS) return dayMonth(then);
  return new Date(then).toLocaleDateString(spoken.locale, { weekday: 'long' });
}

/** A day by its date, "3 Dec". */
export function dayMonth(ms: number): string {
  return new Date(ms).toLocaleDateString(spoken.locale, { day: 'numeric', month: 'short' });
}

/** The name of a day of the week that begins today. */
export function dayTitle(day: number, at: number): string {
  const days = daysAhead(at, day);
  if (days < 2) return t(days === 0 ? 'services.today' : 'services.tomorrow');
  const name = new Date(day).toLocaleDateString(spoken.locale, { weekday: 'long' });
  return name.charAt(0).toLocaleUpperCase(spoken.locale) + name.slice(1);
}

/** The hours of a day, "09:00–12:00, 13:00–17:00". */
export function hoursWords(hours: DayHours): string {
  if (isAllDay(hours)) return t('services.hours_all_day');
  if (hours.times.length === 0) return t('services.hours_closed');
  return hours.times
    .map(([opens, closes]) => `${clockTime(opens)}–${clockTime(closes)}`)
    .join(', ');
}

/** A way in words: "80 m", "1.2 km". */
export function wayWords(metres: number): string {
  if (metres >= 995) return `${kilometres(metres)} km`;
  return `${Math.round(metres / 10) * 10} m`;
}

/** The name of a language, "Arabic"; a code nobody knows stands for itself. */
export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames([spoken.locale], { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
