import type { PickupFields, SyncRecord } from '../api/types';
import { change, database, dropPickup, putPickup, type OutboxRow } from './database';
import { enqueue } from './outbox';

/** The records the server did not take, oldest refusal first. */
export async function refusedRows(): Promise<OutboxRow[]> {
  return (await database()).getAllFromIndex('outbox', 'refused_at');
}

/** Sends a refused record once more as it is: its area may be back, or a role given. */
export async function retryRefused(seq: number): Promise<void> {
  await replace(seq, (record) => record);
}

/** Sends a refused find with mended fields; what else the record says stays. */
export async function mendRefused(seq: number, fields: Partial<PickupFields>): Promise<void> {
  await replace(seq, (record) => {
    if (record.type !== 'pickup' && record.type !== 'pickup_amended') return record;
    return { ...record, ...fields };
  });
}

/** Throws a refused record away, and the find with it when the server never had it. */
export async function dropRefused(seq: number): Promise<void> {
  await change(['outbox', 'pickups'], async (tx) => {
    const row = await tx.objectStore('outbox').get(seq);
    if (!row?.refused) return;
    await tx.objectStore('outbox').delete(seq);
    if (row.record.type === 'pickup') await dropPickup(tx, row.record.id);
  });
}

/** All refused records as a JSON text that a person can hand to the coordinator. */
export async function exportRefused(): Promise<string> {
  const rows = await refusedRows();
  return JSON.stringify(
    rows.map(({ record, refused }) => ({ record, refused })),
    null,
    2,
  );
}

/** A conflicting amendment goes out under the next revision: under the old one the server keeps what it has. */
async function replace(seq: number, mend: (record: SyncRecord) => SyncRecord): Promise<void> {
  await change(['outbox', 'pickups'], async (tx) => {
    const row = await tx.objectStore('outbox').get(seq);
    if (!row?.refused) return;
    let record = mend(row.record);
    if (row.refused.code === 'conflict' && 'revision' in record) {
      record = { ...record, revision: record.revision + 1 };
    }
    await tx.objectStore('outbox').delete(seq);
    // Its times are still those of the clock by which it was recorded.
    const { ahead_ms } = row;
    await enqueue(tx, record, ahead_ms === undefined ? {} : { ahead_ms });
    if (record.type !== 'pickup' && record.type !== 'pickup_amended') return;
    const own = await tx.objectStore('pickups').get(record.id);
    if (!own) return;
    const { type: _type, id: _id, ...said } = record;
    const { revision = own.revision, ...fields } = { revision: own.revision, ...said };
    const { recorded_at } = own.fields;
    await putPickup(tx, { ...own, revision, fields: { ...fields, recorded_at } });
  });
}
