import type { EffortCell, SyncRecord } from '../api/types';
import { instant, localDay, now, steady } from './clock';
import { change, putPickup, type Change, type OutboxRow } from './database';
import type { KnownClock } from './kept';
import type { OwnPatrol, OwnPickup } from './own';
import { IDLE_END_MS } from './patrols';
import { JUMP_MS } from './timekeeping';

/** A clock: how far it runs ahead of the server's, and the server's time if the server itself said so. */
interface Clock {
  ahead_ms: number;
  server_at?: number;
}

/** So many writes at once, so that a full phone still answers a finger in between. */
const AT_ONCE = 50;
const HALF_DAY_MS = 12 * 3600 * 1000;

/**
 * Moves everything on the phone into the clock as it is now, as if all had been recorded by it. Only what may have
 * reached the server stays as it is: such a row remembers by which clock it was recorded.
 */
export async function moveClock(to: Clock): Promise<void> {
  await change(['kept', 'outbox', 'patrols', 'pickups'], async (tx) => {
    const kept = tx.objectStore('kept');
    const known = ((await kept.get('clock')) as KnownClock | undefined) ?? NEVER;
    const rows = await tx.objectStore('outbox').getAll();
    // Another tab may have been first; and what was wrong all along is the server's to correct.
    const same = Math.abs(to.ahead_ms - known.ahead_ms) <= JUMP_MS;
    const first = to.server_at !== undefined && known.server_at === null;
    if (!same && !first) await moveAll(tx, rows, known, to);
    // Of what this page recorded it knows the clock; of an earlier page only the server can tell.
    const sure =
      to.server_at !== undefined || rows.every((row) => isOurs(row) || row.seq! <= known.seq);
    const seq = sure ? (rows.at(-1)?.seq ?? known.seq) : known.seq;
    await kept.put({ ...known, ...to, seq }, 'clock');
  });
}

function isOurs({ page }: OutboxRow): boolean {
  return page === performance.timeOrigin;
}

const NEVER: KnownClock = { server_at: null, ahead_ms: 0, seq: 0 };

async function moveAll(tx: Change, rows: OutboxRow[], known: KnownClock, to: Clock): Promise<void> {
  const by = judgeRows(rows, known, to);
  const usual = to.ahead_ms - known.ahead_ms;
  // A find or patrol is as old as its first record; when that was sent before, its clock was known.
  const first = new Map(
    rows
      .filter(({ record }) => record.type === 'pickup' || record.type === 'patrol_started')
      .map((row) => [row.record.id, by.get(row)!]),
  );
  const patrols = await tx.objectStore('patrols').getAll();
  const starts = new Map(patrols.map(({ id, started_at }) => [id, started_at]));
  const free = rows.filter((row) => row.sent_n === 0 && row.ahead_ms === undefined);
  await inTurns(free, async (row) => {
    const own = row.record.type === 'pickup_amended' ? (first.get(row.record.id) ?? usual) : null;
    const record = moveRecord(row.record, own ?? by.get(row)!, starts.get(row.record.id));
    const made_at = row.made_at + by.get(row)!;
    await tx.objectStore('outbox').put({ ...row, record, made_at });
  });
  await inTurns(await tx.objectStore('pickups').getAll(), (pickup) =>
    putPickup(tx, movePickup(pickup, first.get(pickup.id) ?? usual)),
  );
  await inTurns(patrols, async (patrol) => {
    await tx.objectStore('patrols').put(movePatrol(patrol, first.get(patrol.id) ?? usual));
  });
}

/** By how much each row is moved; they come in the order in which they were recorded. */
function judgeRows(rows: OutboxRow[], known: KnownClock, to: Clock): Map<OutboxRow, number> {
  const by = new Map<OutboxRow, number>();
  let latest = known.server_at ?? 0;
  for (const row of rows) {
    const ahead = row.ahead_ms ?? clockOf(row, known, to) ?? row.made_at - latest;
    latest = Math.max(latest, row.made_at - ahead);
    by.set(row, to.ahead_ms - ahead);
  }
  return by;
}

/**
 * How far the clock ran ahead by which a row was recorded: the old one or the new. Its true time lies between the
 * server's last answers; when both clocks fit, its age by the steady clock decides. Null when neither fits.
 */
function clockOf(row: OutboxRow, known: KnownClock, to: Clock): number | null {
  if (row.seq! <= known.seq) return known.ahead_ms;
  if (to.server_at === undefined) return isByThisClock(row) ? to.ahead_ms : known.ahead_ms;
  const [from, until] = [(known.server_at ?? 0) - JUMP_MS, to.server_at + JUMP_MS];
  const fits = [known.ahead_ms, to.ahead_ms].filter((ahead) => {
    const at = row.made_at - ahead;
    return from <= at && at <= until;
  });
  if (fits.length < 2) return fits[0] ?? null;
  if (!isOurs(row)) return known.ahead_ms;
  const made_at = to.server_at - (steady() - row.steady_ms!);
  const off = (ahead: number): number => Math.abs(row.made_at - ahead - made_at);
  return off(to.ahead_ms) <= off(known.ahead_ms) ? to.ahead_ms : known.ahead_ms;
}

/** Whether a row came after the clock was set and before anybody noticed: it stands to the steady clock as now does. */
function isByThisClock(row: OutboxRow): boolean {
  const since = steady() - (row.steady_ms ?? 0);
  return isOurs(row) && Math.abs(now() - row.made_at - since) <= JUMP_MS;
}

function moveRecord(record: SyncRecord, by: number, started_at?: number): SyncRecord {
  if (record.type === 'pickup_removed') return record;
  const moved = { ...record, recorded_at: moveInstant(record.recorded_at, by) };
  if (moved.type !== 'patrol_ended') return moved;
  const ended_at = Date.parse(record.recorded_at);
  const effort = moveDays(moved.effort, started_at ?? ended_at, ended_at, by);
  return { ...moved, effort };
}

function movePickup(pickup: OwnPickup, by: number): OwnPickup {
  const { fields, made_at, touched_at } = pickup;
  const recorded_at = moveInstant(fields.recorded_at, by);
  return {
    ...pickup,
    made_at: made_at + by,
    touched_at: touched_at + by,
    fields: { ...fields, recorded_at },
  };
}

function movePatrol(patrol: OwnPatrol, by: number): OwnPatrol {
  const { started_at, touched_at, paused_at, ended_at } = patrol;
  return {
    ...patrol,
    started_at: started_at + by,
    // A touch after the clock was set came by it already.
    touched_at: Math.min(touched_at + by, now()),
    paused_at: paused_at === null ? null : paused_at + by,
    ended_at: ended_at === null ? null : ended_at + by,
    effort: moveDays(patrol.effort, started_at, ended_at ?? touched_at + IDLE_END_MS, by),
  };
}

/** Of a day only the date is known; the part of it that lies in the patrol says where it moves. */
function moveDays(effort: EffortCell[], from: number, until: number, by: number): EffortCell[] {
  const moved = new Map<string, EffortCell>();
  for (const cell of effort) {
    const noon = new Date(`${cell.day}T00:00`).getTime() + HALF_DAY_MS;
    const day = localDay(Math.min(Math.max(noon, from), Math.max(from, until)) + by);
    // Two days of the old clock may be one of the new.
    const same = moved.get(cell.cell + day);
    const seconds = cell.seconds + (same?.seconds ?? 0);
    const metres = cell.metres + (same?.metres ?? 0);
    moved.set(cell.cell + day, { cell: cell.cell, day, seconds, metres });
  }
  return [...moved.values()];
}

function moveInstant(recorded_at: string, by: number): string {
  return instant(Date.parse(recorded_at) + by);
}

async function inTurns<T>(all: T[], work: (one: T) => Promise<void>): Promise<void> {
  for (let i = 0; i < all.length; i += AT_ONCE) {
    await Promise.all(all.slice(i, i + AT_ONCE).map(work));
  }
}
