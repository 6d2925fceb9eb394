import type { PushResult } from '../api/types';
import { now } from './clock';
import { change, isFull, type Change, type OutboxRow, type Receipt } from './database';
import type { KnownClock } from './kept';

const KEPT_RECEIPTS = 200;
/** Rows whose clocks differ by less may go out together: the server takes so little for the network's delay. */
const SAME_CLOCK_MS = 60_000;

/**
 * Takes the next rows that are due and freezes them: once a row may have reached the server it is never edited, because
 * the server keeps the first content it saw under an id. All rows of one taking were recorded by the same clock.
 */
export async function claim(limit: number): Promise<OutboxRow[]> {
  try {
    return await change(['kept', 'outbox'], async (tx) => {
      const rows = await dueRows(tx, limit);
      await Promise.all(rows.map((row) => tx.objectStore('outbox').put(row)));
      return rows;
    });
  } catch (error) {
    if (!isFull(error)) throw error;
    // Sending is what makes room again, so it goes on without the note that these went out.
    return change(['kept', 'outbox'], (tx) => dueRows(tx, limit));
  }
}

async function dueRows(tx: Change, limit: number): Promise<OutboxRow[]> {
  const clock = (await tx.objectStore('kept').get('clock')) as KnownClock | undefined;
  const due = (await nextRows(tx, limit)).map((row) => {
    const ahead_ms = row.ahead_ms ?? clock?.ahead_ms ?? 0;
    return { ...row, ahead_ms, sent_n: row.sent_n + 1 };
  });
  const other = due.findIndex(
    ({ ahead_ms }) => Math.abs(ahead_ms - due[0]!.ahead_ms) > SAME_CLOCK_MS,
  );
  return other < 0 ? due : due.slice(0, other);
}

/** The oldest rows that were not refused; those are few, so a second reading is rare. */
async function nextRows(tx: Change, limit: number): Promise<OutboxRow[]> {
  const due: OutboxRow[] = [];
  let after = 0;
  while (due.length < limit) {
    const rows = await tx
      .objectStore('outbox')
      .getAll(IDBKeyRange.lowerBound(after, true), limit - due.length);
    if (rows.length === 0) break;
    after = rows.at(-1)!.seq!;
    due.push(...rows.filter((row) => !row.refused));
  }
  return due;
}

/** Files the server's word on each row: what it has leaves with a receipt, what it refused stays with the reason. */
export async function settle(rows: OutboxRow[], results: PushResult[]): Promise<void> {
  const file = (receipts: boolean): Promise<void> =>
    change(['outbox', 'receipts'], async (tx) => {
      const has = ({ status }: PushResult): boolean => /stored$/.test(status);
      const done = rows.filter((_, i) => has(results[i]!));
      await dropRows(
        tx,
        done.map(({ seq }) => seq!),
      );
      await Promise.all(
        rows.map(async (row, i) => {
          if (!has(results[i]!)) await refuse(tx, row, results[i]!);
          else if (receipts) await addReceipt(tx, row, results[i]!);
        }),
      );
      await trimReceipts(tx);
    });
  try {
    await file(true);
  } catch (error) {
    // Better no receipt than a row that never leaves a full phone.
    if (!isFull(error)) throw error;
    await file(false);
  }
}

/** Neighbours leave in one request, so that a tap meanwhile hardly waits. */
async function dropRows(tx: Change, seqs: number[]): Promise<void> {
  for (let from = 0, i = 1; i <= seqs.length; i++) {
    if (seqs[i] === seqs[i - 1]! + 1) continue;
    await tx.objectStore('outbox').delete(IDBKeyRange.bound(seqs[from], seqs[i - 1]));
    from = i;
  }
}

async function addReceipt(tx: Change, { record }: OutboxRow, { status }: PushResult) {
  const { id, type } = record;
  const said = { record_id: id, type, status: status as Receipt['status'], at: now() };
  await tx.objectStore('receipts').add(said);
}

async function refuse(tx: Change, row: OutboxRow, result: PushResult): Promise<void> {
  const code = result.code ?? (result.status === 'conflict' ? 'conflict' : 'internal');
  const refused = { code, field: result.field ?? null, detail: result.detail ?? null, at: now() };
  await tx.objectStore('outbox').put({ ...row, refused });
}

async function trimReceipts(tx: Change): Promise<void> {
  const receipts = tx.objectStore('receipts');
  const tooMany = (await receipts.count()) - KEPT_RECEIPTS;
  if (tooMany <= 0) return;
  const [first] = await receipts.getAllKeys(null, 1);
  await receipts.delete(IDBKeyRange.upperBound(first! + tooMany - 1));
}
