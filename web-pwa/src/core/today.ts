import { api } from '../api/client';
import type { OwnPickup as Sent } from '../api/types';
import { instant, now } from './clock';
import { change, database, putPickup } from './database';
import type { OwnPickup } from './own';

/**
 * One's own finds of the last 24 hours as the server has them, newest first: also those of earlier shifts, which have
 * left the phone. They stay in memory only, until one of them is to be changed.
 */
export async function ownFindsOfToday(): Promise<OwnPickup[]> {
  const found: OwnPickup[] = [];
  let cursor: string | undefined;
  do {
    // The server tells times by the phone's own clock, so that a change of a find sends them back right.
    const query = { sent_at: instant(now()), limit: 500, ...(cursor ? { cursor } : {}) };
    const page = await api('GET /pickups/own', { query });
    found.push(...page.items.map(ownOf));
    cursor = page.next ?? undefined;
  } while (cursor);
  return found;
}

/** Puts a find back on the phone, so that it can be changed or taken back like any other. */
export async function adopt(found: OwnPickup): Promise<void> {
  if (await (await database()).get('pickups', found.id)) return;
  await change(['pickups'], (tx) => putPickup(tx, found));
}

function ownOf({ id, revision, received_at: _received_at, ...fields }: Sent): OwnPickup {
  const made_at = Date.parse(fields.recorded_at);
  const patrol_id = fields.patrol_id ?? null;
  return { id, patrol_id, made_at, touched_at: made_at, revision, before: null, fields };
}
