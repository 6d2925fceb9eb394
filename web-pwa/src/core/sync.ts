import { api, Impostor, Problem } from '../api/client';
import type { PushAnswer, PushResult } from '../api/types';
import { instant, now } from './clock';
import { ifRoom, type OutboxRow } from './database';
import { postDue } from './envelopes';
import { keep, recall } from './kept';
import { tally } from './outbox';
import { pull } from './pull';
import { claim, settle } from './sending';
import { sweep } from './sweep';
import { settleClock, timeBy, timeHolds } from './timekeeping';

const BATCH = 100;
const STATUSES = ['stored', 'already_stored', 'conflict', 'refused'];

/** How the last attempt went; none of these is an alarm, being offline is a normal state. */
export type SyncOutcome = 'sent' | 'nobody' | 'stranger' | 'signed_out' | 'held_up';

/** Asks what is new and sends everything that waits. Several callers at once make one attempt. */
export async function syncNow(): Promise<SyncOutcome> {
  if (!navigator.locks) return attempt();
  return navigator.locks.request('gadeplan-sync', attempt);
}

async function attempt(): Promise<SyncOutcome> {
  if (!(await recall('member'))) return 'signed_out';
  try {
    const trouble = await hearNews();
    await pushAll();
    await postDue();
    if ((await tally()).waiting === 0) await ifRoom(keep('sent_at', now()));
    await sweep();
    return trouble ? 'held_up' : 'sent';
  } catch (error) {
    if (error instanceof Impostor) return 'stranger';
    if (error instanceof Problem) return error.status === 401 ? 'signed_out' : 'held_up';
    return 'nobody';
  }
}

/**
 * Asks what is new, which also tells what the phone's clock is worth; only then may records go out. News that the server
 * can't give now are no reason to keep finds from it.
 */
async function hearNews(): Promise<Problem | null> {
  let trouble: Problem | null = null;
  try {
    await ifRoom(pull());
  } catch (error) {
    if (!(error instanceof Problem) || error.status === 401) throw error;
    trouble = error;
  }
  await settleClock();
  return trouble;
}

async function pushAll(): Promise<void> {
  let size = BATCH;
  for (;;) {
    if (!timeHolds()) await hearNews();
    const rows = await claim(size);
    if (rows.length === 0) return;
    try {
      await settle(rows, await push(rows));
      size = BATCH;
    } catch (error) {
      if (!(error instanceof Problem) || !isAboutTheBatch(error)) throw error;
      if (rows.length === 1) await settle(rows, [refusal(rows[0]!, error)]);
      // Halving finds the record that spoils the batch, so that it never blocks the others.
      else size = Math.ceil(rows.length / 2);
    }
  }
}

async function push(rows: OutboxRow[]): Promise<PushResult[]> {
  const sent_at = instant(timeBy(rows[0]!.ahead_ms ?? 0));
  const body = { sent_at, records: rows.map((row) => row.record) };
  const answer = await api('POST /sync/push', { body });
  if (!isReceiptFor(rows, answer)) throw new Impostor('receipts do not match');
  return answer.results;
}

/** Whether an answer names each record of the batch, in order; anything less acknowledges nothing. */
export function isReceiptFor(rows: OutboxRow[], answer: PushAnswer | null): boolean {
  const results = answer?.results;
  if (!Array.isArray(results) || results.length !== rows.length) return false;
  return rows.every(
    (row, i) => results[i]?.id === row.record.id && STATUSES.includes(results[i].status),
  );
}

function isAboutTheBatch(problem: Problem): boolean {
  return [400, 413, 415, 422].includes(problem.status);
}

function refusal(row: OutboxRow, problem: Problem): PushResult {
  const { code, field } = problem;
  return { id: row.record.id, status: 'refused', code, field, detail: null };
}
