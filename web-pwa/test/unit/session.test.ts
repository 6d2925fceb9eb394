import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answer, freshPhone } from './phone';
import { api, Problem, Unreachable } from '../../src/api/client';
import { database } from '../../src/core/database';
import { keep, recall } from '../../src/core/kept';
import { tally } from '../../src/core/outbox';
import { openPatrol, startPatrol } from '../../src/core/patrols';
import { logPickup } from '../../src/core/pickups';
import { redeem, signOut } from '../../src/core/handover';
import { letGo, renew } from '../../src/core/session';

const member = {
  id: 'm',
  nickname: 'Rolig Måge',
  language: 'da',
  roles: ['volunteer'],
  area_ids: [],
};
const numbers = { name: '', emergency_phone: '112', advice_phone: '1813', advice_name: '' };
const session = (token: string) => answer({ access_token: token, expires_in: 600, member });

let calls: { path: string; headers: Record<string, string> }[] = [];

function serve(reply: (path: string, token: string | undefined) => Response): void {
  calls = [];
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const headers = init.headers as Record<string, string>;
    const path = url.replace('/api/v1', '');
    calls.push({ path, headers });
    return reply(path, headers['authorization']);
  });
}

beforeEach(async () => {
  await freshPhone();
  vi.stubGlobal('navigator', {});
  serve(() => session('first'));
  await redeem('slug.secret', 'Rolig Måge', 'da');
});
afterEach(() => vi.unstubAllGlobals());

test('joining keeps the member on the phone, and never the token', async () => {
  expect(await recall('member')).toMatchObject({ nickname: 'Rolig Måge' });
  const db = JSON.stringify(await recall('member')) + JSON.stringify(await recall('signed_in'));
  expect(db).not.toContain('first');
});

test('a used invite is a problem with its code, and changes nothing', async () => {
  serve(() => answer({ code: 'invite_invalid', field: 'invite' }, 401));
  await expect(redeem('slug.old', 'X', 'da')).rejects.toMatchObject({ code: 'invite_invalid' });
  expect(await recall('member')).toMatchObject({ nickname: 'Rolig Måge' });
});

test('a spent token is renewed once, on the way', async () => {
  serve((path, token) => {
    if (path === '/auth/refresh') return session('second');
    return token === 'Bearer second'
      ? answer({ items: [], next: null })
      : answer({ code: 'sign_in_required' }, 401);
  });
  expect(await api('GET /areas', { query: {} })).toEqual({ items: [], next: null });
  expect(calls.map(({ path }) => path)).toEqual(['/areas', '/auth/refresh', '/areas']);
  expect(calls[1]!.headers['x-gadeplan']).toBe('1');
});

test('several callers at once renew once: a cookie spent twice looks like theft', async () => {
  serve(() => session('third'));
  expect(await Promise.all([renew(), renew(), renew()])).toEqual(['third', 'third', 'third']);
  expect(calls).toHaveLength(1);
});

test('being offline is no log-out', async () => {
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('offline')));
  await expect(renew()).rejects.toBeInstanceOf(Unreachable);
  expect(await recall('member')).toBeDefined();
  expect(await recall('signed_in')).toBe(true);
});

test('a phone the server has signed out keeps its member and what waits', async () => {
  await logPickup({
    patrol_id: null,
    items: [{ item: 'foil', count: 1 }],
    fix: null,
    outcome: 'picked_up',
    place_type: null,
  });
  serve(() => answer({ code: 'sign_in_required' }, 401));
  expect(await renew()).toBeNull();
  expect(await recall('signed_in')).toBe(false);
  expect(await recall('member')).toBeDefined();
  expect((await tally()).waiting).toBe(1);
});

test('signing out forgets the member and keeps the outbox', async () => {
  await logPickup({
    patrol_id: null,
    items: [{ item: 'foil', count: 1 }],
    fix: null,
    outcome: 'picked_up',
    place_type: null,
  });
  serve(() => new Response(null, { status: 204 }));
  await signOut();
  expect(await recall('member')).toBeUndefined();
  expect((await tally()).waiting).toBe(1);
});

const find = {
  patrol_id: null,
  items: [{ item: 'foil' as const, count: 1 }],
  fix: null,
  outcome: 'picked_up' as const,
  place_type: null,
};

test('signing out needs no network, and leaves nothing of the shift but what waits', async () => {
  await logPickup(find);
  await keep('sent_at', 1);
  const union = { slug: 'vesterbro', overdose_approved: false };
  await keep('organisation', { ...numbers, ...union, emergency_phone: '911' });
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('offline')));
  await signOut();
  expect(await recall('member')).toBeUndefined();
  expect(await recall('sent_at')).toBeUndefined();
  expect((await recall('organisation'))?.emergency_phone).toBe('911');
  const db = await database();
  for (const store of ['areas', 'patrols', 'pickups', 'receipts'] as const) {
    expect(await db.count(store), store).toBe(0);
  }
  expect((await tally()).waiting).toBe(1);
});

test('a patrol that could not be ended stays, because its ground is nowhere else', async () => {
  const start = { area_id: 'a', kind: 'routine', transport: 'foot', team_n: 2 } as const;
  const patrol = await startPatrol(start);
  serve(() => new Response(null, { status: 204 }));
  await signOut();
  expect((await openPatrol())?.id).toBe(patrol.id);
});

test('a session that is left over is let go of, one with a member is kept', async () => {
  serve(() => new Response(null, { status: 204 }));
  await letGo();
  expect(calls).toEqual([]);
  await signOut();
  await vi.waitFor(() => expect(calls).toHaveLength(1));
  await letGo();
  expect(calls.map(({ path }) => path)).toEqual(['/auth/sign-out', '/auth/sign-out']);
  expect(calls[0]!.headers['x-gadeplan']).toBe('1');
});

test('who signs out while the token is renewed stays signed out', async () => {
  let answerLate: (() => void) | null = null;
  vi.stubGlobal('fetch', async (url: string) => {
    if (!url.endsWith('/auth/refresh')) return new Response(null, { status: 204 });
    await new Promise<void>((resolve) => (answerLate = resolve));
    return session('late');
  });
  const renewing = renew();
  const answer = await vi.waitUntil(() => answerLate);
  await signOut();
  answer();
  await renewing;
  expect(await recall('member')).toBeUndefined();
});

test('a refusal without our form is not taken for ours', async () => {
  serve(() => answer('<html>404</html>', 404, 'text/html'));
  await expect(api('GET /me')).rejects.not.toBeInstanceOf(Problem);
});
