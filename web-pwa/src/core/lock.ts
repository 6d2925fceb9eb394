/** Wrong tries after which the phone is signed out. */
export const TRIES = 5;
export const SHORTEST = 4;
export const LONGEST = 6;

const NAME = 'gadeplan-lock';
const ROUNDS = 600_000;
const HASH_BITS = 256;
const SALT_BYTES = 16;

/** What the phone knows of its PIN. It keeps curious eyes away; whoever copies the storage can try all PINs. */
interface KeptPin {
  salt: string;
  hash: string;
  wrong_n: number;
}

/** How a try went: right, or how many are left. */
export type Try = 'right' | { left: number };

export function isPin(digits: string): boolean {
  return /^\d+$/.test(digits) && digits.length >= SHORTEST && digits.length <= LONGEST;
}

/** Whether this browser can keep a PIN: hashing needs a secure origin. */
export function canLock(): boolean {
  return globalThis.crypto?.subtle !== undefined;
}

export async function setPin(pin: string): Promise<void> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  write({ salt: toText(salt), hash: await hashOf(pin, salt), wrong_n: 0 });
}

export function removePin(): void {
  localStorage.removeItem(NAME);
}

/** How many tries are left; null when there is no PIN that could be tried. */
export function triesLeft(): number | null {
  const kept = read();
  return kept && Math.max(0, TRIES - kept.wrong_n);
}

/** Tries a PIN. The try is counted before it is judged: closing the app in between gives none back. */
export async function tryPin(pin: string): Promise<Try> {
  const kept = read();
  if (!kept) return 'right';
  if (kept.wrong_n >= TRIES) return { left: 0 };
  const counted = { ...kept, wrong_n: kept.wrong_n + 1 };
  write(counted);
  if ((await hashOf(pin, fromText(kept.salt))) !== kept.hash)
    return { left: TRIES - counted.wrong_n };
  write({ ...kept, wrong_n: 0 });
  return 'right';
}

async function hashOf(pin: string, salt: Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = new TextEncoder().encode(pin);
  const key = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveBits']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS };
  return toText(new Uint8Array(await crypto.subtle.deriveBits(how, key, HASH_BITS)));
}

function read(): KeptPin | null {
  try {
    const kept = JSON.parse(localStorage.getItem(NAME) ?? 'null') as Partial<KeptPin> | null;
    const whole = kept && typeof kept.salt === 'string' && typeof kept.hash === 'string';
    return whole ? ({ wrong_n: 0, ...kept } as KeptPin) : null;
  } catch {
    return null;
  }
}

function write(kept: KeptPin): void {
  localStorage.setItem(NAME, JSON.stringify(kept));
}

function toText(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function fromText(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
