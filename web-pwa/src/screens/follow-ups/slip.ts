/** What somebody holds in the hand: the union and the words. */
export interface Slip {
  /** The union's short name; null where nobody said it. */
  organisation: string | null;
  words: string;
}

const LEAST_WORDS = 3;

/** The address in a slip's square. All that matters stands behind the #, which no server hears. */
export function slipLink(origin: string, { organisation, words }: Slip): string {
  return `${origin}/slip#${organisation ?? ''}/${wordsOf(words).map(encodeURIComponent).join('-')}`;
}

/** Reads the part behind the #; null when it holds no words. */
export function readSlip(hash: string): Slip | null {
  const [organisation = '', words = ''] = hash.replace(/^#/, '').split('/');
  const read = wordsOf(decoded(words)).join(' ');
  return read ? { organisation: organisation || null, words: read } : null;
}

/** Takes the slip out of the address, so that it stands in no list of pages; null when there is none. */
export function takeSlip(): Slip | null {
  const slip = readSlip(location.hash);
  if (location.hash) history.replaceState(history.state, '', location.pathname);
  return slip;
}

/** Whether these can be the words of a slip. */
export function isEnough(words: string): boolean {
  return wordsOf(words).length >= LEAST_WORDS;
}

/** The words alone, however they were written. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}]+/gu) ?? []
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
