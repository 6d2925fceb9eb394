import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { seal, SUITE } from '../../src/core/seal';

/**
 * RFC 9180's test vector of our suite (base mode, DHKEM P-256, HKDF-SHA256, AES-256-GCM), with a thousand messages drawn
 * from SHAKE128 and their ciphertexts summed up by it.
 */
const VECTOR = {
  info: '4f6465206f6e2061204772656369616e2055726e',
  ikmE: 'a90d3417c3da9cb6c6ae19b4b5dd6cc9529a4cc24efb7ae0ace1f31887a8cd6c',
  ikmR: 'a0ce15d49e28bd47a18a97e147582d814b08cbe00109fed5ec27d1b4e9f6f5e3',
  skRm: '317f915db7bc629c48fe765587897e01e282d3e8445f79f27f65d031a88082b2',
  pkRm:
    '04abc7e49a4c6b3566d77d0304addc6ed0e98512ffccf505e6a8e3eb25c68513' +
    '6f853148544876de76c0f2ef99cdc3a05ccf5ded7860c7c021238f9e2073d2356c',
  enc:
    '04c06b4f6bebc7bb495cb797ab753f911aff80aefb86fd8b6fcc35525f3ab5f0' +
    '3e0b21bd31a86c6048af3cb2d98e0d3bf01da5cc4c39ff5370d331a4f1f7d5a4e0',
  ciphertexts: '8d3263541fc1695b6e88ff3a1208577c',
};
const MESSAGES = 1000;
const CONTACT = 'c9b1d3a0-7a52-4d6c-9a6e-2f6b1f0c4e11';

const bytes = (hex: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(hex, 'hex'));
const hex = (buffer: ArrayBuffer): string => Buffer.from(buffer).toString('hex');

/** Draws what the vector's messages are made of: one byte of length, and so many bytes. */
function* drawn(): Generator<Uint8Array<ArrayBuffer>> {
  const source = createHash('shake128', { outputLength: 600_000 }).digest();
  for (let at = 0; at < source.length; at += 1 + source[at]!)
    yield new Uint8Array(source.subarray(at + 1, at + 1 + source[at]!));
}

async function vectorPair() {
  const pair = await SUITE.kem.deriveKeyPair(bytes(VECTOR.ikmR).buffer);
  expect(hex(await SUITE.kem.serializePublicKey(pair.publicKey))).toBe(VECTOR.pkRm);
  return pair;
}

test('our suite seals what RFC 9180 says it should, and opens it again', async () => {
  const { publicKey } = await vectorPair();
  const info = bytes(VECTOR.info);
  const ekm = bytes(VECTOR.ikmE).buffer;
  const sender = await SUITE.createSenderContext({ recipientPublicKey: publicKey, info, ekm });
  expect(hex(sender.enc)).toBe(VECTOR.enc);
  const recipientKey = await SUITE.kem.importKey('raw', bytes(VECTOR.skRm).buffer, false);
  const recipient = await SUITE.createRecipientContext({ recipientKey, enc: sender.enc, info });

  const sum = createHash('shake128', { outputLength: 16 });
  const inputs = drawn();
  for (let n = 0; n < MESSAGES; n++) {
    const [aad, plain] = [inputs.next().value!, inputs.next().value!];
    const closed = await sender.seal(plain, aad);
    sum.update(new Uint8Array(closed));
    expect(hex(await recipient.open(closed, aad))).toBe(hex(plain.buffer));
  }
  expect(sum.digest('hex')).toBe(VECTOR.ciphertexts);
});

/** What the union's server does with an envelope. */
async function open({ id, sealed }: { id: string; sealed: string }): Promise<string> {
  const all = new Uint8Array(Buffer.from(sealed, 'base64'));
  const { privateKey: recipientKey } = await vectorPair();
  const info = new TextEncoder().encode('gadeplan sealed record 1');
  const opening = { recipientKey, enc: all.slice(0, 65).buffer, info };
  const recipient = await SUITE.createRecipientContext(opening);
  const plain = await recipient.open(all.slice(65).buffer, new TextEncoder().encode(id));
  return new TextDecoder().decode(plain);
}

const KEY = { id: 'k', public_key: Buffer.from(VECTOR.pkRm, 'hex').toString('base64') };

test('an envelope has one of two sizes, whatever is in it', async () => {
  const envelope = await seal(CONTACT, { words: 'å' }, KEY);
  expect(envelope).toMatchObject({ id: CONTACT, key_id: 'k' });
  const plain = await open(envelope);
  expect(new TextEncoder().encode(plain)).toHaveLength(512);
  expect(JSON.parse(plain)).toEqual({ words: 'å' });

  const [short, longest, long] = [1, 500, 501].map((n) => ({ words: 'x'.repeat(n) }));
  const sizes = await Promise.all(
    [short!, longest!, long!].map(async (one) => (await seal(CONTACT, one, KEY)).sealed.length),
  );
  expect(sizes[1]).toBe(sizes[0]);
  const more = await open(await seal(CONTACT, long!, KEY));
  expect(more).toHaveLength(2048);
  await expect(seal(CONTACT, { words: 'x'.repeat(2100) }, KEY)).rejects.toThrow(RangeError);
});

test('an envelope under another id does not open, and no two are alike', async () => {
  const first = await seal(CONTACT, { n: 1 }, KEY);
  const second = await seal(CONTACT, { n: 1 }, KEY);
  expect(first.sealed).not.toBe(second.sealed);
  await expect(open({ ...first, id: crypto.randomUUID() })).rejects.toThrow();
});
