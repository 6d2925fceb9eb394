import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answer, freshPhone } from './phone';
import type { EnvelopeReceipt } from '../../src/api/types';
import { useTokens } from '../../src/api/client';
import { change, database } from '../../src/core/database';
import { nextDue } from '../../src/core/envelopes';
import { signOut } from '../../src/core/handover';
import { keep, recall } from '../../src/core/kept';
import { whenNow } from '../../src/core/meeting';
import { tally } from '../../src/core/outbox';
import type { ContactRecord } from '../../src/core/records';
import {
  canWithdraw,
  NoKey,
  retrySealed,
  sealedRows,
  sealRecord,
  withdraw,
} from '../../src/core/sealed';
import { syncNow } from '../../src/core/sync';
import { startClock } from '../../src/core/timekeeping';
import type { Role } from '../../src/core/vocabulary';

const MINUTE_MS = 60_000;
const CONTACT: ContactRecord = {
  type: 'contact',
  area_id: null,
  day: '2026-11-21',
  block: 'evening',
  place: 'street_park',
  kind: 'micro_meeting',
  people_n: 17,
};
/** The public key of RFC 9180's vector; what is sealed to it matters to nobody here. */
const KEY = {
  id: '8d6f0d0e-3f0e-4d61-9c3b-0a7a4c1f6a55',
  public_key:
    'BKvH5JpMazVm130DBK3cbtDphRL/zPUF5qjj6yXGhRNvhTFIVEh23nbA8u+ZzcOgXM9d7Xhgx8AhI4+eIHPSNWw=',
};

type Envelopes = { envelopes: { id: string; key_id: string; sealed: string }[] };
type Turn = (sent: Envelopes) => Response;
const all =
  (status: EnvelopeReceipt['status'], more = {}): Turn =>
  (sent) =>
    answer({ results: sent.envelopes.map(({ id }) => ({ id, status, ...more })) });
let posts: Envelopes[] = [];
let undone: unknown[] = [];

/** A server that answers envelopes in turn, the last one for good. */
function serve(...turns: Turn[]): void {
  posts = [];
  undone = [];
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
    const body = init?.body ? (JSON.parse(String(init.body)) as unknown) : null;
    if (url.endsWith('/contacts/undo')) {
      undone.push(body);
      return new Response(null, { status: 204 });
    }
    if (!url.endsWith('/contacts'))
      return answer({ cursor: '1', more: false, reset: false, items: [] });
    posts.push(body as Envelopes);
    return (turns[posts.length - 1] ?? turns.at(-1)!)(body as Envelopes);
  });
}

async function signIn(...roles: Role[]): Promise<void> {
  await keep('member', { id: 'm', nickname: 'Måge', language: 'da', roles, area_ids: [] });
}

/** Moves the phone's clock so far on that everything sealed is due. */
function wait(minutes: number): void {
  vi.setSystemTime(Date.now() + minutes * MINUTE_MS);
}

beforeEach(async () => {
  await freshPhone();
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.stubGlobal('navigator', {});
  useTokens({ current: () => 'token', renew: async () => 'token' });
  await signIn('outreach');
  await keep('sealing_key', KEY);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('nothing of a meeting lies on the phone, and it waits ten to forty minutes', async () => {
  const id = await sealRecord(CONTACT);
  const [row] = await (await database()).getAll('sealed');
  expect(Object.keys(row!).sort()).toEqual(['due_at', 'id', 'key_id', 'sealed', 'sent_n']);
  expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4/);
  expect(atob(row!.sealed)).not.toContain('micro_meeting');
  const minutes = (row!.due_at - Date.now()) / MINUTE_MS;
  expect(minutes).toBeGreaterThanOrEqual(10);
  expect(minutes).toBeLessThanOrEqual(40);
  expect(await nextDue()).toBe(row!.due_at);
  expect(await tally()).toMatchObject({ waiting: 1, refused: 0 });
});

test('meetings leave together when their time has come, and not before', async () => {
  serve(all('stored'));
  await sealRecord(CONTACT);
  await sealRecord(CONTACT);
  const rows = await (await database()).getAll('sealed');
  expect(rows[0]!.due_at).toBe(rows[1]!.due_at);
  expect(await syncNow()).toBe('sent');
  expect(posts).toEqual([]);
  wait(41);
  expect(await syncNow()).toBe('sent');
  expect(posts.map(({ envelopes }) => envelopes.length)).toEqual([2]);
  expect(Object.keys(posts[0]!.envelopes[0]!).sort()).toEqual(['id', 'key_id', 'sealed']);
  expect(await tally()).toMatchObject({ waiting: 0, refused: 0 });
  expect(await recall('sealed_day')).toMatchObject({ stored_n: 2, kept_aside_n: 0 });
});

test('a clock that was set back holds nothing up', async () => {
  serve(all('stored'));
  await sealRecord(CONTACT);
  wait(-24 * 60);
  await syncNow();
  expect(posts).toHaveLength(1);
});

test('what the server could not open has arrived all the same, and is counted', async () => {
  serve(all('kept_aside'));
  await sealRecord(CONTACT);
  wait(41);
  await syncNow();
  expect((await sealedRows()).waiting).toEqual([]);
  expect(await recall('sealed_day')).toMatchObject({ stored_n: 0, kept_aside_n: 1 });
});

test('a refused one stays with the reason, holds up none of the others and can go again', async () => {
  serve(
    ({ envelopes }) =>
      answer({
        results: envelopes.map(({ id }, i) =>
          i === 0
            ? { id, status: 'refused', code: 'unknown_area', field: 'area_id' }
            : { id, status: 'stored' },
        ),
      }),
    all('already_stored'),
  );
  await sealRecord(CONTACT);
  await sealRecord(CONTACT);
  wait(41);
  await syncNow();
  const { waiting, refused } = await sealedRows();
  expect(waiting).toEqual([]);
  expect(refused.map(({ refused }) => refused?.code)).toEqual(['unknown_area']);
  expect(await nextDue()).toBeNull();
  await syncNow();
  expect(posts).toHaveLength(1);
  await retrySealed(refused[0]!.id);
  await syncNow();
  expect(await tally()).toMatchObject({ waiting: 0, refused: 0 });
});

test('a batch that spoils the request is halved until the one is found', async () => {
  const problem = { type: 'about:blank', status: 422, code: 'invalid_value', field: 'envelopes' };
  let bad = '';
  serve((sent) =>
    sent.envelopes.some(({ id }) => id === bad) ? answer(problem, 422) : all('stored')(sent),
  );
  for (let n = 0; n < 4; n++) bad = await sealRecord(CONTACT);
  wait(41);
  await syncNow();
  expect((await sealedRows()).refused.map(({ id }) => id)).toEqual([bad]);
  expect((await sealedRows()).waiting).toEqual([]);
});

test('an answer that is not about these envelopes acknowledges nothing', async () => {
  serve(({ envelopes }) =>
    answer({ results: envelopes.map(() => ({ id: 'x', status: 'stored' })) }),
  );
  await sealRecord(CONTACT);
  wait(41);
  expect(await syncNow()).toBe('stranger');
  expect(await tally()).toMatchObject({ waiting: 1 });
});

test('undo takes an unsent one off the phone without a word to anybody', async () => {
  serve(all('stored'));
  const id = await sealRecord(CONTACT);
  expect(canWithdraw(id)).toBe(true);
  await withdraw(id);
  expect((await sealedRows()).waiting).toEqual([]);
  expect(undone).toEqual([]);
  expect(canWithdraw(id)).toBe(false);
});

test('undo of a sent one goes to the server with what only this page knows', async () => {
  serve(all('stored'));
  const id = await sealRecord(CONTACT);
  wait(41);
  await syncNow();
  await withdraw(id);
  expect(undone).toEqual([{ id, token: expect.stringMatching(/^[\w+/]{43}=$/) }]);
});

test('without a key nothing is sealed, and nothing is written', async () => {
  await change(['kept'], (tx) => tx.objectStore('kept').delete('sealing_key'));
  await expect(sealRecord(CONTACT)).rejects.toThrow(NoKey);
  expect((await sealedRows()).waiting).toEqual([]);
});

test('sealed records wait on a shared phone until somebody is there who may send them', async () => {
  serve(all('stored'));
  await sealRecord(CONTACT);
  await signOut();
  expect(await recall('sealing_key')).toEqual(KEY);
  expect(await recall('contact_day')).toBeUndefined();
  await signIn('volunteer');
  wait(41);
  await syncNow();
  expect(posts).toEqual([]);
  expect(await nextDue()).toBeNull();
  await signIn('outreach');
  await syncNow();
  expect(posts).toHaveLength(1);
});

test('the day and its part are those of the server where the phone’s clock is wrong', async () => {
  const night = new Date(2026, 10, 22, 1, 30).getTime();
  vi.setSystemTime(night);
  await keep('clock', { server_at: night - 3 * 3_600_000, ahead_ms: 3 * 3_600_000, seq: 0 });
  await startClock();
  expect(whenNow()).toEqual({ day: '2026-11-21', block: 'evening' });
  await keep('clock', { server_at: night, ahead_ms: 0, seq: 0 });
  await startClock();
  expect(whenNow()).toEqual({ day: '2026-11-22', block: 'night' });
});
