import { api, Impostor, Problem } from '../api/client';
import type { Envelope, EnvelopeReceipt } from '../api/types';
import { localDay, now } from './clock';
import { change, database, type Change, type SealedRow } from './database';
import { recall, type SealedDay } from './kept';
import { LONGEST_MS } from './sealed';

const BATCH = 100;
const TAKEN = ['stored', 'already_stored', 'kept_aside'];

/** Sends the envelopes whose time has come, if somebody is signed in who may. */
export async function postDue(): Promise<void> {
  if (!(await mayPost())) return;
  let size = BATCH;
  for (;;) {
    const rows = await claimDue(size);
    if (rows.length === 0) return;
    try {
      await settle(rows, await post(rows));
      size = BATCH;
    } catch (error) {
      if (!(error instanceof Problem) || !isAboutTheBatch(error)) throw error;
      if (rows.length === 1) await settle(rows, [refusal(rows[0]!, error)]);
      // Halving finds the envelope that spoils the batch.
      else size = Math.ceil(rows.length / 2);
    }
  }
}

/** When the next envelope leaves by itself; null when none can. */
export async function nextDue(): Promise<number | null> {
  if (!(await mayPost())) return null;
  const tx = (await database()).transaction('sealed');
  let cursor = await tx.store.index('due_at').openCursor();
  while (cursor?.value.refused) cursor = await cursor.continue();
  return cursor?.value.due_at ?? null;
}

async function mayPost(): Promise<boolean> {
  return (await recall('member'))?.roles.includes('outreach') ?? false;
}

async function claimDue(limit: number): Promise<SealedRow[]> {
  return change(['sealed'], async (tx) => {
    const waiting = (await tx.objectStore('sealed').getAll()).filter(({ refused }) => !refused);
    const due = waiting.filter(({ due_at }) => isDue(due_at)).slice(0, limit);
    const rows = due.map((row) => ({ ...row, sent_n: row.sent_n + 1 }));
    await Promise.all(rows.map((row) => tx.objectStore('sealed').put(row)));
    return rows;
  });
}

/** A time further off than any was ever set means that the phone's clock was set back. */
function isDue(due_at: number): boolean {
  return due_at <= now() || due_at > now() + LONGEST_MS;
}

async function post(rows: SealedRow[]): Promise<EnvelopeReceipt[]> {
  const envelopes = rows.map(({ id, key_id, sealed }): Envelope => ({ id, key_id, sealed }));
  const answer = await api('POST /contacts', { body: { envelopes } });
  if (!isReceiptFor(rows, answer?.results)) throw new Impostor('receipts do not match');
  return answer.results;
}

function isReceiptFor(rows: SealedRow[], results: EnvelopeReceipt[] | undefined): boolean {
  if (!Array.isArray(results) || results.length !== rows.length) return false;
  const known = [...TAKEN, 'refused'];
  return rows.every((row, i) => results[i]?.id === row.id && known.includes(results[i].status));
}

function isAboutTheBatch(problem: Problem): boolean {
  return [400, 413, 415, 422].includes(problem.status);
}

function refusal({ id }: SealedRow, { code, field }: Problem): EnvelopeReceipt {
  return { id, status: 'refused', code, field };
}

/** What the server has leaves the phone, also where it could not open it; what it refused stays, with the reason. */
async function settle(rows: SealedRow[], results: EnvelopeReceipt[]): Promise<void> {
  await change(['sealed', 'kept'], async (tx) => {
    await Promise.all(rows.map((row, i) => file(tx, row, results[i]!)));
    await count(tx, results);
  });
}

async function file(tx: Change, row: SealedRow, result: EnvelopeReceipt): Promise<void> {
  if (result.status !== 'refused') return tx.objectStore('sealed').delete(row.id);
  const { code, field = null } = result;
  const refused = { code: code ?? 'internal', field, detail: null, at: now() } as const;
  await tx.objectStore('sealed').put({ ...row, refused });
}

/** One line for the day instead of a receipt for each: a list of them would tell how the shift went. */
async function count(tx: Change, results: EnvelopeReceipt[]): Promise<void> {
  const of = (status: string): number => results.filter((one) => one.status === status).length;
  const kept_aside_n = of('kept_aside');
  const stored_n = of('stored') + of('already_stored');
  if (stored_n + kept_aside_n === 0) return;
  const day = localDay(now());
  const known = (await tx.objectStore('kept').get('sealed_day')) as SealedDay | undefined;
  const before = known?.day === day ? known : { stored_n: 0, kept_aside_n: 0 };
  const sums = {
    day,
    stored_n: before.stored_n + stored_n,
    kept_aside_n: before.kept_aside_n + kept_aside_n,
    at: now(),
  };
  await tx.objectStore('kept').put(sums, 'sealed_day');
}
