import type { EffortCell } from '../api/types';
import { instant, now } from './clock';
import { change, database } from './database';
import { roundGround } from './ground';
import { uuid7 } from './ids';
import { enqueue } from './outbox';
import type { OwnPatrol } from './own';
import type { PatrolKind, Transport } from './vocabulary';

export interface Start {
  area_id: string;
  kind: PatrolKind;
  transport: Transport;
  team_n: number;
}

/** After this long without a touch a patrol ends itself. */
export const IDLE_END_MS = 30 * 60_000;

/** Starts a patrol and remembers the choices for the next one. */
export async function startPatrol(start: Start): Promise<OwnPatrol> {
  const at = now();
  const patrol: OwnPatrol = {
    id: uuid7(),
    ...start,
    transports: [start.transport],
    started_at: at,
    paused_at: null,
    paused_s: 0,
    touched_at: at,
    ended_at: null,
    ended_itself: false,
    closed: false,
    effort: [],
  };
  await change(['kept', 'patrols', 'outbox'], async (tx) => {
    await tx.objectStore('kept').put(start, 'last_start');
    await tx.objectStore('patrols').add(patrol);
    const { id } = patrol;
    await enqueue(tx, { type: 'patrol_started', id, recorded_at: instant(at), ...start });
  });
  return patrol;
}

/** The patrol on screen: the one that goes on, or the one whose summary was not read yet. */
export async function openPatrol(): Promise<OwnPatrol | null> {
  const all = await (await database()).getAll('patrols');
  return all.filter((patrol) => !patrol.closed).at(-1) ?? null;
}

export function pausePatrol(id: string): Promise<OwnPatrol | null> {
  return edit(id, (patrol) => ({ ...patrol, paused_at: patrol.paused_at ?? now() }));
}

export function resumePatrol(id: string): Promise<OwnPatrol | null> {
  return edit(id, (patrol) => ({ ...patrol, ...pausedUntil(patrol, now()) }));
}

/** Goes on by another way of moving. */
export function changeTransport(id: string, transport: Transport): Promise<OwnPatrol | null> {
  return edit(id, (patrol) => ({
    ...patrol,
    transport,
    transports: [...new Set([...patrol.transports, transport])],
  }));
}

/** Notes a touch; the idle clock starts again. */
export function touchPatrol(id: string): Promise<OwnPatrol | null> {
  return edit(id, (patrol) => ({ ...patrol, touched_at: now() }));
}

/** Keeps the ground searched so far, so that a killed app loses at most the last minutes. */
export function keepEffort(id: string, effort: EffortCell[]): Promise<OwnPatrol | null> {
  return edit(id, (patrol) => ({ ...patrol, effort }));
}

/** Marks the summary as read: the patrol may leave the phone when the server has it. */
export function closePatrol(id: string): Promise<OwnPatrol | null> {
  return edit(id, (patrol) => ({ ...patrol, closed: true }));
}

/** Ends a patrol. One that ended itself ended at its last touch, not when somebody looked. */
export async function endPatrol(id: string, itself = false): Promise<OwnPatrol | null> {
  return change(['patrols', 'outbox'], async (tx) => {
    const patrol = await tx.objectStore('patrols').get(id);
    if (!patrol || patrol.ended_at !== null) return patrol ?? null;
    const ended_at = itself ? Math.max(patrol.touched_at, patrol.started_at) : now();
    const ended = {
      ...patrol,
      ...pausedUntil(patrol, ended_at),
      ended_at,
      ended_itself: itself,
    };
    await tx.objectStore('patrols').put(ended);
    const effort = roundGround(patrol.effort);
    const { paused_s, transports } = ended;
    const recorded_at = instant(ended_at);
    const ways = transports.length > 1 ? { transports } : {};
    const record = { type: 'patrol_ended', id, recorded_at, paused_s, effort, ...ways } as const;
    // Its time is that of the last touch, which an earlier page may have taken by another clock.
    await enqueue(tx, record, itself ? { made_at: ended_at, page: 0 } : {});
    return ended;
  });
}

/** Seconds on patrol without the pauses. */
export function activeSeconds(patrol: OwnPatrol, at = now()): number {
  const until = patrol.ended_at ?? patrol.paused_at ?? at;
  return Math.max(0, Math.round((until - patrol.started_at) / 1000) - patrol.paused_s);
}

function pausedUntil(
  { paused_at, paused_s }: OwnPatrol,
  at: number,
): Pick<OwnPatrol, 'paused_at' | 'paused_s'> {
  if (paused_at === null) return { paused_at, paused_s };
  return { paused_at: null, paused_s: paused_s + Math.max(0, Math.round((at - paused_at) / 1000)) };
}

async function edit(id: string, next: (patrol: OwnPatrol) => OwnPatrol): Promise<OwnPatrol | null> {
  return change(['patrols'], async (tx) => {
    const patrol = await tx.objectStore('patrols').get(id);
    if (!patrol || (patrol.ended_at !== null && !next(patrol).closed)) return patrol ?? null;
    const edited = next(patrol);
    await tx.objectStore('patrols').put(edited);
    return edited;
  });
}
