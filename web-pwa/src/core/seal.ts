import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import type { Envelope, SealingKey } from '../api/types';

/** Every plaintext has one of these lengths, so that the size of an envelope tells next to nothing. */
const SIZES = [512, 2048];
const INFO = 'gadeplan sealed record 1';

/** RFC 9180 with P-256, HKDF-SHA-256 and AES-256-GCM, on the browser's own cryptography. */
export const SUITE = new CipherSuite({
  kem: new DhkemP256HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
});

/** Seals a record for the union's server. Nobody else can open it, and this phone neither. */
export async function seal(id: string, record: object, key: SealingKey): Promise<Envelope> {
  const recipientPublicKey = await SUITE.kem.deserializePublicKey(bytesOf(key.public_key));
  const sender = await SUITE.createSenderContext({ recipientPublicKey, info: utf8(INFO) });
  const closed = await sender.seal(pad(record), utf8(id));
  return { id, key_id: key.id, sealed: base64(sender.enc, closed) };
}

function pad(record: object): Uint8Array<ArrayBuffer> {
  const text = utf8(JSON.stringify(record));
  const size = SIZES.find((fits) => text.length <= fits);
  if (size === undefined) throw new RangeError('a record longer than an envelope');
  const padded = new Uint8Array(size).fill(' '.charCodeAt(0));
  padded.set(text);
  return padded;
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

function base64(...parts: ArrayBuffer[]): string {
  const bytes = parts.flatMap((part) => [...new Uint8Array(part)]);
  return btoa(String.fromCharCode(...bytes));
}
