import type nicknames from '../../i18n/en/nicknames';
import type { Language } from '../../core/vocabulary';

/** Reads the invite out of the address: `/join#<slug>.<secret>`; null when there is none. */
export function inviteIn(hash: string): string | null {
  const invite = decoded(hash.replace(/^#/, ''));
  return /^[^.\s/]+\.\S+$/.test(invite) ? invite : null;
}

/** Reads the invite out of what somebody pasted: the whole link, or only its end. */
export function inviteInLink(link: string): string | null {
  return inviteIn(link.trim().replace(/^[^#]*#/, ''));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

const HELD = 'gadeplan-invite';

/**
 * Takes the invite out of the address bar, so that it stays in no history, and holds it for this tab alone, so that
 * a reload loses nothing.
 */
export function takeInvite(): string | null {
  const found = inviteIn(location.hash);
  if (location.hash) history.replaceState(null, '', location.pathname);
  if (found) holdInvite(found);
  return found ?? sessionStorage.getItem(HELD);
}

export function holdInvite(invite: string): void {
  sessionStorage.setItem(HELD, invite);
}

export function dropInvite(): void {
  sessionStorage.removeItem(HELD);
}

const files = import.meta.glob<{ default: typeof nicknames }>('../../i18n/*/nicknames.ts');

/** Two random words of the language, e.g. "Rolig Måge". */
export async function suggestNickname(language: Language): Promise<string> {
  const { first, second } = (await files[`../../i18n/${language}/nicknames.ts`]!()).default;
  const pick = (words: string[]): string => words[Math.floor(Math.random() * words.length)] ?? '';
  return `${pick(first)} ${pick(second)}`;
}
