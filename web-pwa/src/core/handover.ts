import { apiPublic } from '../api/client';
import type { Member } from '../api/types';
import { change, dropPickup } from './database';
import { recall, type Kept } from './kept';
import { forgetOverdose } from './overdose';
import { endPatrol, openPatrol } from './patrols';
import { accept, alone, forgetToken, letGo } from './session';
import type { Language } from './vocabulary';

/** Joins by an invite; on an error the invite can be tried again, nothing is changed. */
export async function redeem(
  invite: string,
  nickname: string,
  language: Language,
): Promise<Member> {
  const body = { invite, nickname, language };
  // Behind a sign-out that is still under way, or that would end the new session.
  return alone(async () => {
    const session = await apiPublic('POST /auth/redeem', { body });
    const before = await recall('member');
    if (before && before.id !== session.member.id) await endShift();
    return accept(session);
  });
}

/** The last member did not sign out; where the patrol was left it ends, and its records wait. */
async function endShift(): Promise<void> {
  const patrol = await openPatrol();
  if (patrol) await endPatrol(patrol.id, true);
  await forgetMember();
}

/**
 * What stays on a phone that nobody is signed in on: whom to call after a needlestick, what its clock is worth, and the
 * union's public key.
 */
const STAYS: (keyof Kept)[] = ['organisation', 'clock', 'sealing_key'];

/** Signs this phone out, with network or without. What waits in the outbox belongs to the phone and stays. */
export async function signOut(): Promise<void> {
  forgetToken();
  await forgetMember();
  forgetOverdose();
  void letGo();
}

/** The next member shall find nothing of the last one's shift but what waits to be sent. */
async function forgetMember(): Promise<void> {
  await change(['kept', 'areas', 'patrols', 'pickups', 'receipts'], async (tx) => {
    const kept = tx.objectStore('kept');
    const names = (await kept.getAllKeys()).filter((name) => !STAYS.includes(name as keyof Kept));
    await Promise.all(names.map((name) => kept.delete(name)));
    await Promise.all([tx.objectStore('areas').clear(), tx.objectStore('receipts').clear()]);
    for (const id of await tx.objectStore('pickups').getAllKeys()) await dropPickup(tx, id);
    // A patrol that could not be ended holds ground that is nowhere else.
    for (const { id, ended_at } of await tx.objectStore('patrols').getAll())
      if (ended_at !== null) await tx.objectStore('patrols').delete(id);
  });
  await dropAnswers().catch(() => undefined);
}

/** What screens keep of the server's answers; the app itself, which the worker keeps, stays. */
async function dropAnswers(): Promise<void> {
  const names = (await globalThis.caches?.keys()) ?? [];
  const kept = names.filter((name) => !name.startsWith('gadeplan-'));
  await Promise.all(kept.map((name) => caches.delete(name)));
}
