import type { ItemCount, PickupFields } from '../api/types';
import { instant, now } from './clock';
import { change, database, dropPickup, putPickup, type Change } from './database';
import { metresBetween, type Fix } from './gps';
import { uuid7 } from './ids';
import { enqueue, unsentRow } from './outbox';
import type { OwnPickup } from './own';
import type { Item, Outcome, PlaceType } from './vocabulary';

const ADDS_UP_MS = 60_000;
const SAME_PLACE_M = 15;
const MOST = 9999;

/** A place on the ground, as exact as it is known. */
export type Place = Omit<Fix, 'at'>;

/** One tap or one counted sheet: what was found, and the position of the first touch if there was one. */
export interface Logged {
  patrol_id: string | null;
  items: ItemCount[];
  fix: Place | null;
  outcome: Outcome;
  place_type: PlaceType | null;
}

/**
 * Saves a find; when this returns it is on the disk. The same item tapped again at the same place within a minute adds
 * to the last find instead.
 */
export async function logPickup(logged: Logged): Promise<OwnPickup> {
  return change(['pickups', 'outbox'], async (tx) => {
    const last = await lastPickup(tx);
    if (last && addsTo(last, logged)) {
      const items = addItems(last.fields.items, logged.items);
      const tapped = { ...last, touched_at: now(), before: last.fields.items };
      return amend(tx, tapped, { items });
    }
    const made: OwnPickup = {
      id: uuid7(),
      patrol_id: logged.patrol_id,
      made_at: now(),
      touched_at: now(),
      revision: 0,
      before: null,
      fields: fieldsOf(logged),
    };
    await putPickup(tx, made);
    await enqueue(tx, { type: 'pickup', id: made.id, ...made.fields });
    return made;
  });
}

/** Changes a find: in place while it never went out, else as an amendment with the next revision. */
export async function amendPickup(
  id: string,
  fields: Partial<PickupFields>,
): Promise<OwnPickup | null> {
  return change(['pickups', 'outbox'], async (tx) => {
    const own = await tx.objectStore('pickups').get(id);
    return own ? amend(tx, { ...own, before: null }, fields) : null;
  });
}

/** Puts a find at this place: for one saved without a fix. */
export function placePickup(id: string, place: Place): Promise<OwnPickup | null> {
  return amendPickup(id, placeOf(place));
}

/** Takes back the last tap: what it added to a find, or the whole find when it made one. */
export async function undoLastTap(id: string): Promise<void> {
  const own = await (await database()).get('pickups', id);
  if (own?.before) await amendPickup(id, { items: own.before });
  else await undoPickup(id);
}

/** Takes a find back. One that never went out leaves no trace, of another the server is told. */
export async function undoPickup(id: string): Promise<void> {
  await change(['pickups', 'outbox'], async (tx) => {
    const own = await tx.objectStore('pickups').get(id);
    if (!own) return;
    await dropPickup(tx, id);
    const rows = await tx.objectStore('outbox').index('record_id').getAll(id);
    const first = rows.find((row) => row.record.type === 'pickup');
    const neverThere = first !== undefined && (first.sent_n === 0 || first.refused !== null);
    // Refused rows go as well: what is taken back needs no mending.
    for (const row of rows) {
      if (row.sent_n === 0 || row.refused) await tx.objectStore('outbox').delete(row.seq!);
    }
    if (!neverThere) await enqueue(tx, { type: 'pickup_removed', id, revision: own.revision + 1 });
  });
}

/** The finds on this phone, newest first. */
export async function ownPickups(): Promise<OwnPickup[]> {
  return (await (await database()).getAll('pickups')).sort(newestFirst);
}

export function newestFirst(a: OwnPickup, b: OwnPickup): number {
  return b.made_at - a.made_at;
}

async function amend(
  tx: Change,
  own: OwnPickup,
  fields: Partial<PickupFields>,
): Promise<OwnPickup> {
  const next = { ...own, fields: { ...own.fields, ...fields } };
  const row = await unsentRow(tx, own.id);
  if (row && (row.record.type === 'pickup' || row.record.type === 'pickup_amended')) {
    // The row keeps its own time: it may be by another clock than the find's is now.
    const { recorded_at } = row.record;
    const record = { ...row.record, ...next.fields, recorded_at };
    await tx.objectStore('outbox').put({ ...row, record });
  } else {
    next.revision += 1;
    const { id, revision } = next;
    await enqueue(tx, { type: 'pickup_amended', id, revision, ...next.fields });
  }
  await putPickup(tx, next);
  return next;
}

async function lastPickup(tx: Change): Promise<OwnPickup | null> {
  const cursor = await tx.objectStore('pickups').index('touched_at').openCursor(null, 'prev');
  return cursor?.value ?? null;
}

function addsTo(last: OwnPickup, logged: Logged): boolean {
  const { items, fix, outcome, place_type } = logged;
  const { fields } = last;
  const sameItem = items.length === 1 && fields.items.length === 1;
  if (last.patrol_id !== logged.patrol_id) return false;
  if (!sameItem || items[0]!.item !== fields.items[0]!.item) return false;
  if (now() - last.touched_at > ADDS_UP_MS || now() < last.touched_at) return false;
  if (fields.items[0]!.count + items[0]!.count > MOST) return false;
  if (fields.outcome !== outcome || (fields.place_type ?? null) !== place_type) return false;
  if (fields.lat == null || fields.lon == null || !fix) return fields.lat == null && !fix;
  return metresBetween({ lat: fields.lat, lon: fields.lon }, fix) <= SAME_PLACE_M;
}

function addItems(before: ItemCount[], added: ItemCount[]): ItemCount[] {
  const counts = new Map<Item, number>(before.map(({ item, count }) => [item, count]));
  for (const { item, count } of added) counts.set(item, (counts.get(item) ?? 0) + count);
  return [...counts].map(([item, count]) => ({ item, count }));
}

function fieldsOf({ patrol_id, items, fix, outcome, place_type }: Logged): PickupFields {
  return {
    ...(patrol_id ? { patrol_id } : {}),
    recorded_at: instant(now()),
    ...(fix ? placeOf(fix) : {}),
    items,
    ...(place_type ? { place_type } : {}),
    origin: 'sweep',
    outcome,
  };
}

function placeOf(fix: Place): Pick<PickupFields, 'lat' | 'lon' | 'accuracy_m'> {
  const five = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;
  return { lat: five(fix.lat), lon: five(fix.lon), accuracy_m: Math.round(fix.accuracy_m) };
}
