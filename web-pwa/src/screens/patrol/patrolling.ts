import { app, sendNow } from '../../app.svelte';
import { now } from '../../core/clock';
import { feel } from '../../core/feel';
import { gpsState, stopWatching, watchPosition } from '../../core/gps';
import { sumMetres } from '../../core/ground';
import type { OwnPatrol } from '../../core/own';
import * as patrols from '../../core/patrols';
import { ownPickups } from '../../core/pickups';
import { onMove } from '../../core/timekeeping';
import type { Tracker } from '../../core/tracker';
import type { Transport } from '../../core/vocabulary';
import { keepAwake, letSleep } from '../../core/wake';
import { sayFailed } from './logging';
import { readFinds, shift, showFinds } from './state.svelte';

let tracker: Promise<Tracker | null> | null = null;
/** While a patrol starts, ends or is moved in time, nothing that is read meanwhile counts. */
let busy = false;

export function isBusy(): boolean {
  return busy;
}

export async function start(choice: patrols.Start): Promise<void> {
  if (shift.patrol) return;
  await alone(async () => {
    warmUp();
    shift.patrol = await patrols.startPatrol(choice);
    await readFinds();
    follow(shift.patrol);
  });
}

export async function pause(): Promise<void> {
  if (!shift.patrol) return;
  await (await tracker)?.rest();
  letSleep();
  await show(patrols.pausePatrol(shift.patrol.id));
}

export async function goOn(): Promise<void> {
  if (!shift.patrol) return;
  await show(patrols.resumePatrol(shift.patrol.id));
  keepLight();
  (await tracker)?.goOn();
}

/** Goes on by another way of moving: from now on its speeds are judged. */
export async function ride(transport: Transport): Promise<void> {
  if (!shift.patrol || shift.patrol.transport === transport) return;
  await show(patrols.changeTransport(shift.patrol.id, transport));
  await (await tracker)?.ride(transport);
}

/** Ends the patrol; its summary stays until it is closed. */
export async function end(itself = false): Promise<void> {
  const { patrol } = shift;
  if (!patrol || patrol.ended_at !== null) return;
  await alone(async () => {
    await stopFollowing();
    shift.patrol = await patrols.endPatrol(patrol.id, itself);
    Object.assign(shift, { said: null, unsafe_next: false });
    feel('ended');
    sendNow();
  });
  // Without room for the end the patrol goes on.
  if (shift.patrol?.ended_at === null) resume(shift.patrol);
}

export async function closeSummary(): Promise<void> {
  if (!shift.patrol) return;
  await patrols.closePatrol(shift.patrol.id);
  await readPatrol();
}

/** Shows the patrol as the phone has it now, and follows it if it goes on. */
export async function readPatrol(): Promise<void> {
  // Side by side: the first screen waits for both.
  const [patrol, finds] = await Promise.all([
    patrols.openPatrol(),
    shift.loaded ? null : ownPickups(),
  ]);
  if (busy) return;
  const other = patrol?.id !== shift.patrol?.id;
  shift.patrol = patrol;
  if (finds) showFinds(finds);
  else if (other) await readFinds();
  if (patrol && patrol.ended_at === null && app.member) resume(patrol);
  else await stopFollowing();
  if (patrol?.ended_at !== null) showGround(patrol);
}

// The ground is counted by days, so it is put down before the clock moves and taken up after.
onMove(async (move) => {
  await alone(async () => {
    // The position stays warm: a tap in this second has its place.
    await stopTracking();
    await move();
    // With the old clock's time the moved patrol would look hours without a touch until the next second.
    Object.assign(shift, { now: now(), gps: gpsState() });
  });
  await readPatrol();
});

/** Starts position and screen lock; only ever after a tap, with the reason on screen. */
function warmUp(): void {
  watchPosition();
  keepLight();
}

function keepLight(): void {
  keepAwake((on) => (shift.screen_on = on));
}

/** A patrol that goes on after a restart had the permission already. */
function resume(patrol: OwnPatrol): void {
  if (tracker) return;
  watchPosition();
  if (patrol.paused_at === null) keepLight();
  follow(patrol);
}

function follow(patrol: OwnPatrol): void {
  if (tracker) return;
  showGround(patrol);
  tracker = track(patrol);
}

/** The ground waits for its code, the first find does not. Without it the patrol goes on and counts finds alone. */
async function track(patrol: OwnPatrol): Promise<Tracker | null> {
  try {
    const { trackGround } = await import('../../core/tracker');
    return trackGround(patrol, (effort, metres) => Object.assign(shift, { effort, metres }));
  } catch {
    tracker = null;
    return null;
  }
}

function showGround(patrol: OwnPatrol | null): void {
  shift.effort = patrol?.effort ?? [];
  shift.metres = sumMetres(shift.effort);
}

async function stopFollowing(): Promise<void> {
  if (!tracker) return;
  stopWatching();
  letSleep();
  await stopTracking();
}

async function stopTracking(): Promise<void> {
  const stopped = tracker;
  tracker = null;
  await (await stopped)?.stop();
}

async function show(edited: Promise<OwnPatrol | null>): Promise<void> {
  try {
    shift.patrol = await edited;
  } catch (error) {
    sayFailed(error);
  }
}

async function alone(work: () => Promise<void>): Promise<void> {
  if (busy) return;
  busy = true;
  try {
    await work();
  } catch (error) {
    sayFailed(error);
  } finally {
    busy = false;
  }
}
