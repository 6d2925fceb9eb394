import type { Language } from '../../core/vocabulary';

/** What a slip's words are worth at least: with the server's slow hash, more than anybody can try. */
const BITS = 44;
const LISTS = import.meta.glob<{ default: string }>('./words/*.ts');

/** Fresh words for a slip, fairly drawn from the list of a language; nothing keeps them but the caller. */
export async function drawWords(language: Language): Promise<string[]> {
  const list = (await LISTS[`./words/${language}.ts`]!()).default.trim().split(/\s+/);
  return Array.from({ length: wordsNeeded(list.length) }, () => list[fairBelow(list.length)]!);
}

/** How many words of a list of this length are worth enough. */
export function wordsNeeded(length: number): number {
  return Math.ceil(BITS / Math.log2(length));
}

/** A number from 0 up to n, each as likely as the other. */
export function fairBelow(n: number): number {
  const whole = 2 ** 32 - (2 ** 32 % n);
  const [drawn] = crypto.getRandomValues(new Uint32Array(1));
  return drawn! < whole ? drawn! % n : fairBelow(n);
}
