import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isPin, removePin, setPin, triesLeft, TRIES, tryPin } from '../../src/core/lock';

let stored: Map<string, string>;

beforeEach(() => {
  stored = new Map();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, value: string) => void stored.set(name, value),
    removeItem: (name: string) => void stored.delete(name),
  });
});
afterEach(() => vi.unstubAllGlobals());

test('a PIN is four to six digits and nothing else', () => {
  for (const good of ['0000', '12345', '987654']) expect(isPin(good)).toBe(true);
  for (const bad of ['', '123', '1234567', '12a4', '12 4', '١٢٣٤']) expect(isPin(bad)).toBe(false);
});

test('the right PIN opens, another does not', async () => {
  await setPin('4711');
  expect(await tryPin('4712')).toEqual({ left: TRIES - 1 });
  expect(await tryPin('04711')).toEqual({ left: TRIES - 2 });
  expect(await tryPin('4711')).toBe('right');
});

test('the phone keeps neither the PIN nor the same words for the same PIN', async () => {
  await setPin('4711');
  const first = [...stored.values()].join();
  await setPin('4711');
  const second = [...stored.values()].join();
  expect(first).not.toContain('4711');
  expect(second).not.toBe(first);
});

test('the hash takes the rounds it promises', async () => {
  const derive = vi.spyOn(crypto.subtle, 'deriveBits');
  await setPin('4711');
  expect(derive.mock.calls[0]![0]).toMatchObject({
    name: 'PBKDF2',
    hash: 'SHA-256',
    iterations: 600_000,
  });
  expect((derive.mock.calls[0]![0] as Pbkdf2Params).salt.byteLength).toBe(16);
});

test('five wrong tries are all there are, and the right PIN comes too late', async () => {
  await setPin('4711');
  for (let left = TRIES - 1; left >= 0; left--) expect(await tryPin('0000')).toEqual({ left });
  expect(await tryPin('4711')).toEqual({ left: 0 });
  expect(triesLeft()).toBe(0);
  // Six times 600,000 rounds take their time on a busy machine.
}, 60_000);

test('a try counts even when the app is closed before it is judged', async () => {
  await setPin('4711');
  void tryPin('0000');
  expect(triesLeft()).toBe(TRIES - 1);
});

test('the right PIN gives all tries back', async () => {
  await setPin('4711');
  await tryPin('0000');
  await tryPin('4711');
  expect(triesLeft()).toBe(TRIES);
});

test('without a PIN, or with a torn one, there is nothing to ask for', async () => {
  expect(triesLeft()).toBeNull();
  await setPin('4711');
  removePin();
  expect(triesLeft()).toBeNull();
  stored.set('gadeplan-lock', '{"salt":');
  expect(triesLeft()).toBeNull();
  expect(await tryPin('0000')).toBe('right');
});
