import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answer, freshPhone } from './phone';
import { useTokens } from '../../src/api/client';
import type { PlannedRoute, PullAnswer, PullItem } from '../../src/api/types';
import { keep, recall } from '../../src/core/kept';
import { loopsOfTonight } from '../../src/core/planned';
import { pull } from '../../src/core/pull';

const AREA = 'vesterbro';

function loop(id: string, day: string, area_id = AREA): PullItem {
  const planned: PlannedRoute = {
    id,
    day,
    area_id,
    transport: 'foot',
    minutes: 60,
    length_m: 3200,
    walk_minutes: 58,
    stops: [{ cell: '8b1f05833ba6fff', lon: 12.557, lat: 55.67, why: 'likely' }],
    line: { type: 'LineString', coordinates: [] },
  };
  return { type: 'planned_route', ...planned };
}

/** The server's next news. */
async function hear(news: Partial<PullAnswer>): Promise<void> {
  const cursor = `${Number((await recall('pull_cursor')) ?? 0) + 1}`;
  const body = { cursor, more: false, reset: false, items: [], ...news };
  vi.stubGlobal('fetch', async () => answer(body));
  await pull();
}

const shown = async (area = AREA) => (await loopsOfTonight(area)).map(({ id }) => id);

beforeEach(async () => {
  await freshPhone();
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-21T20:00:00') });
  useTokens({ current: () => 'token', renew: async () => 'token' });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a loop that was sent is kept for its night and its area', async () => {
  await hear({ items: [loop('a', '2026-11-21'), loop('b', '2026-11-22')] });
  await hear({ items: [loop('c', '2026-11-21', 'elsewhere')] });
  expect(await shown()).toEqual(['a']);
  expect(await shown('elsewhere')).toEqual(['c']);
});

test('a patrol after midnight still has the loop of its evening', async () => {
  await hear({ items: [loop('a', '2026-11-21'), loop('b', '2026-11-22')] });
  vi.setSystemTime(new Date('2026-11-22T04:30:00'));
  expect(await shown()).toEqual(['a', 'b']);
  vi.setSystemTime(new Date('2026-11-22T05:30:00'));
  expect(await shown()).toEqual(['b']);
});

test('a loop that is sent again replaces itself, and one that is taken back goes', async () => {
  await hear({ items: [loop('a', '2026-11-21'), loop('b', '2026-11-21')] });
  await hear({ items: [loop('a', '2026-11-21')] });
  expect(await shown()).toEqual(['b', 'a']);
  await hear({ items: [{ type: 'planned_route_removed', id: 'a' }] });
  await hear({ items: [{ type: 'planned_route_removed', id: 'never had' }] });
  expect(await shown()).toEqual(['b']);
});

test('loops of nights that are over leave the phone with the next one', async () => {
  await hear({ items: [loop('a', '2026-11-21')] });
  vi.setSystemTime(new Date('2026-11-24T20:00:00'));
  await hear({ items: [loop('b', '2026-11-24')] });
  expect((await recall('planned_routes'))?.map(({ id }) => id)).toEqual(['b']);
});

test('a phone that starts over keeps only what it is told anew', async () => {
  await keep('pull_cursor', '7');
  await hear({ items: [loop('a', '2026-11-21')] });
  await hear({ reset: true, items: [loop('b', '2026-11-21')] });
  expect(await shown()).toEqual(['b']);
});
