import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ISTEDGADE, freshPhone } from './phone';
import { database } from '../../src/core/database';
import { claim } from '../../src/core/sending';
import {
  amendPickup,
  logPickup,
  ownPickups,
  placePickup,
  undoLastTap,
  undoPickup,
  type Logged,
} from '../../src/core/pickups';

const syringe: Logged = {
  patrol_id: null,
  items: [{ item: 'syringe_with_needle', count: 1 }],
  fix: ISTEDGADE,
  outcome: 'picked_up',
  place_type: null,
};

const outbox = async () => (await (await database()).getAll('outbox')).map((row) => row.record);

beforeEach(async () => {
  await freshPhone();
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 21, 18) });
});
afterEach(() => vi.useRealTimers());

test('a tap is one find with one record on its way', async () => {
  const made = await logPickup(syringe);
  expect(await outbox()).toEqual([
    {
      type: 'pickup',
      id: made.id,
      recorded_at: '2026-11-21T18:00:00.000Z',
      lat: 55.6704,
      lon: 12.5577,
      accuracy_m: 8,
      items: [{ item: 'syringe_with_needle', count: 1 }],
      origin: 'sweep',
      outcome: 'picked_up',
    },
  ]);
});

test('the same item at the same place within a minute adds up in the unsent record', async () => {
  await logPickup(syringe);
  vi.advanceTimersByTime(59_000);
  await logPickup({ ...syringe, fix: { ...ISTEDGADE, lat: 55.67045 } });
  expect(await outbox()).toMatchObject([{ type: 'pickup', items: [{ count: 2 }] }]);
});

test('once the record went out, the next tap amends it', async () => {
  const made = await logPickup(syringe);
  await claim(100);
  await logPickup(syringe);
  expect(await outbox()).toMatchObject([
    { type: 'pickup', items: [{ count: 1 }] },
    { type: 'pickup_amended', id: made.id, revision: 1, items: [{ count: 2 }] },
  ]);
});

test('another place, item, outcome or a later minute is another find', async () => {
  await logPickup(syringe);
  await logPickup({ ...syringe, fix: { ...ISTEDGADE, lat: 55.671 } });
  await logPickup({ ...syringe, items: [{ item: 'foil', count: 1 }] });
  await logPickup({ ...syringe, items: [{ item: 'foil', count: 1 }], outcome: 'left_unsafe' });
  vi.advanceTimersByTime(61_000);
  await logPickup({ ...syringe, items: [{ item: 'foil', count: 1 }], outcome: 'left_unsafe' });
  expect(await outbox()).toHaveLength(5);
});

test('without a fix the place is missing, and can be given later', async () => {
  const made = await logPickup({ ...syringe, fix: null });
  expect((await outbox())[0]).not.toHaveProperty('lat');
  await placePickup(made.id, ISTEDGADE);
  expect(await outbox()).toMatchObject([{ type: 'pickup', lat: 55.6704, lon: 12.5577 }]);
});

test('undo of a find that never went out leaves nothing', async () => {
  const made = await logPickup(syringe);
  await undoPickup(made.id);
  expect(await outbox()).toEqual([]);
  expect(await ownPickups()).toEqual([]);
});

test('undo of a find that may have gone out tells the server', async () => {
  const made = await logPickup(syringe);
  await claim(100);
  await amendPickup(made.id, { outcome: 'left_unsafe' });
  await undoPickup(made.id);
  expect(await outbox()).toMatchObject([
    { type: 'pickup', id: made.id },
    { type: 'pickup_removed', id: made.id, revision: 2 },
  ]);
});

test('undo of a tap that added takes back that tap alone', async () => {
  const made = await logPickup(syringe);
  await logPickup(syringe);
  await undoLastTap(made.id);
  expect(await outbox()).toMatchObject([{ type: 'pickup', items: [{ count: 1 }] }]);
  await undoLastTap(made.id);
  expect(await outbox()).toEqual([]);
});
