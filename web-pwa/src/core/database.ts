import {
  openDB,
  type DBSchema,
  type IDBPDatabase,
  type IDBPTransaction,
  type StoreNames,
} from 'idb';
import type { Area, Envelope, SyncRecord } from '../api/types';
import type { ProblemCode } from './vocabulary';
import type { OwnPatrol, OwnPickup } from './own';
import type { Kept } from './kept';
import { migrate, VERSION } from './migrations';
import { announce, type News } from './news';

/** A record on its way to the server. It is written with what it reports in one transaction. */
export interface OutboxRow {
  seq?: number;
  record: SyncRecord;
  made_at: number;
  /** The page that made it and that page's steady clock then: they tell its age whatever was done to the time. */
  page?: number;
  steady_ms?: number;
  /** How often it went out. From the first time on the row is frozen: the server may have it. */
  sent_n: number;
  /** By how much the clock of its times ran ahead of the server's; absent = the clock of the phone as it is now. */
  ahead_ms?: number;
  refused: Refusal | null;
}

/** Why the server did not take a record. */
export interface Refusal {
  code: ProblemCode;
  field: string | null;
  detail: string | null;
  at: number;
}

/** A sealed record on its way to the server. When it was made is not written down. */
export interface SealedRow extends Envelope {
  due_at: number;
  /** How often it went out; from the first time on the server may have it. */
  sent_n: number;
  refused?: Refusal;
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
  pickups: {
    key: string;
    value: OwnPickup;
    indexes: { patrol_id: string; touched_at: number };
  };
  outbox: {
    key: number;
    value: OutboxRow;
    indexes: { record_id: string; refused_at: number };
  };
  receipts: { key: number; value: Receipt };
  sealed: {
    key: string;
    value: SealedRow;
    indexes: { due_at: number; refused_at: number };
  };
}

export type Database = IDBPDatabase<Schema>;
export type Change = IDBPTransaction<Schema, StoreNames<Schema>[], 'readwrite'>;

let opening: Promise<Database> | null = null;
let outdated = (): void => undefined;

/** Calls back when a newer version of the app took the database over: this page can only be loaded again. */
export function onOutdated(call: () => void): void {
  outdated = call;
}

/** The phone's database, opened once, and again when the browser closed it. */
export function database(): Promise<Database> {
  opening ??= open();
  return opening;
}

async function open(): Promise<Database> {
  try {
    return await openDB<Schema>('gadeplan', VERSION, {
      upgrade: (db, from, _to, change) => migrate(db, from, change),
      // An old tab must not keep a new version of the app from opening.
      blocking: (_from, _to, event) => {
        (event.target as IDBDatabase).close();
        opening = null;
      },
      terminated: () => (opening = null),
    });
  } catch (error) {
    opening = null;
    if ((error as DOMException).name === 'VersionError') outdated();
    throw error;
  }
}

/** Closes the database and forgets it: for tests, and before it is deleted. */
export async function closeDatabase(): Promise<void> {
  (await opening)?.close();
  opening = null;
}

/** Closes the database for good: until the page is gone, nobody who asks for it gets an answer. */
export async function shutDatabase(): Promise<void> {
  const open = opening;
  opening = new Promise(() => undefined);
  (await open)?.close();
}

/**
 * Runs `work` in one strict transaction over the stores; when this returns, everything `work` wrote is on the disk,
 * and if it throws, nothing is.
 */
export async function change<T>(
  stores: StoreNames<Schema>[],
  work: (tx: Change) => Promise<T>,
): Promise<T> {
  const tx = await begin(stores);
  const finds: News['finds'] = new Map();
  written.set(tx, finds);
  try {
    const result = await work(tx);
    await tx.done;
    announce({ stores, finds });
    return result;
  } catch (error) {
    throw await giveUp(tx, error);
  }
}

/** Writes a find; who shows it hears of it when the change is on the disk. */
export async function putPickup(tx: Change, pickup: OwnPickup): Promise<void> {
  written.get(tx)?.set(pickup.id, pickup);
  await tx.objectStore('pickups').put(pickup);
}

export async function dropPickup(tx: Change, id: string): Promise<void> {
  written.get(tx)?.set(id, null);
  await tx.objectStore('pickups').delete(id);
}

/** Whether something failed because the phone has no room left. */
export function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}

/** Waits for what a full phone can do without. */
export async function ifRoom(work: Promise<unknown>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!isFull(error)) throw error;
  });
}

const written = new WeakMap<Change, News['finds']>();

async function begin(stores: StoreNames<Schema>[]): Promise<Change> {
  const start = (db: Database): Change =>
    db.transaction(stores, 'readwrite', { durability: 'strict' }) as Change;
  try {
    return start(await database());
  } catch (error) {
    if ((error as DOMException).name !== 'InvalidStateError') throw error;
    // The browser closed it behind our back.
    opening = null;
    return start(await database());
  }
}

/** Undoes what was written so far, and answers why: a full disk ends a transaction by itself, and only its end says so. */
async function giveUp(tx: Change, error: unknown): Promise<unknown> {
  const end = tx.done.then(
    () => error,
    (why: unknown) => why,
  );
  try {
    tx.abort();
  } catch {
    // It was over already.
  }
  const why = await end;
  return isFull(why) ? why : error;
}
