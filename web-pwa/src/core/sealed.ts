import { api, Problem } from '../api/client';
import type { SealedRecord } from './records';
import { now } from './clock';
import { change, database, type Change, type SealedRow } from './database';
import { recall } from './kept';

const MINUTE_MS = 60_000;
const SHORTEST_MS = 10 * MINUTE_MS;
/** No sealed record waits longer than this for its time. */
export const LONGEST_MS = 40 * MINUTE_MS;
const TOKEN_BYTES = 32;

/** What takes a record back; gone when the page is. */
const tokens = new Map<string, string>();

/** There is no key to seal with: this phone has not heard of one yet. */
export class NoKey extends Error {}

/**
 * Seals a record and puts the envelope on its way; answers its id when it is on the disk. It leaves with others at a
 * moment that says nothing of when it was made.
 */
export async function sealRecord(record: SealedRecord): Promise<string> {
  const key = await recall('sealing_key');
  if (!key) throw new NoKey('no sealing key');
  const id = crypto.randomUUID();
  const [{ seal }, token] = await Promise.all([import('./seal'), newToken()]);
  const undoable = record.type === 'contact';
  const sealed = await seal(id, undoable ? { ...record, undo: token.hash } : record, key);
  await change(['sealed'], async (tx) => {
    const due_at = await nextLeaving(tx);
    await tx.objectStore('sealed').put({ ...sealed, due_at, sent_n: 0 });
  });
  if (undoable) tokens.set(id, token.text);
  return id;
}

/** Whether {@link withdraw} can still do something about this record. */
export function canWithdraw(id: string): boolean {
  return tokens.has(id);
}

/** Takes a record back: off the phone while it never went out, else off the server too. Throws when that can't be asked. */
export async function withdraw(id: string): Promise<void> {
  if (!(await dropUnsent(id))) {
    const ask = (): Promise<void> => askBack(id);
    await (navigator.locks ? navigator.locks.request('gadeplan-sync', ask) : ask());
  }
  tokens.delete(id);
}

/** Lets everything sealed leave now instead of at its time. */
export async function sendSealedNow(): Promise<void> {
  await change(['sealed'], async (tx) => {
    const rows = (await tx.objectStore('sealed').getAll()).filter(({ refused }) => !refused);
    await Promise.all(rows.map((row) => tx.objectStore('sealed').put({ ...row, due_at: 0 })));
  });
  const { flush } = await import('./triggers');
  await flush();
}

/** What wait for their time, and what the server did not take. */
export async function sealedRows(): Promise<{ waiting: SealedRow[]; refused: SealedRow[] }> {
  const rows = await (await database()).getAll('sealed');
  const refused = rows.filter((row) => row.refused);
  return { waiting: rows.filter((row) => !row.refused), refused };
}

/** Sends a refused record once more, as it is: nobody can change it. */
export async function retrySealed(id: string): Promise<void> {
  await change(['sealed'], async (tx) => {
    const row = await tx.objectStore('sealed').get(id);
    if (!row) return;
    const { refused: _refused, ...again } = row;
    await tx.objectStore('sealed').put({ ...again, due_at: 0 });
  });
}

export async function dropSealed(id: string): Promise<void> {
  await change(['sealed'], (tx) => tx.objectStore('sealed').delete(id));
}

async function newToken(): Promise<{ text: string; hash: string }> {
  const bytes = crypto.getRandomValues(new Uint8Array(TOKEN_BYTES));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return { text: base64(bytes), hash: base64(hash) };
}

/** The moment of the batch that leaves in ten minutes or later; where there is none, a new one. */
async function nextLeaving(tx: Change): Promise<number> {
  const soonest = now() + SHORTEST_MS;
  const latest = now() + LONGEST_MS;
  const batch = await tx
    .objectStore('sealed')
    .index('due_at')
    .openKeyCursor(IDBKeyRange.bound(soonest, latest));
  return batch?.key ?? soonest + chance() * (LONGEST_MS - SHORTEST_MS);
}

function chance(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32;
}

async function dropUnsent(id: string): Promise<boolean> {
  return change(['sealed'], async (tx) => {
    const row = await tx.objectStore('sealed').get(id);
    if (!row || row.sent_n > 0) return false;
    await tx.objectStore('sealed').delete(id);
    return true;
  });
}

async function askBack(id: string): Promise<void> {
  const token = tokens.get(id);
  if (token === undefined) throw new Problem(404, 'not_found');
  try {
    await api('POST /contacts/undo', { body: { id, token } });
  } catch (error) {
    // It went out and never arrived: then nothing is there to be taken back but what lies here.
    const away = error instanceof Problem && error.status === 404 && (await isHere(id));
    if (!away) throw error;
  }
  await dropSealed(id);
}

async function isHere(id: string): Promise<boolean> {
  return (await (await database()).getKey('sealed', id)) !== undefined;
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}
