import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { freshPhone } from './phone';
import { recall } from '../../src/core/kept';
import { logPickup } from '../../src/core/pickups';

const find = {
  patrol_id: null,
  items: [{ item: 'foil' as const, count: 1 }],
  fix: null,
  outcome: 'picked_up' as const,
  place_type: null,
};

/** Channels of the tabs of this test; closed after it, or the next one's panic would reach them. */
const channels: BroadcastChannel[] = [];
class Channel extends BroadcastChannel {
  constructor(name: string) {
    super(name);
    channels.push(this);
  }
}

let left: string[];
let told: string[];
let calls: { url: string; init: RequestInit }[];
let cached: Set<string>;
let dropCache: (name: string) => Promise<boolean>;
let words: { clear: ReturnType<typeof vi.fn> };
let unregister: ReturnType<typeof vi.fn>;

/** Each test has the module anew: whoever left once does not come back. */
async function vanish(): Promise<void> {
  (await import('../../src/core/panic')).vanish();
  await vi.waitUntil(() => left.length > 0, { timeout: 2000 });
}

beforeEach(async () => {
  vi.resetModules();
  [left, told, calls] = [[], [], []];
  await freshPhone();
  cached = new Set(['gadeplan-1', 'hotspots']);
  dropCache = async (name) => cached.delete(name);
  words = { clear: vi.fn() };
  unregister = vi.fn(async () => true);
  const worker = { postMessage: (word: string) => told.push(word) };
  const registration = { active: worker, waiting: worker, installing: null, unregister };
  vi.stubGlobal('BroadcastChannel', Channel);
  vi.stubGlobal('localStorage', words);
  vi.stubGlobal('sessionStorage', words);
  vi.stubGlobal('document', { title: 'x', documentElement: { replaceChildren: vi.fn() } });
  vi.stubGlobal('history', { replaceState: vi.fn() });
  vi.stubGlobal('location', { replace: (url: string) => left.push(url) });
  vi.stubGlobal('caches', {
    keys: async () => [...cached],
    delete: (name: string) => dropCache(name),
  });
  vi.stubGlobal('navigator', {
    serviceWorker: { getRegistrations: async () => [registration] },
  });
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    calls.push({ url, init });
    throw new TypeError('offline');
  });
});
afterEach(() => {
  channels.splice(0).forEach((channel) => channel.close());
  vi.unstubAllGlobals();
});

test('database, caches, worker and words are gone before the empty page comes', async () => {
  await logPickup(find);
  await vanish();
  expect(left).toEqual(['about:blank']);
  expect(await indexedDB.databases()).toEqual([]);
  expect([...cached]).toEqual([]);
  expect(told).toEqual(['vanish', 'vanish']);
  expect(unregister).toHaveBeenCalledOnce();
  expect(words.clear).toHaveBeenCalledTimes(4);
  expect(document.title).toBe('');
});

test('the server is told without waiting for it, also without network', async () => {
  await vanish();
  expect(calls).toHaveLength(1);
  expect(calls[0]!.url).toBe('/api/v1/auth/sign-out');
  expect(calls[0]!.init).toMatchObject({ method: 'POST', keepalive: true });
});

test('what still runs brings no database back', async () => {
  const { database } = await import('../../src/core/database');
  const again = await import('../../src/core/pickups');
  await again.logPickup(find);
  await vanish();
  void again.logPickup(find).catch(() => undefined);
  void (await import('../../src/core/kept')).keep('sent_at', 1).catch(() => undefined);
  const answer = await Promise.race([
    database(),
    new Promise((resolve) => setTimeout(resolve, 100, 'none')),
  ]);
  expect(answer).toBe('none');
  expect(await indexedDB.databases()).toEqual([]);
});

test('a phone that is slow to forget is left all the same', async () => {
  dropCache = () => new Promise(() => undefined);
  const began = performance.now();
  await vanish();
  expect(performance.now() - began).toBeLessThan(1000);
});

test('an open tab follows, and is told nothing but that', async () => {
  await import('../../src/core/panic');
  new BroadcastChannel('gadeplan-panic').postMessage('vanish');
  await vi.waitUntil(() => left.length > 0, { timeout: 2000 });
  // The tab that was asked tells the server.
  expect(calls).toEqual([]);
  expect([...cached]).toEqual([]);
});

test('without a panic a phone keeps what it has', async () => {
  await logPickup(find);
  await recall('member');
  expect((await indexedDB.databases()).map(({ name }) => name)).toEqual(['gadeplan']);
});
