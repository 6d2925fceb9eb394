import type { Language } from '../core/vocabulary';

/** Each language in its own words, so that everybody finds theirs. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  da: 'Dansk',
  en: 'English',
  fi: 'Suomi',
};
