import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answer, freshPhone } from './phone';
import { useTokens } from '../../src/api/client';
import { database } from '../../src/core/database';
import { amendPickup, undoPickup } from '../../src/core/pickups';
import { adopt, ownFindsOfToday } from '../../src/core/today';
import { sweep } from '../../src/core/sweep';
import { readWeek, refreshWeek } from '../../src/core/week';

const fields = {
  patrol_id: 'old',
  recorded_at: new Date().toISOString(),
  lat: 55.67,
  lon: 12.55,
  accuracy_m: 8,
  items: [{ item: 'foil', count: 1 }],
  origin: 'sweep',
  outcome: 'picked_up',
};
let asked: URL[] = [];

beforeEach(async () => {
  await freshPhone();
  useTokens({ current: () => 'token', renew: async () => 'token' });
  asked = [];
  vi.stubGlobal('fetch', async (url: string) => {
    const call = new URL(url, 'http://phone');
    asked.push(call);
    if (call.pathname.endsWith('/reports/week')) return answer({ area_id: 'a', finds: 7 });
    const first = !call.searchParams.has('cursor');
    const find = { id: first ? 'f1' : 'f2', revision: 2, received_at: fields.recorded_at };
    return answer({ items: [{ ...find, ...fields }], next: first ? 'more' : null });
  });
});
afterEach(() => vi.unstubAllGlobals());

const records = async () => (await (await database()).getAll('outbox')).map((row) => row.record);

test('finds of earlier shifts are fetched whole, told by the phone’s clock, and not kept', async () => {
  const finds = await ownFindsOfToday();
  expect(finds.map(({ id, revision, patrol_id }) => [id, revision, patrol_id])).toEqual([
    ['f1', 2, 'old'],
    ['f2', 2, 'old'],
  ]);
  expect(Date.parse(asked[0]!.searchParams.get('sent_at')!)).toBeGreaterThan(0);
  expect(await (await database()).count('pickups')).toBe(0);
});

test('one of them can be changed and taken back, and leaves the phone when that is sent', async () => {
  const [find] = await ownFindsOfToday();
  await adopt(find!);
  await amendPickup('f1', { outcome: 'left_unsafe' });
  expect(await records()).toEqual([
    { type: 'pickup_amended', id: 'f1', revision: 3, ...fields, outcome: 'left_unsafe' },
  ]);
  await adopt(find!);
  await undoPickup('f1');
  expect(await records()).toEqual([{ type: 'pickup_removed', id: 'f1', revision: 4 }]);
  await adopt(find!);
  await (await database()).clear('outbox');
  await sweep();
  expect(await (await database()).count('pickups')).toBe(0);
});

test('the week of an area is kept as it was last heard', async () => {
  expect(await readWeek('a')).toBeNull();
  await refreshWeek('a');
  expect(await readWeek('a')).toMatchObject({ finds: 7 });
  expect(await readWeek('b')).toBeNull();
});
