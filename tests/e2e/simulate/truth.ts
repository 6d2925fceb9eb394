import { latLngToCell } from 'h3-js';
import { distance, pointOf, type Spot } from './ground';
import type { Heard } from './satellites';

/** Rougher fixes say too little about where somebody searched. */
const GOOD_M = 25;
/** Longer than this without a good fix and nobody knows where the patrol was. */
const HOLE_S = 60;
const RESOLUTION = 11;

/** What was truly searched. */
export interface Searched {
  seconds: number;
  metres: number;
  /** Metres truly walked, by cell. */
  cells: ReadonlyMap<string, number>;
}

/**
 * The ground that a perfect recorder would count: the true way, corner by corner, over every second that lies between
 * two good fixes which are at most a minute apart, as long as the app was open on a patrol that did not pause. It is
 * taken from the way itself, never from what the phone heard of it; only when something was heard decides.
 */
export function searched(
  way: readonly Spot[],
  heard: readonly Heard[],
  counts: (second: number) => boolean,
): Searched {
  const cells = new Map<string, number>();
  let [seconds, metres] = [0, 0];
  let last: number | null = null;
  for (const [second, fix] of heard.entries()) {
    if (!counts(second)) last = null;
    else if (fix && fix.accuracy_m <= GOOD_M) {
      if (last !== null && second - last <= HOLE_S) {
        seconds += second - last;
        for (let k = last; k < second; k++) {
          const step_m = distance(way[k]!, way[k + 1]!);
          const cell = cellOf(way[k]!);
          metres += step_m;
          cells.set(cell, (cells.get(cell) ?? 0) + step_m);
        }
      }
      last = second;
    }
  }
  return { seconds, metres, cells };
}

export function cellOf(spot: Spot): string {
  const { lat, lon } = pointOf(spot);
  return latLngToCell(lat, lon, RESOLUTION);
}
