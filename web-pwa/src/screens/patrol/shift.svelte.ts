import { app } from '../../app.svelte';
import type { EffortCell, ItemCount } from '../../api/types';
import { now } from '../../core/clock';
import { onChange } from '../../core/database';
import { buzz } from '../../core/feel';
import { currentFix, gpsState, stopWatching, watchPosition, type Fix } from '../../core/gps';
import { waitingIds } from '../../core/outbox';
import type { OwnPatrol, OwnPickup } from '../../core/own';
import * as patrols from '../../core/patrols';
import * as pickups from '../../core/pickups';
import { sumMetres, trackGround, type Tracker } from '../../core/tracker';
import { flush } from '../../core/triggers';
import type { Outcome, PlaceType } from '../../core/vocabulary';
import { keepAwake, letSleep } from '../../core/wake';
import { here } from '../../router';

const UNDO_MS = 10_000;
const DIM_MS = 120_000;
const LINGER_MS = 120_000;
const TOUCH_EVERY_MS = 30_000;

/** A strip over the controls: what just happened, and the way back for as long as it stands. */
export interface Said {
  kind: 'saved' | 'undone' | 'failed';
  id: string;
  items: ItemCount[];
  /** What the last tap added: what "Undo" takes back. */
  added: ItemCount[];
  outcome: Outcome;
  until: number;
}

/** The shift on screen: the patrol, its finds, and what the phone says about itself. */
export const shift = $state({
  loaded: false,
  patrol: null as OwnPatrol | null,
  pickups: [] as OwnPickup[],
  /** Ids of records the server has not confirmed yet. */
  waiting: [] as string[],
  effort: [] as EffortCell[],
  metres: 0,
  now: now(),
  gps: gpsState(),
  screen_on: true,
  said: null as Said | null,
  /** The next find was left where it lay. */
  unsafe_next: false,
  /** Counts up with every save: the button flashes on each. */
  saves: 0,
});

let tracker: Tracker | null = null;
let ending = false;

/** Shows the shift as the phone has it and follows it; answers the way to stop. */
export function followShift(): () => void {
  void readShift();
  const deafen = onChange(() => void readShift());
  const clock = setInterval(tick, 1000);
  return () => {
    deafen();
    clearInterval(clock);
  };
}

let starting = false;

export async function start(choice: patrols.Start): Promise<void> {
  if (shift.patrol || starting) return;
  starting = true;
  try {
    warmUp();
    shift.patrol = await patrols.startPatrol(choice);
    shift.pickups = [];
    follow(shift.patrol);
  } finally {
    starting = false;
  }
}

export async function pause(): Promise<void> {
  if (!shift.patrol) return;
  await tracker?.rest();
  shift.patrol = await patrols.pausePatrol(shift.patrol.id);
}

export async function goOn(): Promise<void> {
  if (!shift.patrol) return;
  shift.patrol = await patrols.resumePatrol(shift.patrol.id);
  tracker?.goOn();
}

/** Ends the patrol; its summary stays until it is closed. */
export async function end(itself = false): Promise<void> {
  if (!shift.patrol || ending) return;
  ending = true;
  const { id } = shift.patrol;
  await tracker?.stop();
  tracker = null;
  stopWatching();
  letSleep();
  shift.patrol = await patrols.endPatrol(id, itself);
  ending = false;
  shift.said = null;
  shift.unsafe_next = false;
  buzz([60, 80, 60]);
  void flush();
}

export async function closeSummary(): Promise<void> {
  if (!shift.patrol) return;
  await patrols.closePatrol(shift.patrol.id);
  shift.patrol = null;
  shift.effort = [];
  shift.metres = 0;
  await readShift();
}

/** Saves what was found. The tick comes when it is on the disk; nothing here waits for position or network. */
export async function log(
  items: ItemCount[],
  place_type: PlaceType | null = null,
  fix: Fix | null = currentFix(),
): Promise<void> {
  const outcome: Outcome = shift.unsafe_next ? 'left_unsafe' : 'picked_up';
  const patrol_id = shift.patrol?.id ?? null;
  shift.unsafe_next = false;
  try {
    const saved = await pickups.logPickup({ patrol_id, items, fix, outcome, place_type });
    shift.saves += 1;
    say('saved', saved.id, saved.fields.items, outcome, items);
    buzz();
  } catch (error) {
    say('failed', '', items, outcome, items);
    buzz([200, 100, 200]);
    throw error;
  }
  // Asked after something is worth keeping, not before.
  if (shift.saves === 1) void navigator.storage?.persist?.();
}

/** Takes back what the strip says was saved. */
export async function undoSaid(): Promise<void> {
  const { said } = shift;
  if (said?.kind !== 'saved') return;
  await pickups.undoLastTap(said.id);
  say('undone', said.id, said.added, said.outcome, said.added);
}

/** Takes a whole find back. */
export async function undo({ id, fields }: OwnPickup): Promise<void> {
  await pickups.undoPickup(id);
  say('undone', id, fields.items, fields.outcome, fields.items);
}

/** Marks the last find while its strip stands, else the next one, as left where it lies. */
export async function toggleUnsafe(): Promise<void> {
  const said = shift.said;
  if (said?.kind !== 'saved') {
    shift.unsafe_next = !shift.unsafe_next;
    return;
  }
  const outcome = said.outcome === 'left_unsafe' ? 'picked_up' : 'left_unsafe';
  const changed = await pickups.amendPickup(said.id, { outcome });
  if (changed) say('saved', changed.id, changed.fields.items, outcome, changed.fields.items);
  buzz();
}

/** Notes a touch, so that the patrol does not end itself. */
export function touched(): void {
  const { patrol } = shift;
  if (!patrol || patrol.ended_at !== null || now() - patrol.touched_at < TOUCH_EVERY_MS) return;
  patrol.touched_at = now();
  void patrols.touchPatrol(patrol.id);
}

/** Whether nobody has touched the screen for a while: then it dims. */
export function isIdle(): boolean {
  return shift.patrol !== null && shift.now - shift.patrol.touched_at > DIM_MS;
}

/** Keeps the position warm for a find without a patrol, when the phone allowed it before. */
export async function warmUpIfAllowed(): Promise<void> {
  const allowed = await navigator.permissions?.query({ name: 'geolocation' }).catch(() => null);
  if (allowed?.state === 'granted') watchPosition();
}

/** Starts position and screen lock; only ever after a tap, with the reason on screen. */
function warmUp(): void {
  watchPosition();
  keepAwake((on) => (shift.screen_on = on));
}

function say(
  kind: Said['kind'],
  id: string,
  items: ItemCount[],
  outcome: Outcome,
  added: ItemCount[],
): void {
  const until = now() + UNDO_MS;
  shift.said = { kind, id, items: $state.snapshot(items), added, outcome, until };
}

/** Without a patrol the phone is left alone two minutes after the last find. */
function letGo(): void {
  const busy = here.route.screen === 'patrol' && document.visibilityState === 'visible';
  if (busy || shift.now - (shift.pickups[0]?.touched_at ?? 0) < LINGER_MS) return;
  stopWatching();
  letSleep();
}

function follow(patrol: OwnPatrol): void {
  if (tracker) return;
  shift.effort = patrol.effort;
  shift.metres = sumMetres(patrol.effort);
  tracker = trackGround(patrol, (effort, metres) => Object.assign(shift, { effort, metres }));
}

/** Reads the shift from the phone and follows the patrol that goes on. */
export async function readShift(): Promise<void> {
  const patrol = await patrols.openPatrol();
  const [found, waiting] = await Promise.all([pickups.ownPickups(patrol?.id), waitingIds()]);
  Object.assign(shift, { pickups: found, waiting });
  shift.patrol = patrol;
  shift.loaded = true;
  if (!patrol) return;
  if (patrol.ended_at !== null) {
    shift.effort = patrol.effort;
    shift.metres = sumMetres(patrol.effort);
  } else if (!tracker && app.member) {
    // A patrol that goes on after a restart had the permission already.
    warmUp();
    follow(patrol);
  }
}

function tick(): void {
  shift.now = now();
  shift.gps = gpsState();
  if (shift.said && shift.said.until < shift.now) shift.said = null;
  const { patrol } = shift;
  if (!patrol) letGo();
  const idle = patrol && patrol.ended_at === null && shift.now - patrol.touched_at;
  if (idle && idle > patrols.IDLE_END_MS) void end(true);
}
