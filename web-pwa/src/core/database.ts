import {
  openDB,
  type DBSchema,
  type IDBPDatabase,
  type IDBPTransaction,
  type StoreNames,
} from 'idb';
import type { Area, SyncRecord } from '../api/types';
import type { ProblemCode } from './vocabulary';
import type { OwnPatrol, OwnPickup } from './own';
import type { Kept } from './kept';
import { migrate, VERSION } from './migrations';

/** A record on its way to the server. It is written with what it reports in one transaction. */
export interface OutboxRow {
  seq?: number;
  record: SyncRecord;
  made_at: number;
  /** How often it went out. From the first time on the row is frozen: the server may have it. */
  sent_n: number;
  refused: Refusal | null;
}

/** Why the server did not take a record. */
export interface Refusal {
  code: ProblemCode;
  field: string | null;
  detail: string | null;
  at: number;
}

/** What the server said about one record: kind and time only, never a place. */
export interface Receipt {
  n?: number;
  record_id: string;
  type: SyncRecord['type'];
  status: 'stored' | 'already_stored';
  at: number;
}

export interface Schema extends DBSchema {
  kept: { key: keyof Kept; value: Kept[keyof Kept] };
  areas: { key: string; value: Area };
  patrols: { key: string; value: OwnPatrol };
  pickups: { key: string; value: OwnPickup; indexes: { patrol_id: string } };
  outbox: { key: number; value: OutboxRow; indexes: { record_id: string } };
  receipts: { key: number; value: Receipt };
}

export type Database = IDBPDatabase<Schema>;
export type Change = IDBPTransaction<Schema, StoreNames<Schema>[], 'readwrite'>;

let opening: Promise<Database> | null = null;

/** The phone's database, opened once. */
export function database(): Promise<Database> {
  opening ??= openDB<Schema>('gadeplan', VERSION, {
    upgrade: (db, from, _to, change) => migrate(db, from, change),
    // An old tab must not keep a new version of the app from opening.
    blocking: (_from, _to, event) => (event.target as IDBDatabase).close(),
    terminated: () => (opening = null),
  });
  return opening;
}

/** Closes the database and forgets it: for tests, and before it is deleted. */
export async function closeDatabase(): Promise<void> {
  (await opening)?.close();
  opening = null;
}

/**
 * Runs `work` in one strict transaction over the stores; when this returns, everything `work` wrote is on the disk,
 * and if it throws, nothing is.
 */
export async function change<T>(
  stores: StoreNames<Schema>[],
  work: (tx: Change) => Promise<T>,
): Promise<T> {
  const tx = (await database()).transaction(stores, 'readwrite', { durability: 'strict' });
  try {
    const result = await work(tx as Change);
    await tx.done;
    announce();
    return result;
  } catch (error) {
    tx.done.catch(() => undefined);
    try {
      tx.abort();
    } catch {
      // It was aborted already, and its own error is the one to report.
    }
    throw error;
  }
}

const listeners = new Set<() => void>();
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('gadeplan');
channel?.addEventListener('message', () => listeners.forEach((listener) => listener()));

function announce(): void {
  listeners.forEach((listener) => listener());
  channel?.postMessage('changed');
}

/** Calls back after each change, in this tab or another; answers the way to stop it. */
export function onChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
