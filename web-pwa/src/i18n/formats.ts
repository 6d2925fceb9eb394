import { spoken } from './index';
import { clockText, numberText, tenths } from './numbers';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = spoken.locale + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(spoken.locale, options);
  formats.set(key, known);
  return known;
}

/** The time of day, e.g. 14.02 or 14:02. */
export function clockTime(ms: number): string {
  return clockText(ms, spoken.language);
}

/** The day in words, e.g. "Sat 21 Nov". */
export function dayName(ms: number): string {
  return format({ weekday: 'short', day: 'numeric', month: 'short' }).format(ms);
}

/** Time of day if it is today, else the day and time. */
export function moment(ms: number, now = Date.now()): string {
  const today = new Date(ms).toDateString() === new Date(now).toDateString();
  return today ? clockTime(ms) : `${dayName(ms)} ${clockTime(ms)}`;
}

/** Hours and minutes of a span, e.g. 0:42. */
export function span(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Metres as kilometres with one decimal, e.g. 1.8. */
export function kilometres(metres: number): string {
  return oneDecimal(metres / 1000);
}

/** A number with one decimal, e.g. 1.8. */
export function oneDecimal(n: number): string {
  return tenths(n, spoken.language);
}

/** A whole number as people write it, e.g. 1,204. */
export function whole(n: number): string {
  return numberText(Math.round(n), spoken.language);
}
