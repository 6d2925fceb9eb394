import { now } from './clock';
import { change, database, dropPickup } from './database';

const KEEP_MS = 24 * 3600 * 1000;
/** So few at once that a tap meanwhile does not wait. */
const AT_ONCE = 50;

/**
 * Removes finds and patrols the server has once their shift is over: a patrol whose summary was read, or any find a day
 * after it was made. A phone that is taken shall hold as little as it can.
 */
export async function sweep(): Promise<void> {
  const patrols = await (await database()).getAll('patrols');
  const isOld = (ended_at: number | null): boolean =>
    ended_at !== null && ended_at < now() - KEEP_MS;
  const over = patrols.filter(({ closed, ended_at }) => closed || isOld(ended_at));
  const open = new Set(patrols.filter((patrol) => !over.includes(patrol)).map(({ id }) => id));
  const finds = await finishedFinds(open);
  for (let i = 0; i < finds.length; i += AT_ONCE) await sweepFinds(finds.slice(i, i + AT_ONCE));
  for (const { id } of over) await sweepPatrol(id);
}

/** Ids of the finds whose shift is over, and of those without one that are a day old. */
async function finishedFinds(open: Set<string>): Promise<string[]> {
  const { store } = (await database()).transaction('pickups');
  const old = await store.index('touched_at').getAll(IDBKeyRange.upperBound(now() - KEEP_MS));
  const finished = old.filter(({ patrol_id }) => patrol_id === null).map(({ id }) => id);
  const byPatrol = store.index('patrol_id');
  let cursor = await byPatrol.openKeyCursor(null, 'nextunique');
  while (cursor) {
    const shift = cursor.key;
    if (!open.has(shift)) finished.push(...(await byPatrol.getAllKeys(shift)));
    cursor = await cursor.continue();
  }
  return finished;
}

async function sweepFinds(ids: string[]): Promise<void> {
  await change(['pickups', 'outbox'], async (tx) => {
    const waiting = tx.objectStore('outbox').index('record_id');
    const drop = async (id: string): Promise<void> => {
      if ((await waiting.getKey(id)) === undefined) await dropPickup(tx, id);
    };
    await Promise.all(ids.map(drop));
  });
}

async function sweepPatrol(id: string): Promise<void> {
  await change(['patrols', 'pickups', 'outbox'], async (tx) => {
    const finds = await tx.objectStore('pickups').index('patrol_id').count(id);
    const waiting = await tx.objectStore('outbox').index('record_id').count(id);
    if (finds === 0 && waiting === 0) await tx.objectStore('patrols').delete(id);
  });
}
