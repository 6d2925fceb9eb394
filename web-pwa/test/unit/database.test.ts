import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ISTEDGADE, answer, freshPhone } from './phone';
import type { PushBatch } from '../../src/api/types';
import { useTokens } from '../../src/api/client';
import { change, closeDatabase, database, isFull, onOutdated } from '../../src/core/database';
import { keep } from '../../src/core/kept';
import { onChange, onFinds } from '../../src/core/news';
import { tally, waitingAmong } from '../../src/core/outbox';
import { endPatrol, openPatrol, startPatrol } from '../../src/core/patrols';
import { logPickup, ownPickups, type Logged } from '../../src/core/pickups';
import { claim, settle } from '../../src/core/sending';
import { syncNow } from '../../src/core/sync';

const find = (patrol_id: string | null = null, lat = 55.6): Promise<{ id: string }> =>
  logPickup({ ...FOIL, patrol_id, fix: { ...ISTEDGADE, lat } });
const FOIL: Logged = {
  patrol_id: null,
  items: [{ item: 'foil', count: 1 }],
  fix: ISTEDGADE,
  outcome: 'picked_up',
  place_type: null,
};

beforeEach(freshPhone);
afterEach(() => vi.restoreAllMocks());

/** The database as the first released app left it, on patrol and with a full outbox. */
async function phoneOfVersion1(rows: number): Promise<void> {
  const db = await openDB('gadeplan', 1, {
    upgrade(db) {
      db.createObjectStore('kept');
      db.createObjectStore('areas', { keyPath: 'id' });
      db.createObjectStore('patrols', { keyPath: 'id' });
      db.createObjectStore('pickups', { keyPath: 'id' }).createIndex('patrol_id', 'patrol_id');
      const outbox = db.createObjectStore('outbox', { keyPath: 'seq', autoIncrement: true });
      outbox.createIndex('record_id', 'record.id');
      db.createObjectStore('receipts', { keyPath: 'n', autoIncrement: true });
    },
  });
  const patrol = { id: 'p', area_id: 'a', kind: 'routine', transport: 'bicycle', team_n: 2 };
  await db.put('patrols', {
    ...patrol,
    started_at: 1,
    paused_at: null,
    paused_s: 0,
    touched_at: Date.now(),
    ended_at: null,
    ended_itself: false,
    closed: false,
    effort: [],
  });
  const tx = db.transaction(['pickups', 'outbox'], 'readwrite');
  for (let n = 0; n < rows; n++) {
    const fields = {
      patrol_id: 'p',
      recorded_at: '2026-11-21T18:00:00.000Z',
      items: [{ item: 'foil', count: 1 }],
      origin: 'sweep',
      outcome: 'picked_up',
    };
    const own = { id: `f${n}`, patrol_id: 'p', made_at: n, touched_at: n, revision: 0 };
    void tx.objectStore('pickups').put({ ...own, before: null, fields });
    const refused = n === 0 ? { code: 'out_of_range', field: null, detail: null, at: 5 } : null;
    const record = { type: 'pickup', id: `f${n}`, ...fields };
    void tx.objectStore('outbox').add({ record, made_at: n, sent_n: refused ? 1 : 0, refused });
  }
  await tx.done;
  db.close();
}

test('a phone of the first release keeps its patrol and its full outbox', async () => {
  await phoneOfVersion1(500);
  expect(await openPatrol()).toMatchObject({ id: 'p', transports: ['bicycle'] });
  expect(await tally()).toEqual({ waiting: 499, refused: 1, oldest: 1 });
  expect(await ownPickups()).toHaveLength(500);
  const rows = await claim(100);
  expect(rows.map(({ record }) => record.id)).toEqual(
    Array.from({ length: 100 }, (_, n) => `f${n + 1}`),
  );
  expect(await endPatrol('p')).toMatchObject({ ended_itself: false });
});

test('counting what waits reads no rows', async () => {
  for (let n = 0; n < 5; n++) await find(null, 55.6 + n / 100);
  const all = vi.spyOn(IDBObjectStore.prototype, 'getAll');
  expect(await tally()).toMatchObject({ waiting: 5, refused: 0 });
  expect(all).not.toHaveBeenCalled();
});

test('the oldest that waits stands behind what was refused', async () => {
  const [first, second] = [await find(null, 55.6), await find(null, 55.7)];
  const rows = await claim(1);
  await settle(rows, [
    { id: first.id, status: 'refused', code: 'internal', field: null, detail: null },
  ]);
  expect(await tally()).toMatchObject({ waiting: 1, refused: 1 });
  expect(await waitingAmong([first.id, second.id, 'other'])).toEqual(
    new Set([first.id, second.id]),
  );
});

test('many changes are read once, and only by those who care', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const [outbox, areas] = [vi.fn(), vi.fn()];
  const stop = [onChange(outbox, ['outbox']), onChange(areas, ['areas'])];
  for (let n = 0; n < 5; n++) await find(null, 55.6 + n / 100);
  expect(outbox).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1000);
  expect(outbox).toHaveBeenCalledTimes(1);
  expect(areas).not.toHaveBeenCalled();
  stop.forEach((end) => end());
  vi.useRealTimers();
});

test('a find is told to who shows it when it is on the disk, and never before', async () => {
  const told = vi.fn();
  const stop = onFinds(told);
  const { id } = await find();
  expect(told).toHaveBeenCalledTimes(1);
  expect([...told.mock.calls[0]![0].keys()]).toEqual([id]);
  await expect(
    change(['pickups'], async (tx) => {
      await tx.objectStore('pickups').clear();
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  expect(told).toHaveBeenCalledTimes(1);
  expect(await ownPickups()).toHaveLength(1);
  stop();
});

/** From now on writing ends as on a phone without room. */
function fillDisk(method: 'put' | 'add' = 'put', store = 'pickups'): void {
  const write = IDBObjectStore.prototype[method];
  vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (
    this: IDBObjectStore,
    ...args: Parameters<typeof write>
  ) {
    if (this.name === store) throw new DOMException('no room', 'QuotaExceededError');
    return write.apply(this, args);
  });
}

test('a phone without room says so and keeps nothing half written', async () => {
  fillDisk('add', 'outbox');
  const error = await find().then(
    () => null,
    (why: unknown) => why,
  );
  expect(isFull(error)).toBe(true);
  vi.restoreAllMocks();
  expect(await ownPickups()).toEqual([]);
  expect((await tally()).waiting).toBe(0);
});

test('without room a patrol neither starts nor ends by half', async () => {
  fillDisk('add', 'outbox');
  const start = { area_id: 'a', kind: 'routine', transport: 'foot', team_n: 2 } as const;
  await expect(startPatrol(start)).rejects.toSatisfy(isFull);
  vi.restoreAllMocks();
  expect(await openPatrol()).toBeNull();
  const { id } = await startPatrol(start);
  fillDisk('add', 'outbox');
  await expect(endPatrol(id)).rejects.toSatisfy(isFull);
  vi.restoreAllMocks();
  expect(await openPatrol()).toMatchObject({ id, ended_at: null });
  expect(await endPatrol(id)).toMatchObject({ id });
});

test('a full phone still sends, because that makes room', async () => {
  vi.stubGlobal('navigator', {});
  useTokens({ current: () => 'token', renew: async () => 'token' });
  const member = { id: 'm', nickname: 'M', language: 'da', area_ids: [] } as const;
  await keep('member', { ...member, roles: ['volunteer'], area_ids: [] });
  await find();
  const pushes: PushBatch[] = [];
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
    if (!url.includes('/sync/push')) return answer({ cursor: '1', more: false, items: [] });
    const batch = JSON.parse(String(init?.body)) as PushBatch;
    pushes.push(batch);
    const results = batch.records.map(({ id }) => ({ id, status: 'stored', code: null }));
    return answer({ received_at: '', results });
  });
  await keep('pull_cursor', '1');
  fillDisk('put', 'outbox');
  fillDisk('add', 'receipts');
  await syncNow();
  vi.restoreAllMocks();
  expect(pushes).toHaveLength(1);
  expect(await tally()).toMatchObject({ waiting: 0 });
  expect(await (await database()).count('receipts')).toBe(0);
  vi.unstubAllGlobals();
});

test('a newer version takes the database over, and the old page hears of it', async () => {
  const outdated = vi.fn();
  onOutdated(outdated);
  await find();
  const newer = await openDB('gadeplan', 99);
  await expect(find()).rejects.toMatchObject({ name: 'VersionError' });
  expect(outdated).toHaveBeenCalledTimes(1);
  newer.close();
});

test('a database that was only closed is opened again', async () => {
  await find();
  (await database()).close();
  await find(null, 55.7);
  expect(await ownPickups()).toHaveLength(2);
  await closeDatabase();
});
