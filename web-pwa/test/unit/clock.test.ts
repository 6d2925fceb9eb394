import { expect, test, vi } from 'vitest';
import {
  CLOSE,
  DAY,
  HOUR,
  MINUTE,
  SECOND,
  SIX,
  YEARS,
  giveEachTestAPhone,
  look,
  mostWrong,
  pass,
  restart,
  send,
  setClock,
  tap,
  tapForAnHour,
  world,
} from './clock-phone';

giveEachTestAPhone();

const JUMPS = [
  ['a day on', DAY],
  ['a day back', -DAY],
  ['ten years on', YEARS],
  ['ten years back', -YEARS],
] as const;

test.each(JUMPS)('a clock that was wrong all along, %s, cancels out', async (_, by) => {
  setClock(by);
  await restart();
  await send();
  world.online = false;
  await tapForAnHour();
  expect(await send()).toBe('sent');
  expect(mostWrong()).toBeLessThan(CLOSE);
});

test.each(JUMPS)('a clock set %s under a full queue is noticed at once', async (_, by) => {
  await tapForAnHour();
  await look();
  setClock(by);
  pass(SECOND);
  expect(await look()).toBe(true);
  await tapForAnHour();
  expect(await send()).toBe('sent');
  expect(world.refused).toEqual([]);
  expect(mostWrong()).toBeLessThan(CLOSE);
});

test.each(JUMPS)(
  'what is found between a clock set %s and the look at it keeps its time',
  async (_, by) => {
    await tapForAnHour();
    await look();
    setClock(by);
    await tap();
    pass(SECOND);
    expect(await look()).toBe(true);
    await tap();
    setClock(-by);
    await tap();
    pass(SECOND);
    expect(await look()).toBe(true);
    expect(await send()).toBe('sent');
    expect(world.refused).toEqual([]);
    expect(mostWrong()).toBeLessThan(CLOSE);
  },
);

test.each(JUMPS)('a clock set %s while the app was ended is found out', async (_, by) => {
  await tapForAnHour();
  setClock(by);
  await restart();
  await tapForAnHour();
  expect(await send()).toBe('sent');
  expect(world.refused).toEqual([]);
  expect(mostWrong()).toBeLessThan(CLOSE);
});

test.each([
  ['on', 10 * MINUTE],
  ['back', -10 * MINUTE],
])('ten minutes %s while nobody looked: the steady clock decides', async (_, by) => {
  await tapForAnHour();
  setClock(by);
  await tap();
  pass(MINUTE);
  await tap();
  expect(await send()).toBe('sent');
  expect(mostWrong()).toBeLessThan(CLOSE);
});

test('the control: a server that never says the time leaves a full queue unsendable', async () => {
  world.says_time = false;
  await restart();
  await send();
  world.online = false;
  await (await import('../../src/core/kept')).forget('clock');
  await tapForAnHour();
  setClock(YEARS);
  await restart();
  await send();
  expect(world.refused).toHaveLength(12);
});

test('a record whose answer was lost goes out again as it was, and is dated right', async () => {
  const [kept, cut] = [await tap(), await tap()];
  world.lose_answers = 1;
  expect(await send()).toBe('nobody');
  const rows = await (await world.app.database.database()).getAll('outbox');
  // The server has one of the two; it would take the other for a different one, were it changed.
  world.stored.delete(cut);
  setClock(YEARS);
  await restart();
  const again = vi.spyOn(globalThis, 'fetch');
  expect(await send()).toBe('sent');
  const push = again.mock.calls.find(([url]) => String(url).includes('/sync/push'))!;
  expect(JSON.parse(String(push[1]!.body)).records).toEqual(rows.map(({ record }) => record));
  expect([...world.stored.keys()].sort()).toEqual([kept, cut].sort());
  expect(world.refused).toEqual([]);
  expect(mostWrong()).toBeLessThan(CLOSE);
});

test('an amendment after the clock was set leaves the find at its time', async () => {
  const id = await tap();
  await send();
  world.online = false;
  pass(HOUR);
  setClock(-YEARS);
  await restart();
  await world.app.pickups.amendPickup(id, { outcome: 'left_unsafe' });
  expect(await send()).toBe('sent');
  expect(world.refused).toEqual([]);
  expect(mostWrong()).toBeLessThan(CLOSE);
});

const start = { area_id: 'a', kind: 'routine', transport: 'foot', team_n: 2 } as const;

test.each(JUMPS)('a patrol goes on through a clock set %s', async (_, by) => {
  const { id } = await world.app.patrols.startPatrol(start);
  pass(20 * MINUTE);
  await world.app.patrols.touchPatrol(id);
  await world.app.patrols.keepEffort(id, [
    { cell: 'c', day: '2026-11-21', seconds: 95, metres: 61 },
  ]);
  await look();
  setClock(by);
  pass(SECOND);
  await look();
  const patrol = (await world.app.patrols.openPatrol())!;
  expect(world.app.patrols.activeSeconds(patrol)).toBe(20 * 60 + 1);
  expect(Date.now() - patrol.touched_at).toBe(SECOND);
  pass(10 * MINUTE);
  await world.app.patrols.endPatrol(id);
  expect(await send()).toBe('sent');
  expect(world.stored.get(id)).toEqual({ at: world.time, days: ['2026-11-21'] });
});

test.each([DAY, YEARS])(
  'a patrol that ended itself after a clock set on %d ms ended when it did',
  async (by) => {
    const { id } = await world.app.patrols.startPatrol(start);
    pass(20 * MINUTE);
    await world.app.patrols.touchPatrol(id);
    const touched_at = world.time;
    pass(HOUR);
    setClock(by);
    await restart();
    await world.app.patrols.endPatrol(id, true);
    pass(MINUTE);
    expect(await send()).toBe('sent');
    expect(world.refused).toEqual([]);
    expect(Math.abs(world.stored.get(id)!.at - touched_at)).toBeLessThan(CLOSE);
  },
);

test('days of ground follow a clock set past midnight, and two that become one are added', async () => {
  setClock(5 * HOUR);
  await look();
  await send();
  world.online = false;
  // By the phone it is 23:00, and the patrol goes on past midnight.
  const { id } = await world.app.patrols.startPatrol(start);
  pass(2 * HOUR);
  await world.app.patrols.touchPatrol(id);
  await world.app.patrols.keepEffort(id, [
    { cell: 'c', day: '2026-11-21', seconds: 60, metres: 50 },
    { cell: 'c', day: '2026-11-22', seconds: 40, metres: 30 },
  ]);
  await look();
  setClock(-5 * HOUR);
  pass(SECOND);
  await look();
  expect((await world.app.patrols.openPatrol())!.effort).toEqual([
    { cell: 'c', day: '2026-11-21', seconds: 100, metres: 80 },
  ]);
});

test('a patrol whose clock went back while the app was ended does not wait for its old time', async () => {
  const { id } = await world.app.patrols.startPatrol(start);
  pass(20 * MINUTE);
  await world.app.patrols.touchPatrol(id);
  setClock(-YEARS);
  await restart();
  const patrol = (await world.app.patrols.openPatrol())!;
  expect(Math.abs(Date.now() - patrol.touched_at)).toBeLessThan(MINUTE);
  expect(world.app.patrols.activeSeconds(patrol)).toBe(20 * 60);
});

test('two tabs that see the same jump move everything once', async () => {
  await tap();
  setClock(DAY);
  const { moveClock } = await import('../../src/core/redate');
  await moveClock({ ahead_ms: DAY });
  await moveClock({ ahead_ms: DAY });
  const [find] = await world.app.pickups.ownPickups();
  expect(find!.made_at).toBe(SIX + DAY);
});

test('a server whose clock was set moves nothing on the phone', async () => {
  await tap();
  pass(MINUTE);
  await look();
  world.time -= 2 * HOUR;
  expect(await send()).toBe('sent');
  const [find] = await world.app.pickups.ownPickups();
  expect(find!.made_at).toBe(SIX);
});

test('what was taken for a clock that was set, and was a nap in sight, is put right', async () => {
  const id = await tap();
  await look();
  world.time += 8 * HOUR;
  setClock(8 * HOUR);
  expect(await look()).toBe(true);
  expect((await world.app.pickups.ownPickups())[0]!.made_at).toBe(SIX + 8 * HOUR);
  expect(await send()).toBe('sent');
  expect(world.stored.get(id)!.at).toBe(SIX);
});

test('a phone that slept had no clock set', async () => {
  await tap();
  await look();
  vi.stubGlobal('document', { visibilityState: 'hidden', addEventListener: () => undefined });
  await look();
  world.time += 8 * HOUR;
  setClock(8 * HOUR);
  vi.stubGlobal('document', { visibilityState: 'visible', addEventListener: () => undefined });
  expect(await look()).toBe(false);
  expect(await send()).toBe('sent');
  expect(mostWrong()).toBeLessThan(CLOSE);
});
