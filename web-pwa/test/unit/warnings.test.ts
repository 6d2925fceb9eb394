import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answer, freshPhone } from './phone';
import type { PullItem, Warning } from '../../src/api/types';
import { change } from '../../src/core/database';
import { recall } from '../../src/core/kept';
import { pull } from '../../src/core/pull';
import { dropWarning, goesOn, keepWarning, markSeen, tellSeen } from '../../src/core/warnings';

const NOW = Date.UTC(2026, 10, 21, 20);
const HOUR_MS = 3_600_000;

function warning(id: string, hours: number): Warning {
  const [written_at, ends_at] = [NOW, NOW + hours * HOUR_MS].map((ms) =>
    new Date(ms).toISOString(),
  );
  return {
    id,
    text: 'Strong heroin, yellow',
    area_id: null,
    written_at: written_at!,
    ends_at: ends_at!,
  };
}

let posted: { path: string; id: string }[] = [];
let server: () => Response = () => new Response(null, { status: 204 });
let news: PullItem[] = [];

beforeEach(async () => {
  await freshPhone();
  [posted, news] = [[], []];
  server = () => new Response(null, { status: 204 });
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
  vi.stubGlobal('fetch', async (url: string, { body }: { body: string | null }) => {
    if (url.includes('/auth/refresh')) return answer({ code: 'unauthenticated' }, 401);
    if (url.includes('/sync/pull'))
      return answer({ items: news, cursor: String(news.length), more: false, reset: false });
    posted.push({ path: url, id: (JSON.parse(body ?? '{}') as { id: string }).id });
    return server();
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const ids = async (): Promise<string[]> => ((await recall('warnings')) ?? []).map(({ id }) => id);

test('a warning comes with the pull, goes when it is taken back, and an ended one is not kept', async () => {
  news = [
    { type: 'warning', ...warning('a', 2) },
    { type: 'warning', ...warning('b', -1) },
  ];
  await pull();
  expect(await ids()).toEqual(['a']);
  await change(['kept'], (tx) => keepWarning(tx, warning('c', 1)));
  vi.setSystemTime(NOW + 1.5 * HOUR_MS);
  await change(['kept'], (tx) => keepWarning(tx, warning('d', 9)));
  expect(await ids()).toEqual(['a', 'd']);
  await change(['kept'], (tx) => dropWarning(tx, 'a'));
  expect(await ids()).toEqual(['d']);
});

test('a warning goes on until its end', () => {
  expect(goesOn(warning('a', 1), NOW + HOUR_MS - 1)).toBe(true);
  expect(goesOn(warning('a', 1), NOW + HOUR_MS)).toBe(false);
});

test('reading it is told once, under a random id and without a name', async () => {
  await markSeen(warning('a', 2));
  await markSeen(warning('a', 2));
  await tellSeen();
  expect(posted).toHaveLength(1);
  expect(posted[0]!.path).toMatch(/\/warnings\/a\/acknowledgements$/);
  expect(posted[0]!.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
});

test('without network it is told later, under the same id', async () => {
  server = () => {
    throw new TypeError('no network');
  };
  await markSeen(warning('a', 2));
  server = () => new Response(null, { status: 204 });
  await tellSeen();
  await tellSeen();
  expect(posted).toHaveLength(2);
  expect(new Set(posted.map(({ id }) => id)).size).toBe(1);
});

test('a warning that the server no longer has needs no answer', async () => {
  server = () => answer({ code: 'not_found' }, 404);
  await markSeen(warning('a', 2));
  await tellSeen();
  expect(posted).toHaveLength(1);
});

test('what was read is forgotten with the warning', async () => {
  await markSeen(warning('a', 1));
  vi.setSystemTime(NOW + 2 * HOUR_MS);
  await markSeen(warning('b', 5));
  expect((await recall('seen'))!.map(({ warning_id }) => warning_id)).toEqual(['b']);
});
