import type { ItemCount } from '../../api/types';
import { steady } from '../../core/clock';
import { isFull } from '../../core/database';
import { feel } from '../../core/feel';
import { currentFix } from '../../core/gps';
import { keep } from '../../core/kept';
import type { OwnPickup } from '../../core/own';
import * as pickups from '../../core/pickups';
import type { Item, Outcome, PlaceType } from '../../core/vocabulary';
import { shift, type Said } from './state.svelte';

const UNDO_MS = 10_000;
const QUICK_N = 3;

/** What a find says beside what was found; what is left out is as usual. */
export interface Circumstances {
  place_type?: PlaceType | null;
  /** The position of the first touch; null = there was none. */
  fix?: pickups.Place | null;
  outcome?: Outcome;
}

/**
 * Saves what was found, and answers whether it is on the disk: only then comes the tick. Nothing here waits for
 * position or network.
 */
export async function log(items: ItemCount[], given: Circumstances = {}): Promise<boolean> {
  const { place_type = null, fix = currentFix() } = given;
  const unsafe = shift.unsafe_next;
  const outcome = given.outcome ?? (unsafe ? 'left_unsafe' : 'picked_up');
  const patrol_id = shift.patrol?.id ?? null;
  shift.unsafe_next = false;
  const saved = await tried(() =>
    pickups.logPickup({ patrol_id, items, fix, outcome, place_type }),
  );
  if (!saved) {
    shift.unsafe_next ||= unsafe;
    return false;
  }
  shift.saves += 1;
  say({ kind: 'saved', id: saved.id, items: saved.fields.items, outcome, added: items });
  feel('saved');
  // Asked after something is worth keeping, not before.
  if (shift.saves === 1) void navigator.storage?.persist?.();
  return true;
}

/** Takes back what the strip says was saved. */
export async function undoSaid(): Promise<void> {
  const { said } = shift;
  if (said?.kind !== 'saved') return;
  const { id, added, outcome } = said;
  const undone = await tried(() => pickups.undoLastTap(id).then(() => true));
  if (undone) say({ kind: 'undone', id, items: added, added, outcome });
}

/** Takes a whole find back. */
export async function undo({ id, fields: { items, outcome } }: OwnPickup): Promise<void> {
  const undone = await tried(() => pickups.undoPickup(id).then(() => true));
  if (undone) say({ kind: 'undone', id, items, added: items, outcome });
}

/** Changes a find; false when the phone has no room for the change. */
export async function amend(id: string, fields: Parameters<typeof pickups.amendPickup>[1]) {
  return (await tried(() => pickups.amendPickup(id, fields))) !== null;
}

/** Puts a find that has no place yet at this one. */
export async function placePickup(id: string, place: pickups.Place): Promise<boolean> {
  return (await tried(() => pickups.placePickup(id, place))) !== null;
}

/** Marks the last find while its strip stands, else the next one, as left where it lies. */
export async function toggleUnsafe(): Promise<void> {
  const { said } = shift;
  if (said?.kind !== 'saved') {
    shift.unsafe_next = !shift.unsafe_next;
    return;
  }
  const outcome = said.outcome === 'left_unsafe' ? 'picked_up' : 'left_unsafe';
  const changed = await tried(() => pickups.amendPickup(said.id, { outcome }));
  if (!changed) return;
  const { items } = changed.fields;
  say({ kind: 'saved', id: changed.id, items, outcome, added: items });
  feel('saved');
}

/** Puts three items under the big button, for the next patrols too. */
export async function chooseQuick(items: readonly Item[]): Promise<void> {
  const three = [...new Set(items)];
  if (three.length !== QUICK_N) return;
  shift.quick = three;
  await tried(() => keep('quick_items', three));
}

/** Says that something was not saved; a tick never comes with it. */
export function sayFailed(error: unknown): void {
  say({ kind: 'failed', full: isFull(error) });
  feel('failed');
}

async function tried<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    sayFailed(error);
    return null;
  }
}

function say(said: Pick<Said, 'kind'> & Partial<Said>): void {
  const until_ms = steady() + UNDO_MS;
  shift.said = {
    id: '',
    items: [],
    added: [],
    outcome: 'picked_up',
    full: false,
    ...said,
    until_ms,
  };
}
