import { afterEach, beforeEach, expect, test, vi } from 'vitest';

type Wake = typeof import('../../src/core/wake');

class Lock extends EventTarget {
  released = false;
  async release(): Promise<void> {
    this.released = true;
    this.dispatchEvent(new Event('release'));
  }
}

let given: Lock[] = [];
let reports: boolean[] = [];
let page: EventTarget & { visibilityState: string };

beforeEach(() => {
  given = [];
  reports = [];
  page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  vi.stubGlobal('document', page);
  vi.resetModules();
});
afterEach(() => vi.unstubAllGlobals());

async function phone(wakeLock?: { request(): Promise<unknown> }): Promise<Wake> {
  vi.stubGlobal('navigator', wakeLock ? { wakeLock } : {});
  return import('../../src/core/wake');
}

const willing = {
  request: async () => {
    const lock = new Lock();
    given.push(lock);
    return lock;
  },
};
const settled = (): Promise<void> => new Promise((done) => setTimeout(done));

async function turn(state: 'visible' | 'hidden'): Promise<void> {
  page.visibilityState = state;
  // The phone takes every lock of a hidden page.
  if (state === 'hidden') for (const lock of given) await lock.release();
  page.dispatchEvent(new Event('visibilitychange'));
  await settled();
}

test('the screen is asked to stay on again after the app was hidden', async () => {
  const { keepAwake } = await phone(willing);
  keepAwake((on) => reports.push(on));
  await settled();
  await turn('hidden');
  await turn('visible');
  expect(given).toHaveLength(2);
  expect(given[1]!.released).toBe(false);
  expect(reports).toEqual([true, true]);
});

test('asking twice holds one lock, and letting go holds none', async () => {
  const { keepAwake, letSleep } = await phone(willing);
  keepAwake((on) => reports.push(on));
  keepAwake((on) => reports.push(on));
  await settled();
  expect(given).toHaveLength(1);
  letSleep();
  await turn('visible');
  expect(given.map((lock) => lock.released)).toEqual([true]);
});

test('a lock that comes after it was let go is given back', async () => {
  const { keepAwake, letSleep } = await phone(willing);
  keepAwake((on) => reports.push(on));
  letSleep();
  await settled();
  expect(given.map((lock) => lock.released)).toEqual([true]);
  expect(reports).toEqual([]);
});

test('a lock that the phone takes to spare its battery is reported', async () => {
  const { keepAwake } = await phone(willing);
  keepAwake((on) => reports.push(on));
  await settled();
  await given[0]!.release();
  expect(reports).toEqual([true, false]);
});

test('a phone that refuses, or does not know how, says so and nothing breaks', async () => {
  const refusing = { request: () => Promise.reject(new DOMException('low', 'NotAllowedError')) };
  for (const wakeLock of [refusing, undefined]) {
    vi.resetModules();
    const { keepAwake } = await phone(wakeLock);
    keepAwake((on) => reports.push(on));
    await settled();
  }
  expect(reports).toEqual([false, false]);
});
