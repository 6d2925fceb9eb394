import { Problem, apiPublic, useTokens } from '../api/client';
import type { Member, Session } from '../api/types';
import { ifRoom } from './database';
import { keep, recall } from './kept';

// In memory only: a phone that is switched off holds no access token.
let token: string | null = null;
let listener: (member: Member) => void = () => undefined;

useTokens({ current: () => token, renew });

/** Tells the app who is signed in, after joining and renewing. */
export function onMember(call: (member: Member) => void): void {
  listener = call;
}

/**
 * Ends the session of a cookie that is left over: after a sign-out or a panic without network the server hears of it
 * at the next start. A phone with a member keeps its session.
 */
export async function letGo(): Promise<void> {
  await alone(async () => {
    if (!(await recall('member'))) await apiPublic('POST /auth/sign-out', { keepalive: true });
  }).catch(() => undefined);
}

/** Carries on as this member with a new token. */
export async function accept(session: Session): Promise<Member> {
  token = session.access_token;
  await ifRoom(keep('member', session.member));
  await ifRoom(keep('signed_in', true));
  listener(session.member);
  return session.member;
}

/** From now on this page can ask for nothing in the member's name. */
export function forgetToken(): void {
  token = null;
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
    const session = await apiPublic('POST /auth/refresh');
    // Who signed out meanwhile stays signed out.
    if (await recall('member')) await accept(session);
  } catch (error) {
    if (!(error instanceof Problem && error.status === 401)) throw error;
    token = null;
    await keep('signed_in', false);
    const member = await recall('member');
    if (member) listener(member);
  }
  return token;
}

/** Runs it while no other tab does: two renewing at once would spend the same cookie twice, and that looks like theft. */
export async function alone<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks ? navigator.locks.request('gadeplan-session', work) : work();
}
