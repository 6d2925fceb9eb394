import type { Pickup } from './reader';
import type { Heard } from './satellites';
import type { Tick, Things } from './ticks';

/** A fix older than this says where somebody was, not where they are. */
const OLD_S = 30;
const MINUTE_MS = 60_000;

/** One find as the server must have it: what, and where and when it was first touched. */
export interface Entry {
  what: string;
  at_ms: number;
  /** Where it was gone already, it was only a visit. */
  isFind: boolean;
}

/** What a tick comes to; null when nothing of it is left. */
export function entryOf(tick: Tick, fix: Heard, began_ms: number): Entry | null {
  const things = afterwards(tick);
  const { outcome, place_type } = tick;
  const isFind = outcome !== 'already_gone';
  if (isFind && things.length === 0) return null;
  return {
    what: inWords({ items: things, outcome, place_type, ...(fix ?? {}) }),
    at_ms: began_ms + tick.at * 1000,
    isFind,
  };
}

/** The last position that was heard before a second, by an app that is open since another one. */
export function lastHeard(heard: readonly Heard[], second: number, openSince: number): Heard {
  for (let s = second; s >= Math.max(openSince, second - OLD_S); s--) {
    const fix = heard[s];
    if (fix) return fix;
  }
  return null;
}

/** Pairs what was ticked with what the server has; answers what is missing, and what is there too much. */
export function compare(ticked: readonly Entry[], stored: readonly Pickup[]): string[] {
  const left = stored.map((pickup) => ({
    what: inWords(pickup),
    at_ms: Date.parse(pickup.recorded_at ?? ''),
  }));
  const missing = ticked.filter((entry) => {
    const same = left.filter((other) => other.what === entry.what && isNear(other, entry));
    same.sort((a, b) => off(a, entry) - off(b, entry));
    if (same[0]) left.splice(left.indexOf(same[0]), 1);
    return !same[0];
  });
  return [
    ...missing.map((entry) => `missing: ${line(entry)}`),
    ...left.map((entry) => `too much: ${line(entry)}`),
  ].sort();
}

function afterwards({ things, then }: Tick): Things {
  const more = then === 'amend' ? 1 : then === 'undo' ? -1 : 0;
  return things
    .map(({ item, count }, i) => ({ item, count: i === 0 ? count + more : count }))
    .filter(({ count }) => count > 0);
}

type Moment = Pick<Entry, 'at_ms'>;
type Said = Pick<Pickup, 'items' | 'outcome' | 'place_type' | 'lat' | 'lon'>;

/** All that makes a find this one, its place to about a metre. */
function inWords({ items, outcome, place_type, lat, lon }: Said): string {
  const things = items.map(({ item, count }) => `${count} ${item}`).sort();
  const place = lat == null || lon == null ? 'no place' : `${lat.toFixed(5)} ${lon.toFixed(5)}`;
  return [...things, outcome, place_type ?? 'anywhere', place].join(', ');
}

function isNear(a: Moment, b: Moment): boolean {
  return off(a, b) <= MINUTE_MS;
}

function off(a: Moment, b: Moment): number {
  return Math.abs(a.at_ms - b.at_ms);
}

function line({ what, at_ms }: Pick<Entry, 'what' | 'at_ms'>): string {
  return `${new Date(at_ms).toISOString()} ${what}`;
}
