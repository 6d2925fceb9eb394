import type { Language } from '../core/vocabulary';

/** The locale of each language for `Intl`. */
export const LOCALES: Record<Language, string> = { da: 'da-DK', en: 'en-GB', fi: 'fi-FI' };

// By hand, though `Intl` knows it all: its first use costs a cheap phone a tenth of the way to the first tap.
const DECIMAL: Record<Language, string> = { da: ',', en: '.', fi: ',' };
const CLOCK: Record<Language, string> = { da: '.', en: ':', fi: '.' };

/** A number as people write it, e.g. 1,204 or 0.4. */
export function numberText(n: number, language: Language): string {
  if (Number.isInteger(n) && n >= 0 && n < 1000) return String(n);
  return n.toLocaleString(LOCALES[language]);
}

/** A number with one decimal, e.g. 1.8. */
export function tenths(n: number, language: Language): string {
  if (n >= 0 && n < 999) return n.toFixed(1).replace('.', DECIMAL[language]);
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return n.toLocaleString(LOCALES[language], digits);
}

/** The time of day on the phone's calendar, e.g. 14.02 or 14:02. */
export function clockText(ms: number, language: Language): string {
  const date = new Date(ms);
  const two = (n: number): string => String(n).padStart(2, '0');
  return two(date.getHours()) + CLOCK[language] + two(date.getMinutes());
}

/** Whether a whole number takes the singular; the three languages agree. */
export function isOne(n: number): boolean {
  return n === 1;
}
