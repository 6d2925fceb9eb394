import type { IDBPDatabase, IDBPObjectStore, IDBPTransaction, StoreNames } from 'idb';
import type { Schema } from './database';

type Upgrade = IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>;
type Step = (db: IDBPDatabase<Schema>, change: Upgrade) => void;

/** One step a version, oldest first; a released step is never edited, phones with a full outbox still need it. */
const STEPS: Step[] = [
  (db) => {
    db.createObjectStore('kept');
    db.createObjectStore('areas', { keyPath: 'id' });
    db.createObjectStore('patrols', { keyPath: 'id' });
    db.createObjectStore('pickups', { keyPath: 'id' }).createIndex('patrol_id', 'patrol_id');
    const outbox = db.createObjectStore('outbox', { keyPath: 'seq', autoIncrement: true });
    outbox.createIndex('record_id', 'record.id');
    db.createObjectStore('receipts', { keyPath: 'n', autoIncrement: true });
  },
  (_db, change) => {
    // A row that was not refused has no such time, and so no place in the index.
    change.objectStore('outbox').createIndex('refused_at', 'refused.at');
    change.objectStore('pickups').createIndex('touched_at', 'touched_at');
    void nameTransports(change.objectStore('patrols'));
  },
  (db) => {
    const sealed = db.createObjectStore('sealed', { keyPath: 'id' });
    sealed.createIndex('due_at', 'due_at');
    sealed.createIndex('refused_at', 'refused.at');
  },
];

export const VERSION = STEPS.length;

async function nameTransports(
  patrols: IDBPObjectStore<Schema, StoreNames<Schema>[], 'patrols', 'versionchange'>,
): Promise<void> {
  for (const patrol of await patrols.getAll()) {
    await patrols.put({ ...patrol, transports: [patrol.transport] });
  }
}

/** Brings a database of any earlier version to the present one. */
export function migrate(db: IDBPDatabase<Schema>, from: number, change: Upgrade): void {
  for (const step of STEPS.slice(from)) step(db, change);
}
