import { LANGUAGES, type Language } from './vocabulary';

export type Theme = 'system' | 'light' | 'dark' | 'sun';

/** How this phone shows itself. Kept apart from the records, because it is needed before the first paint. */
export interface Preferences {
  language: Language;
  theme: Theme;
  left_hand: boolean;
  /** A short sound beside flash and vibration. */
  sound: boolean;
  /** The app asks for its PIN at the start and after it was hidden. */
  lock: boolean;
}

const NAME = 'gadeplan-preferences';
const FIRST: Preferences = {
  language: 'da',
  theme: 'system',
  left_hand: false,
  sound: false,
  lock: false,
};

/** The stored preferences; Danish and like the phone where nothing (or nothing readable) is stored. */
export function readPreferences(): Preferences {
  try {
    const stored = JSON.parse(localStorage.getItem(NAME) ?? '{}') as Partial<Preferences>;
    const known = LANGUAGES.some((language) => language === stored.language);
    return { ...FIRST, ...stored, language: known ? stored.language! : FIRST.language };
  } catch {
    return { ...FIRST };
  }
}

export function writePreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(NAME, JSON.stringify(preferences));
  } catch {
    // A browser without storage shows the choice until it closes.
  }
}
