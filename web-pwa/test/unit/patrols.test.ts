import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { freshPhone } from './phone';
import { database } from '../../src/core/database';
import * as patrols from '../../src/core/patrols';

const start = { area_id: 'a', kind: 'routine', transport: 'foot', team_n: 2 } as const;
const minute = 60_000;

beforeEach(async () => {
  await freshPhone();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 21, 18) });
});
afterEach(() => vi.useRealTimers());

test('pauses are taken out of the time and told to the server', async () => {
  const { id } = await patrols.startPatrol(start);
  vi.advanceTimersByTime(10 * minute);
  await patrols.pausePatrol(id);
  vi.advanceTimersByTime(2 * minute);
  const going = await patrols.resumePatrol(id);
  vi.advanceTimersByTime(5 * minute);
  expect(patrols.activeSeconds(going!)).toBe(15 * 60);
  await patrols.endPatrol(id);
  const records = (await (await database()).getAll('outbox')).map(({ record }) => record);
  expect(records[1]).toMatchObject({
    type: 'patrol_ended',
    id,
    recorded_at: '2026-11-21T18:17:00.000Z',
    paused_s: 120,
    effort: [],
  });
});

test('a patrol that is ended while paused counts the pause', async () => {
  const { id } = await patrols.startPatrol(start);
  await patrols.pausePatrol(id);
  vi.advanceTimersByTime(3 * minute);
  const ended = await patrols.endPatrol(id);
  expect(ended).toMatchObject({ paused_s: 180, paused_at: null });
  expect(patrols.activeSeconds(ended!)).toBe(0);
});

test('a patrol that ended itself ended at its last touch', async () => {
  const { id } = await patrols.startPatrol(start);
  vi.advanceTimersByTime(20 * minute);
  await patrols.touchPatrol(id);
  vi.advanceTimersByTime(31 * minute);
  const ended = await patrols.endPatrol(id, true);
  expect(new Date(ended!.ended_at!).toISOString()).toBe('2026-11-21T18:20:00.000Z');
  expect(ended!.ended_itself).toBe(true);
});

test('ending twice sends one end', async () => {
  const { id } = await patrols.startPatrol(start);
  await patrols.endPatrol(id);
  await patrols.endPatrol(id);
  expect(await (await database()).count('outbox')).toBe(2);
});

test('after a restart the patrol that goes on is open again, with its ground', async () => {
  const { id } = await patrols.startPatrol(start);
  await patrols.keepEffort(id, [{ cell: 'c', day: '2026-11-21', seconds: 95, metres: 61 }]);
  expect(await patrols.openPatrol()).toMatchObject({ id, effort: [{ cell: 'c', metres: 61 }] });
});

test('every way of moving is told once, in the order of first use', async () => {
  const { id } = await patrols.startPatrol({ ...start, transport: 'bicycle' });
  for (const way of ['foot', 'bicycle', 'van'] as const) await patrols.changeTransport(id, way);
  expect(await patrols.openPatrol()).toMatchObject({ transport: 'van' });
  await patrols.endPatrol(id);
  const rows = await (await database()).getAll('outbox');
  expect(rows[1]!.record).toMatchObject({ transports: ['bicycle', 'foot', 'van'] });
});

test('a patrol that only walked says so once, at its start', async () => {
  const { id } = await patrols.startPatrol(start);
  await patrols.endPatrol(id);
  const rows = await (await database()).getAll('outbox');
  expect(rows[1]!.record).not.toHaveProperty('transports');
});
