import type { SyncRecord } from '../api/types';
import { now, steady } from './clock';
import type { IDBPObjectStore } from 'idb';
import { database, type Change, type OutboxRow, type Schema } from './database';

let saved = (): void => undefined;

/** Calls back whenever something new waits. */
export function onSaved(call: () => void): void {
  saved = call;
}

/** Puts a record on its way, inside the transaction that writes what it reports. */
export async function enqueue(
  tx: Change,
  record: SyncRecord,
  clock: Partial<Pick<OutboxRow, 'ahead_ms' | 'made_at' | 'page'>> = {},
): Promise<void> {
  const age = { made_at: now(), page: performance.timeOrigin, steady_ms: steady() };
  await tx.objectStore('outbox').add({ record, ...age, ...clock, sent_n: 0, refused: null });
  saved();
}

/** The row of a pickup that never went out, so that it can still be changed in place. */
export async function unsentRow(tx: Change, recordId: string): Promise<OutboxRow | null> {
  const rows = await tx.objectStore('outbox').index('record_id').getAll(recordId);
  const last = rows.at(-1);
  return last && last.sent_n === 0 && !last.refused ? last : null;
}

/**
 * How many records wait, sealed or not, how many need a look, and since when the oldest waits. Counts, and never reads
 * them all.
 */
export async function tally(): Promise<{
  waiting: number;
  refused: number;
  oldest: number | null;
}> {
  const tx = (await database()).transaction(['outbox', 'sealed']);
  const [outbox, sealed] = [tx.objectStore('outbox'), tx.objectStore('sealed')];
  const [rows, envelopes, refused, notTaken, oldest] = await Promise.all([
    outbox.count(),
    sealed.count(),
    outbox.index('refused_at').count(),
    sealed.index('refused_at').count(),
    oldestWaiting(outbox),
  ]);
  const bad = refused + notTaken;
  return { waiting: rows + envelopes - bad, refused: bad, oldest };
}

async function oldestWaiting(
  outbox: IDBPObjectStore<Schema, ('outbox' | 'sealed')[], 'outbox', 'readonly'>,
): Promise<number | null> {
  let cursor = await outbox.openCursor();
  while (cursor?.value.refused) cursor = await cursor.continue();
  return cursor?.value.made_at ?? null;
}

/** Which of these records the server has not confirmed in everything. */
export async function waitingAmong(ids: readonly string[]): Promise<Set<string>> {
  const { store } = (await database()).transaction('outbox');
  const index = store.index('record_id');
  const keys = await Promise.all(ids.map((id) => index.getKey(id)));
  return new Set(ids.filter((_, i) => keys[i] !== undefined));
}
