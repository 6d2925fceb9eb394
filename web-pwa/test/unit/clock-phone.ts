import { afterEach, beforeEach, vi } from 'vitest';
import { ISTEDGADE, answer, freshPhone } from './phone';
import type { PushBatch, SyncRecord } from '../../src/api/types';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const YEARS = 3650 * DAY;
/** True time at the start of every test. */
export const SIX = new Date(2026, 10, 21, 18).getTime();
/** What the server itself takes for the network's delay. */
export const CLOSE = 2 * MINUTE;

function fresh() {
  return {
    /** True time; the phone's clocks are `Date`, which may be set, and `performance`, which stands while it sleeps. */
    time: SIX,
    steady: 0,
    page: 1,
    online: true,
    says_time: true,
    lose_answers: 0,
    /** What the server holds: the true time it worked out for each record, and days of effort. */
    stored: new Map<string, { at: number; days: string[] }>(),
    refused: [] as string[],
    /** True time of every find that was tapped. */
    tapped: new Map<string, number>(),
  };
}

const load = async () => {
  vi.resetModules();
  const { useTokens } = await import('../../src/api/client');
  useTokens({ current: () => 'token', renew: async () => 'token' });
  const [database, pickups, patrols, sync, clock] = await Promise.all([
    import('../../src/core/database'),
    import('../../src/core/pickups'),
    import('../../src/core/patrols'),
    import('../../src/core/sync'),
    import('../../src/core/timekeeping'),
  ]);
  return { database, pickups, patrols, sync, clock };
};
/** The phone, the network and the server of a test. */
export const world = { ...fresh(), app: null as unknown as Awaited<ReturnType<typeof load>> };

export function pass(ms: number): void {
  world.time += ms;
  world.steady += ms;
  vi.setSystemTime(Date.now() + ms);
}

/** Somebody, or the network, sets the phone's clock. */
export function setClock(by: number): void {
  vi.setSystemTime(Date.now() + by);
}

export async function tap(): Promise<string> {
  const fix = { ...ISTEDGADE, lat: 55.6 + world.tapped.size / 1000 };
  const { id } = await world.app.pickups.logPickup({
    patrol_id: null,
    items: [{ item: 'pipe', count: 1 }],
    fix,
    outcome: 'picked_up',
    place_type: null,
  });
  world.tapped.set(id, world.time);
  return id;
}

/** Finds over an hour, one each five minutes. */
export async function tapForAnHour(): Promise<void> {
  for (let n = 0; n < 12; n++) {
    await tap();
    pass(5 * MINUTE);
    if (world.app.clock.clockJumped()) await world.app.clock.followClock();
  }
}

/** The second that the app looks at its clock. */
export async function look(): Promise<boolean> {
  const jumped = world.app.clock.clockJumped();
  if (jumped) await world.app.clock.followClock();
  return jumped;
}

/** The app is ended and started again. */
export async function restart(): Promise<void> {
  await world.app.database.closeDatabase();
  world.page += 1;
  world.steady = 0;
  world.app = await load();
  await world.app.clock.startClock();
  await look();
}

export async function send(): Promise<string> {
  world.online = true;
  return world.app.sync.syncNow();
}

/** Corrects a batch as the server does. */
function receive({ sent_at, records }: PushBatch) {
  const ahead = Date.parse(sent_at) - world.time;
  const by = Math.abs(ahead) < CLOSE ? 0 : ahead;
  const results = records.map((record) => {
    const { id } = record;
    const at = 'recorded_at' in record ? Date.parse(record.recorded_at) - by : world.time;
    const fits = world.time - 400 * DAY <= at && at <= world.time + 5 * MINUTE;
    if (!fits) {
      world.refused.push(id);
      return { id, status: 'refused', code: 'time_out_of_range' };
    }
    if (record.type !== 'pickup_removed') world.stored.set(id, { at, days: daysOf(record, by) });
    return { id, status: 'stored', code: null };
  });
  return { received_at: new Date(world.time).toISOString(), results };
}

function daysOf(record: SyncRecord, by: number): string[] {
  if (record.type !== 'patrol_ended') return [];
  const at = Date.parse(record.recorded_at);
  const days = dayNumber(at) - dayNumber(at - by);
  return record.effort.map(({ day }) => dayText(dayNumber(Date.parse(`${day}T12:00`)) - days));
}

const dayNumber = (at: number): number => Math.floor(new Date(at).setHours(12, 0, 0, 0) / DAY);
const dayText = (n: number): string => new Date(n * DAY).toISOString().slice(0, 10);

/** The greatest distance between when something was tapped and when the server thinks it was. */
export function mostWrong(): number {
  return Math.max(
    ...[...world.tapped].map(([id, at]) => Math.abs((world.stored.get(id)?.at ?? 0) - at)),
  );
}

/** Every test of the file has a phone of its own. */
export function giveEachTestAPhone(): void {
  beforeEach(async () => {
    await freshPhone();
    vi.useFakeTimers({ toFake: ['Date'], now: SIX });
    Object.assign(world, fresh());
    vi.stubGlobal('navigator', {});
    vi.stubGlobal('document', { visibilityState: 'visible', addEventListener: () => undefined });
    vi.stubGlobal('performance', {
      now: () => world.steady,
      get timeOrigin() {
        return world.page;
      },
    });
    vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
      if (!world.online) throw new TypeError('offline');
      const body = url.includes('/sync/push')
        ? receive(JSON.parse(String(init?.body)) as PushBatch)
        : { cursor: '1', more: false, reset: false, items: [] };
      if (url.includes('/sync/push') && world.lose_answers-- > 0) throw new TypeError('cut');
      const reply = answer(body);
      if (world.says_time) reply.headers.set('date', new Date(world.time).toUTCString());
      return reply;
    });
    world.app = await load();
    const { keep } = await import('../../src/core/kept');
    const member = { id: 'm', nickname: 'Måge', language: 'da', roles: [], area_ids: [] } as const;
    await keep('member', { ...member, roles: ['volunteer'], area_ids: [] });
    await world.app.clock.startClock();
    await send();
    world.online = false;
  });
  afterEach(async () => {
    await world.app.database.closeDatabase();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
}
