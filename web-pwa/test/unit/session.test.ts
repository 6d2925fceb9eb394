import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answer, freshPhone } from './phone';
import { api, Problem, Unreachable } from '../../src/api/client';
import { recall } from '../../src/core/kept';
import { tally } from '../../src/core/outbox';
import { logPickup } from '../../src/core/pickups';
import { redeem, renew, signOut } from '../../src/core/session';

const member = {
  id: 'm',
  nickname: 'Rolig Måge',
  language: 'da',
  roles: ['volunteer'],
  area_ids: [],
};
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

test('a refusal without our form is not taken for ours', async () => {
  serve(() => answer('<html>404</html>', 404, 'text/html'));
  await expect(api('GET /me')).rejects.not.toBeInstanceOf(Problem);
});
