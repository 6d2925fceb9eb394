import { spoken } from '../i18n';

/** Day and time of a record, with the year only when it is not this one's. */
export function dayTime(instant: string, now = new Date()): string {
  const date = new Date(instant);
  return date.toLocaleString(spoken.locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: date.getFullYear() === now.getFullYear() ? undefined : 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
}

/** A day such as `2026-11-02` in words, with the year only when it is not this one's. */
export function dayMonth(day: string, today = new Date()): string {
  const noon = new Date(`${day}T12:00:00`);
  return noon.toLocaleDateString(spoken.locale, {
    day: 'numeric',
    month: 'short',
    year: noon.getFullYear() === today.getFullYear() ? undefined : 'numeric',
  });
}

/** A month such as `2026-11` in words. */
export function monthName(month: string): string {
  const date = new Date(`${month}-15T12:00:00Z`);
  return date.toLocaleDateString(spoken.locale, { month: 'long', year: 'numeric' });
}

/** The month as a label under a bar, one letter. */
export function monthShort(month: string): string {
  const date = new Date(`${month}-15T12:00:00Z`);
  return date.toLocaleDateString(spoken.locale, { month: 'narrow' });
}

/** What is left of a span as minutes and seconds, 9:05. */
export function countdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
