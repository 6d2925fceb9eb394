import type { PushResult, SyncRecord } from '../api/types';
import { change, database, type Change, type OutboxRow } from './database';
import { now } from './clock';

const KEPT_RECEIPTS = 200;

let saved = (): void => undefined;

/** Calls back whenever something new waits. */
export function onSaved(call: () => void): void {
  saved = call;
}

/** Puts a record on its way, inside the transaction that writes what it reports. */
export async function enqueue(tx: Change, record: SyncRecord): Promise<void> {
  await tx.objectStore('outbox').add({ record, made_at: now(), sent_n: 0, refused: null });
  saved();
}

/** The row of a pickup that never went out, so that it can still be changed in place. */
export async function unsentRow(tx: Change, recordId: string): Promise<OutboxRow | null> {
  const rows = await tx.objectStore('outbox').index('record_id').getAll(recordId);
  const last = rows.at(-1);
  return last && last.sent_n === 0 && !last.refused ? last : null;
}

/**
 * Takes the next rows that are due and freezes them: once a row may have reached the server it is never edited, because
 * the server keeps the first content it saw under an id.
 */
export async function claim(limit: number): Promise<OutboxRow[]> {
  return change(['outbox'], async (tx) => {
    const claimed: OutboxRow[] = [];
    let cursor = await tx.objectStore('outbox').openCursor();
    while (cursor && claimed.length < limit) {
      if (!cursor.value.refused) {
        const row = { ...cursor.value, sent_n: cursor.value.sent_n + 1 };
        await cursor.update(row);
        claimed.push(row);
      }
      cursor = await cursor.continue();
    }
    return claimed;
  });
}

/** Files the server's word on each row: what it has leaves with a receipt, what it refused stays with the reason. */
export async function settle(rows: OutboxRow[], results: PushResult[]): Promise<void> {
  await change(['outbox', 'receipts'], async (tx) => {
    for (const [i, row] of rows.entries()) await settleOne(tx, row, results[i]!);
    await trimReceipts(tx);
  });
}

async function settleOne(tx: Change, row: OutboxRow, result: PushResult): Promise<void> {
  const at = now();
  if (result.status === 'stored' || result.status === 'already_stored') {
    await tx.objectStore('outbox').delete(row.seq!);
    const { id, type } = row.record;
    await tx.objectStore('receipts').add({ record_id: id, type, status: result.status, at });
    return;
  }
  const code = result.code ?? (result.status === 'conflict' ? 'conflict' : 'internal');
  const refused = { code, field: result.field ?? null, detail: result.detail ?? null, at };
  await tx.objectStore('outbox').put({ ...row, refused });
}

async function trimReceipts(tx: Change): Promise<void> {
  const receipts = tx.objectStore('receipts');
  const tooMany = (await receipts.count()) - KEPT_RECEIPTS;
  if (tooMany <= 0) return;
  const old = await receipts.getAllKeys(null, tooMany);
  await Promise.all(old.map((key) => receipts.delete(key)));
}

/** How many rows wait, how many need a look, and since when the oldest waits. */
export async function tally(): Promise<{
  waiting: number;
  refused: number;
  oldest: number | null;
}> {
  const rows = await (await database()).getAll('outbox');
  const waiting = rows.filter((row) => !row.refused);
  return {
    waiting: waiting.length,
    refused: rows.length - waiting.length,
    oldest: waiting[0]?.made_at ?? null,
  };
}

/** The ids of records about which the server has not confirmed everything. */
export async function waitingIds(): Promise<string[]> {
  return (await (await database()).getAll('outbox')).map(({ record }) => record.id);
}
