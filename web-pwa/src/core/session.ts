import { Problem, apiPublic, useTokens } from '../api/client';
import type { Member, Session } from '../api/types';
import { forget, keep, recall } from './kept';
import type { Language } from './vocabulary';

// In memory only: a phone that is switched off holds no access token.
let token: string | null = null;
let listener: (member: Member | null) => void = () => undefined;

useTokens({ current: () => token, renew });

/** Tells the app who is signed in, after joining, renewing and signing out. */
export function onMember(call: (member: Member | null) => void): void {
  listener = call;
}

/** Joins by an invite; on an error the invite can be tried again, nothing is changed. */
export async function redeem(
  invite: string,
  nickname: string,
  language: Language,
): Promise<Member> {
  const body = { invite, nickname, language };
  return accept(await apiPublic('POST /auth/redeem', { body }));
}

/** Signs this phone out. What waits in the outbox belongs to the phone and stays. */
export async function signOut(): Promise<void> {
  await apiPublic('POST /auth/sign-out').catch((error: unknown) => {
    if (!(error instanceof Problem && error.status === 401)) throw error;
  });
  token = null;
  await forget('member', 'signed_in');
  listener(null);
}

async function accept(session: Session): Promise<Member> {
  token = session.access_token;
  await keep('member', session.member);
  await keep('signed_in', true);
  listener(session.member);
  return session.member;
}

let renewing: Promise<string | null> | null = null;

/** A new access token by the refresh cookie; null = signed out. Throws when the server can't be asked. */
export function renew(): Promise<string | null> {
  renewing ??= alone(askForToken).finally(() => (renewing = null));
  return renewing;
}

async function askForToken(): Promise<string | null> {
  if (!(await recall('member'))) return null;
  try {
    await accept(await apiPublic('POST /auth/refresh'));
  } catch (error) {
    if (!(error instanceof Problem && error.status === 401)) throw error;
    token = null;
    await keep('signed_in', false);
    const member = await recall('member');
    if (member) listener(member);
  }
  return token;
}

// Two tabs renewing at once would spend the same cookie twice, and that looks like theft.
async function alone(work: () => Promise<string | null>): Promise<string | null> {
  return navigator.locks ? navigator.locks.request('gadeplan-session', work) : work();
}
