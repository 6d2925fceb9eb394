import { now } from './clock';
import { change, type Change } from './database';

const KEEP_MS = 24 * 3600 * 1000;

/**
 * Removes finds and patrols the server has once their shift is over: a patrol whose summary was read, or any find a day
 * after it was made. A phone that is taken shall hold as little as it can.
 */
export async function sweep(): Promise<void> {
  await change(['patrols', 'pickups', 'outbox'], async (tx) => {
    const waiting = new Set(
      (await tx.objectStore('outbox').getAll()).map(({ record }) => record.id),
    );
    const over = new Set<string>();
    const open = new Set<string>();
    for (const patrol of await tx.objectStore('patrols').getAll()) {
      const old = patrol.ended_at !== null && patrol.ended_at < now() - KEEP_MS;
      (patrol.closed || old ? over : open).add(patrol.id);
    }
    const busy = await sweepPickups(tx, over, open, waiting);
    for (const id of over) {
      if (!busy.has(id) && !waiting.has(id)) await tx.objectStore('patrols').delete(id);
    }
  });
}

async function sweepPickups(
  tx: Change,
  over: Set<string>,
  open: Set<string>,
  waiting: Set<string>,
): Promise<Set<string>> {
  const busy = new Set<string>();
  for (const pickup of await tx.objectStore('pickups').getAll()) {
    const shift = pickup.patrol_id;
    const done = shift && over.has(shift);
    const old = pickup.made_at < now() - KEEP_MS && !(shift && open.has(shift));
    if ((done || old) && !waiting.has(pickup.id)) {
      await tx.objectStore('pickups').delete(pickup.id);
    } else if (shift) {
      busy.add(shift);
    }
  }
  return busy;
}
