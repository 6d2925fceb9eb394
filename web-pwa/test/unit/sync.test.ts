import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ISTEDGADE, answer, freshPhone } from './phone';
import type { PushBatch } from '../../src/api/types';
import { useTokens } from '../../src/api/client';
import { database } from '../../src/core/database';
import { keep, recall } from '../../src/core/kept';
import { tally } from '../../src/core/outbox';
import { logPickup, ownPickups } from '../../src/core/pickups';
import { endPatrol, startPatrol, closePatrol } from '../../src/core/patrols';
import { mendRefused, refusedRows } from '../../src/core/refused';
import { syncNow } from '../../src/core/sync';
import { backOff } from '../../src/core/triggers';

const pulled = { cursor: '1', more: false, reset: false, items: [] };
type Push = (batch: PushBatch) => Response;
const stores: Push = ({ records }) =>
  answer({
    received_at: '2026-11-21T18:00:00Z',
    results: records.map(({ id }) => ({ id, status: 'stored', code: null })),
  });

let pushes: PushBatch[] = [];

/** A server that answers pushes in turn, the last one for good. */
function serve(...turns: Push[]): void {
  pushes = [];
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
    if (!url.includes('/sync/push')) return answer(pulled);
    const batch = JSON.parse(String(init?.body)) as PushBatch;
    pushes.push(batch);
    return (turns[pushes.length - 1] ?? turns.at(-1)!)(batch);
  });
}

const find = (place: number) =>
  logPickup({
    patrol_id: null,
    items: [{ item: 'pipe', count: 1 }],
    fix: { ...ISTEDGADE, lat: 55.6 + place / 100 },
    outcome: 'picked_up',
    place_type: null,
  });

beforeEach(async () => {
  await freshPhone();
  vi.stubGlobal('navigator', {});
  useTokens({ current: () => 'token', renew: async () => 'token' });
  await keep('member', {
    id: 'm',
    nickname: 'Måge',
    language: 'da',
    roles: ['volunteer'],
    area_ids: [],
  });
});
afterEach(() => vi.unstubAllGlobals());

test('what is stored leaves the outbox with a receipt', async () => {
  serve(stores);
  await find(1);
  expect(await syncNow()).toBe('sent');
  expect(await tally()).toMatchObject({ waiting: 0, refused: 0 });
  expect(await (await database()).getAll('receipts')).toMatchObject([
    { type: 'pickup', status: 'stored' },
  ]);
  expect(await recall('sent_at')).toBeTypeOf('number');
});

test('a refused record stays with its reason and blocks nobody', async () => {
  await find(1);
  const bad = await find(2);
  await find(3);
  serve(({ records }) =>
    answer({
      received_at: '',
      results: records.map(({ id }) =>
        id === bad.id
          ? { id, status: 'refused', code: 'out_of_range', field: 'items[0].count' }
          : { id, status: 'stored', code: null },
      ),
    }),
  );
  await syncNow();
  expect(await tally()).toMatchObject({ waiting: 0, refused: 1 });
  expect((await refusedRows())[0]!.refused).toMatchObject({
    code: 'out_of_range',
    field: 'items[0].count',
  });
});

test('a mended record goes out again', async () => {
  await find(1);
  serve(
    ({ records }) =>
      answer({
        received_at: '',
        results: [{ id: records[0]!.id, status: 'refused', code: 'unknown_code' }],
      }),
    stores,
  );
  await syncNow();
  const [row] = await refusedRows();
  await mendRefused(row!.seq!, { items: [{ item: 'foil', count: 2 }] });
  expect((await ownPickups())[0]!.fields.items).toEqual([{ item: 'foil', count: 2 }]);
  await syncNow();
  expect(pushes[1]!.records).toMatchObject([
    { type: 'pickup', items: [{ item: 'foil', count: 2 }] },
  ]);
  expect(await tally()).toMatchObject({ waiting: 0, refused: 0 });
});

test.each([
  ['a log-in page', () => answer('<html>Welcome to Café Wifi</html>', 200, 'text/html')],
  [
    'receipts for other records',
    () => answer({ received_at: '', results: [{ id: 'x', status: 'stored' }] }),
  ],
  ['too few receipts', () => answer({ received_at: '', results: [] })],
  [
    'an unknown word',
    ({ records }: PushBatch) => answer({ results: [{ id: records[0]!.id, status: 'ok' }] }),
  ],
])('%s acknowledges nothing', async (_, push) => {
  serve(push);
  await find(1);
  expect(await syncNow()).toBe('stranger');
  expect(await tally()).toMatchObject({ waiting: 1, refused: 0 });
});

test('no network and a server that is down keep everything', async () => {
  await find(1);
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('offline')));
  expect(await syncNow()).toBe('nobody');
  serve(() => answer('bad gateway', 502, 'text/plain'));
  expect(await syncNow()).toBe('nobody');
  serve(() => answer({ code: 'unavailable' }, 503));
  expect(await syncNow()).toBe('held_up');
  expect((await tally()).waiting).toBe(1);
});

test('a lost answer is sent again, as the same content', async () => {
  await find(1);
  serve(() => answer('{"received_at":', 200), stores);
  expect(await syncNow()).toBe('nobody');
  await syncNow();
  expect(pushes[1]!.records).toEqual(pushes[0]!.records);
});

test('a batch the server cannot read is halved until the culprit is found', async () => {
  const made = [await find(1), await find(2), await find(3), await find(4)];
  serve((batch) =>
    batch.records.some(({ id }) => id === made[2]!.id)
      ? answer({ code: 'malformed_json', field: null }, 400)
      : stores(batch),
  );
  await syncNow();
  expect(await tally()).toMatchObject({ waiting: 0, refused: 1 });
  expect((await refusedRows())[0]!.record.id).toBe(made[2]!.id);
});

test('a batch is at most a hundred records', async () => {
  serve(stores);
  for (let i = 0; i < 130; i++) await find(i);
  await syncNow();
  expect(pushes.map(({ records }) => records.length)).toEqual([100, 30]);
});

test('a finished shift leaves the phone once the server has it and the summary was read', async () => {
  serve(stores);
  const patrol = await startPatrol({ area_id: 'a', kind: 'routine', transport: 'foot', team_n: 2 });
  await logPickup({
    patrol_id: patrol.id,
    items: [{ item: 'foil', count: 1 }],
    fix: null,
    outcome: 'picked_up',
    place_type: null,
  });
  await endPatrol(patrol.id);
  await syncNow();
  expect(await ownPickups()).toHaveLength(1);
  await closePatrol(patrol.id);
  await syncNow();
  const db = await database();
  expect([await db.count('pickups'), await db.count('patrols')]).toEqual([0, 0]);
});

test('waiting doubles up to a quarter of an hour, with jitter', () => {
  expect(backOff(1, 1)).toBe(2000);
  expect(backOff(1, 0)).toBe(1000);
  expect(backOff(4, 1)).toBe(16_000);
  expect(backOff(50, 1)).toBe(900_000);
});
