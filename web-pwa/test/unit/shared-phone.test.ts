import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answer, freshPhone } from './phone';
import type { PushBatch } from '../../src/api/types';
import { database } from '../../src/core/database';
import { keep, recall } from '../../src/core/kept';
import { tally } from '../../src/core/outbox';
import { openPatrol, startPatrol } from '../../src/core/patrols';
import { logPickup, ownPickups } from '../../src/core/pickups';
import { redeem, signOut } from '../../src/core/handover';
import { syncNow } from '../../src/core/sync';

const member = { id: 'first', nickname: 'A', language: 'da', roles: ['volunteer'], area_ids: [] };
let pushed: PushBatch['records'] = [];
let online = true;

beforeEach(async () => {
  await freshPhone();
  [pushed, online] = [[], true];
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
    if (!online) throw new TypeError('offline');
    if (url.endsWith('/auth/redeem')) {
      const { nickname } = JSON.parse(String(init?.body)) as { nickname: string };
      const id = nickname === 'A' ? 'first' : 'second';
      return answer({ access_token: id, expires_in: 600, member: { ...member, id, nickname } });
    }
    if (url.includes('/sync/pull')) return answer({ cursor: '1', more: false, items: [] });
    if (!url.endsWith('/sync/push')) return new Response(null, { status: 204 });
    const { records } = JSON.parse(String(init?.body)) as PushBatch;
    pushed.push(...records);
    const results = records.map(({ id }) => ({ id, status: 'stored', code: null }));
    return answer({ received_at: '', results });
  });
  await redeem('slug.one', 'A', 'da');
});
afterEach(() => vi.unstubAllGlobals());

/** A shift of the first member, all of it unsent: a start, a find, a half written count, three items of their own. */
async function shiftWithoutNetwork(): Promise<string> {
  online = false;
  const start = { area_id: 'a', kind: 'routine', transport: 'foot', team_n: 2 } as const;
  const { id } = await startPatrol(start);
  const foil = [{ item: 'foil' as const, count: 1 }];
  const usual = { fix: null, outcome: 'picked_up', place_type: null } as const;
  await logPickup({ ...usual, patrol_id: id, items: foil });
  const fix = { lat: 55.67, lon: 12.55, accuracy_m: 8 };
  await keep('draft', { counts: { pipe: 3 }, place_type: null, opened_at: 1, open: true, fix });
  await keep('quick_items', ['pipe', 'swab', 'filter']);
  await keep('clock', { server_at: 1, ahead_ms: 0, seq: 0 });
  return id;
}

async function expectNothingOfTheFirst(): Promise<void> {
  expect(await ownPickups()).toEqual([]);
  expect(await openPatrol()).toBeNull();
  for (const name of ['draft', 'last_start', 'place_type', 'quick_items', 'week'] as const) {
    expect(await recall(name), name).toBeUndefined();
  }
  // What its clock is worth belongs to the phone.
  expect(await recall('clock')).toBeDefined();
}

test('a member who joins on somebody else’s phone finds nothing of theirs, and sends it all', async () => {
  const patrol = await shiftWithoutNetwork();
  online = true;
  await redeem('slug.two', 'B', 'da');
  await expectNothingOfTheFirst();
  expect((await recall('member'))?.id).toBe('second');
  expect((await tally()).waiting).toBe(3);
  expect(await syncNow()).toBe('sent');
  expect(pushed.map(({ type, id }) => [type, id === patrol])).toEqual([
    ['patrol_started', true],
    ['pickup', false],
    ['patrol_ended', true],
  ]);
  expect(await (await database()).count('outbox')).toBe(0);
});

test('who joins again on their own phone goes on where they were', async () => {
  const patrol = await shiftWithoutNetwork();
  online = true;
  await redeem('slug.new', 'A', 'da');
  expect(await openPatrol()).toMatchObject({ id: patrol, ended_at: null });
  expect(await ownPickups()).toHaveLength(1);
  expect(await recall('quick_items')).toEqual(['pipe', 'swab', 'filter']);
});

test('a find of somebody who signed out can still be mended, and goes out', async () => {
  await shiftWithoutNetwork();
  await signOut();
  online = true;
  await redeem('slug.two', 'B', 'da');
  await syncNow();
  expect(pushed.map(({ type }) => type)).toContain('pickup');
});
