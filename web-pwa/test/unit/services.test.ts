import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { freshPhone } from './phone';
import { Unreachable, useTokens } from '../../src/api/client';
import type { Member } from '../../src/api/types';
import { forget, keep, recall } from '../../src/core/kept';
import { takeReferral, wishReferral } from '../../src/core/refer';
import { refreshServices } from '../../src/core/services';

const UNTIL = '2026-12-19T23:00:00Z';

let tags: (string | null)[] = [];
let answers: (() => Response | Promise<Response>)[] = [];

/** A list that holds one place of this name, with a tag. */
function list(name: string): Response {
  const headers = { 'content-type': 'application/json', etag: `W/"${name}"` };
  const body = { items: [{ id: name, name }], hours_known_until: UNTIL };
  return new Response(JSON.stringify(body), { headers });
}

beforeEach(async () => {
  await freshPhone();
  await keep('member', { id: 'm' } as Member);
  vi.useFakeTimers({ toFake: ['Date'], now: 1_000 });
  useTokens({ current: () => 'token', renew: async () => 'token' });
  tags = [];
  vi.stubGlobal('fetch', async (_: string, { headers }: { headers: Record<string, string> }) => {
    tags.push(headers['if-none-match'] ?? null);
    return answers.shift()!();
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const kept = async () => {
  const services = await recall('services');
  return services && [services.items.map(({ name }) => name), await recall('services_heard_at')];
};

test('the places are kept, and asked for again by the name of their version', async () => {
  answers = [() => list('a'), () => new Response(null, { status: 304 }), () => list('b')];
  await refreshServices();
  expect(await kept()).toEqual([['a'], 1_000]);
  vi.setSystemTime(2_000);
  await refreshServices();
  expect(await kept()).toEqual([['a'], 2_000]);
  await refreshServices();
  expect(await kept()).toEqual([['b'], 2_000]);
  expect((await recall('services'))?.items[0]?.hours_known_until).toBe(UNTIL);
  expect(tags).toEqual([null, 'W/"a"', 'W/"a"']);
});

test('a server that is away leaves the kept places as they are', async () => {
  answers = [() => list('a'), () => Promise.reject(new TypeError('offline'))];
  await refreshServices();
  vi.setSystemTime(2_000);
  await expect(refreshServices()).rejects.toThrow(Unreachable);
  expect(await kept()).toEqual([['a'], 1_000]);
});

test('an answer that comes after the sign-out is not kept', async () => {
  answers = [
    async () => {
      await forget('member');
      return list('a');
    },
  ];
  await refreshServices();
  expect(await kept()).toBeUndefined();
});

test('a wished referral is handed out once', () => {
  expect(takeReferral()).toBeNull();
  wishReferral('dentist');
  expect(takeReferral()).toBe('dentist');
  expect(takeReferral()).toBeNull();
});
